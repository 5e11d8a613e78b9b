"""Whether a source is well, told from its crawls."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from crawler.config.model import Source
from crawler.crawl.report import RunReport
from crawler.daemon.claims import after_crash
from crawler.daemon.health import LONGEST_WAIT, has_failed, left_alone, now_wrong
from crawler.session.outcomes import Outcome
from storage.run_records import Schedule, SourceRecord

MINUTE = timedelta(minutes=1)
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
DNS = "unreachable (dns): https://gazette.example/: unknown"
EMPTY = "nothing (listing): https://gazette.example/ holds no article"
REPORT = RunReport(
    source=Source(name="gazette", url="https://gazette.example/"), run_id=1, status="done", pages=1, unchanged=0,
    bytes=9, new=0, near=0, repeats=0, revisions=0, errors=(), duration=1.0, limit_hit=False, given_up=0,
)  # fmt: skip


def report(outcome: Outcome, trouble: str | None = None) -> RunReport:
    status = str(outcome) if outcome in (Outcome.STOPPED, Outcome.FAILED) else "done"
    return replace(REPORT, status=status, outcome=outcome, trouble=trouble)


@pytest.mark.parametrize(
    ("outcome", "failed"),
    [
        (Outcome.OK, False), (Outcome.UNCHANGED, False), (Outcome.PARTLY, False), (Outcome.NOTHING, None),
        (Outcome.STOPPED, None), (Outcome.UNREACHABLE, True), (Outcome.REFUSED, True), (Outcome.FAILED, True),
    ],
)  # fmt: skip
def test_what_counts_as_a_failure(outcome: Outcome, failed: bool | None) -> None:
    assert has_failed(report(outcome)) is failed


def test_a_crawl_that_raised_has_failed() -> None:
    assert has_failed(None) is True


def test_a_source_that_fails_is_asked_less_often_but_at_least_hourly() -> None:
    waits = [left_alone(10 * MINUTE, failures) for failures in range(1, 6)]
    assert waits == [None, 20 * MINUTE, 40 * MINUTE, LONGEST_WAIT, LONGEST_WAIT]
    assert left_alone(timedelta(seconds=1), 10_000) == LONGEST_WAIT
    assert left_alone(timedelta(days=1), 9) is None
    assert left_alone(None, 9) is None


@pytest.mark.parametrize(
    ("every", "failures", "wait"),
    [
        (timedelta(seconds=10), 1, timedelta()),
        (timedelta(seconds=10), 2, timedelta(seconds=20)),
        (timedelta(seconds=10), 40, MINUTE),
        (5 * MINUTE, 40, 20 * MINUTE),
        (None, 40, timedelta()),
    ],
)
def test_a_source_whose_node_dies_again_and_again_is_asked_after_four_intervals_at_the_latest(
    every: timedelta | None, failures: int, wait: timedelta
) -> None:
    record = SourceRecord(
        id=1, name="gazette", url="https://gazette.example/", site="gazette.example", every=every, schedule=Schedule(),
        pace=None, is_slow=False, page_limit=None, scope=None, next_due_at=None, last_started_at=None,
        last_finished_at=None, failures=failures, paused=False, last_success_at=None, trouble=None,
    )  # fmt: skip
    assert after_crash(record, NOON) - NOON == wait


def test_what_is_wrong_stays_until_a_crawl_says_otherwise() -> None:
    assert now_wrong(report(Outcome.UNREACHABLE, DNS), None) == DNS
    other = DNS.replace("gazette.example/", "gazette.example/news")
    assert now_wrong(report(Outcome.UNREACHABLE, other), DNS) == DNS
    for cut_short in (None, report(Outcome.STOPPED), report(Outcome.FAILED)):
        assert now_wrong(cut_short, DNS) == DNS
    assert now_wrong(report(Outcome.UNCHANGED), EMPTY) == EMPTY
    assert now_wrong(report(Outcome.UNCHANGED), DNS) is None
    assert now_wrong(report(Outcome.OK), EMPTY) is None
