"""What the daemon decides."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from crawler.config.model import Source
from crawler.crawl.report import RunReport
from crawler.daemon.timetable import LEASE, choose, due_again, is_gone, needs_renewal, outcome
from storage.run_records import RunError, SourceRecord

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def record(number: int, url: str | None = None) -> SourceRecord:
    return SourceRecord(
        id=number, name=f"source-{number}", url=url or f"https://paper-{number}.example/", every=timedelta(hours=1),
        page_limit=None, scope=None,
        next_due_at=NOON, leased_until=None, last_started_at=None, last_finished_at=None, failures=0,
    )  # fmt: skip


def report(status: str, failure: str | None = None) -> RunReport:
    return RunReport(
        source=Source(name="gazette", url="https://gazette.example/"), run_id=1, status=status, pages=12, unchanged=2,
        bytes=9, new=3, near=1, repeats=4, revisions=1, duration=2.25, limit_hit=False, given_up=0, failure=failure,
        errors=(RunError(kind="http-404", count=2, url="https://gazette.example/x", message="gone"),),
    )  # fmt: skip


def test_what_is_due_longest_is_started_as_far_as_there_is_room() -> None:
    due = [record(number) for number in (5, 3, 4, 1)]
    assert [source.id for source in choose(due, [], 3)] == [5, 3, 4]
    assert [source.id for source in choose(due, [record(3), record(9)], 4)] == [5, 4]
    assert choose(due, [record(7), record(8), record(9)], 2) == []


def test_a_site_is_crawled_once_at_a_time() -> None:
    urls = (
        "https://www.bay.example/sport/",
        "http://bay.example/",
        "https://hill.example/",
        "https://hill.example/feed",
    )
    due = [record(number, url) for number, url in enumerate(urls)]
    assert [source.id for source in choose(due, [])] == [0, 2]
    assert [source.id for source in choose(due, [record(9, "https://bay.example/feed")])] == [2]


def test_a_claim_is_renewed_long_before_it_ends() -> None:
    assert not needs_renewal(NOON, NOON + LEASE / 10)
    assert needs_renewal(NOON, NOON + LEASE / 2)


@pytest.mark.parametrize(
    ("owner", "gone"),
    [
        ("harbour:10:aa", True), ("harbour:11:aa", False), ("elsewhere:10:aa", False),
        ("harbour:x:aa", False), ("harbour", False), ("", False), ("a:harbour:10:aa", False),
    ],
)  # fmt: skip
def test_whose_claims_are_void(owner: str, gone: bool) -> None:
    assert is_gone(owner, "harbour", lambda pid: pid == 11) is gone


def test_what_was_cut_short_is_due_again() -> None:
    hour = timedelta(hours=1)
    assert due_again(report("done"), hour, NOON) is None
    assert due_again(report("stopped"), hour, NOON) == NOON
    assert due_again(report("failed"), hour, NOON) == NOON + timedelta(minutes=5)
    assert due_again(None, timedelta(seconds=30), NOON) == NOON + timedelta(seconds=30)
    assert due_again(None, None, NOON) == NOON + timedelta(minutes=5)


def test_a_line_on_how_a_crawl_went() -> None:
    assert outcome(report("done")) == (
        "gazette: ok in 2.2 s: 12 pages (2 unchanged), 3 new (1 near copies), 4 repeats, 1 revisions, 2 × http-404"
    )
    assert outcome(report("failed", "disk full")).endswith("2 × http-404; disk full")
