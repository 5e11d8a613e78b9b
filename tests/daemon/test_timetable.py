"""What the daemon decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from crawler.config.model import Source
from crawler.crawl.report import RunReport
from crawler.daemon.timetable import (
    LOOKED_AT,
    SLOW,
    Room,
    choose,
    due_again,
    is_gone,
    outcome,
    room_beside,
    told,
)
from storage.run_records import RunError, Schedule, SourceRecord

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def record(
    number: int, site: str | None = None, *, due: int = 0, is_slow: bool = False, slowest: timedelta | None = None
) -> SourceRecord:
    site = site or f"paper-{number}.example"
    return SourceRecord(
        id=number, name=f"source-{number}", url=f"https://{site}/", site=site, every=timedelta(hours=1),
        page_limit=None, scope=None, is_slow=is_slow, schedule=Schedule(slowest=slowest),
        next_due_at=NOON + timedelta(seconds=due),
        last_started_at=None, last_finished_at=None, failures=0,
    )  # fmt: skip


def report(status: str, failure: str | None = None) -> RunReport:
    return RunReport(
        source=Source(name="gazette", url="https://gazette.example/"), run_id=1, status=status, pages=12, unchanged=2,
        bytes=9, new=3, near=1, repeats=4, revisions=1, duration=2.25, limit_hit=False, given_up=0, failure=failure,
        errors=(RunError(kind="http-404", count=2, url="https://gazette.example/x", message="gone"),),
    )  # fmt: skip


def ids(due: list[SourceRecord], sites: list[str], room: Room) -> list[int]:
    return [source.id for source in choose(due, sites, room)]


def test_what_is_due_longest_is_started_as_far_as_there_is_room() -> None:
    due = [record(5, due=3), record(3, due=1), record(4, due=2), record(1, due=4)]
    assert ids(due, [], Room(quick=3, slow=0, together=9)) == [3, 4, 5]
    assert ids(due, ["paper-4.example"], Room(quick=2, slow=0, together=9)) == [3, 5]
    assert ids(due, [], Room(quick=3, slow=3, together=1)) == [3]
    assert ids(due, [], Room(quick=-1, slow=3, together=9)) == []


def test_a_site_is_crawled_once_at_a_time() -> None:
    sites = ("bay.example", "bay.example", "hill.example", "hill.example")
    due = [record(number, site) for number, site in enumerate(sites)]
    room = Room(quick=4, slow=4, together=9)
    assert ids(due, [], room) == [0, 2]
    assert ids(due, ["bay.example"], room) == [2]


def test_slow_crawls_take_no_room_from_quick_ones() -> None:
    slow = [(record(number, is_slow=True), NOON) for number in range(3)]
    grown_slow = (record(3), NOON - SLOW * 2)
    quick = (record(4), NOON)
    assert room_beside([*slow, grown_slow, quick], NOON) == Room(quick=3, slow=0, together=11)
    due = [record(7, is_slow=True), record(8)]
    assert ids(due, [], room_beside([*slow, grown_slow], NOON)) == [8]
    assert ids(due, [], room_beside([(record(number), NOON) for number in range(4)], NOON)) == [7]


def test_first_comes_who_would_miss_an_interval_first() -> None:
    minute = timedelta(minutes=1)
    due = [record(1), replace(record(2, due=30), every=minute), replace(record(3, due=59), every=None)]
    assert ids(due, [], Room(quick=4, slow=4, together=9)) == [3, 2, 1]


def test_under_full_load_each_source_is_within_twice_its_interval() -> None:
    """150 sources that keep the room for quick ones busy by 85 %, beside archives that never end."""
    intervals = [timedelta(seconds=seconds) for seconds in [30] * 30 + [60] * 30 + [300] * 30 + [600] * 60]
    for starts, every in zip(an_hour_of(intervals), intervals, strict=True):
        assert max(later - sooner for sooner, later in pairwise(starts)) <= 2 * every


def an_hour_of(intervals: list[timedelta]) -> list[list[datetime]]:
    """Crawl sources of such intervals for an hour, two seconds a crawl; return when each began, and the end."""
    waiting = [replace(record(number), every=every) for number, every in enumerate(intervals)]
    archives = [(record(number, is_slow=True), NOON) for number in range(1000, 1004)]
    starts = [[NOON] for _ in intervals]
    running: list[tuple[SourceRecord, datetime]] = []
    for second in range(3600):
        now = NOON + timedelta(seconds=second)
        running = [(one, begun) for one, begun in running if now - begun < timedelta(seconds=2)]
        beside = [*archives, *running]
        due = sorted((one for one in waiting if due_time(one) <= now), key=due_time)[:LOOKED_AT]
        for one in choose(due, [source.site for source, _ in beside], room_beside(beside, now)):
            starts[one.id].append(now)
            waiting[one.id] = replace(one, next_due_at=now + intervals[one.id])
            running.append((one, now))
    return [[*begun, NOON + timedelta(hours=1)] for begun in starts]


def due_time(source: SourceRecord) -> datetime:
    assert source.next_due_at is not None
    return source.next_due_at


def test_what_a_crawl_tells_of_its_source() -> None:
    hour, quarter = timedelta(hours=1), timedelta(minutes=15)
    adaptive = record(1, slowest=timedelta(days=1))
    assert told(report("done"), record(1), NOON, NOON) == (None, False)
    assert told(report("done"), adaptive, NOON, NOON + SLOW * 2) == (hour, True)
    for cut_short in (None, report("stopped"), report("failed")):
        assert told(cut_short, adaptive, NOON, NOON) == (None, None)
        assert told(cut_short, adaptive, NOON - quarter, NOON) == (None, True)


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
