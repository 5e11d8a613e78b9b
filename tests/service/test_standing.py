from __future__ import annotations

from datetime import UTC, datetime, timedelta

from newsfold.cli.service.standing import standing_of
from storage.overview import SourceState
from storage.run_records import DaemonRecord, RunRecord

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAEMON = DaemonRecord(owner="quay:7:aa", host="quay", pid=7, started_at=NOON, seen_at=NOON)


def source(
    name: str, state: str = "due", due_at: datetime | None = NOON, failures: int = 0, trouble: str | None = None
) -> SourceState:
    return SourceState(
        name=name, url=f"https://{name}.example/", state=state, every=10 * MINUTE, next_due_at=due_at,
        last_started_at=None, last_success_at=None, failures=failures, trouble=trouble, held_by=None, outcome=None,
        yields=(),
    )  # fmt: skip


def run(heartbeat_at: datetime) -> RunRecord:
    return RunRecord(
        id=4, source="bay", url="https://bay.example/", status="running", outcome="running", host="quay", pid=7,
        started_at=NOON, heartbeat_at=heartbeat_at,
    )  # fmt: skip


def test_what_waits_is_told_longest_first_and_is_no_fault() -> None:
    states = [
        source("bay", due_at=NOON - MINUTE),
        source("hill", "backing off", NOON - 9 * MINUTE, 1),
        source("later", "waiting", NOON + MINUTE),
        source("asleep", "paused", NOON - 99 * MINUTE, 9),
        source("held", "running", NOON - MINUTE),
        source("gone", "no longer configured", None, 9),
    ]
    standing = standing_of([DAEMON], states, [run(NOON - MINUTE)], NOON)
    assert [state.name for state in standing.waiting] == ["hill", "bay"]
    assert standing.faults == ()


def test_a_source_that_waits_longer_than_its_interval_is_a_fault() -> None:
    standing = standing_of([DAEMON], [source("bay", due_at=NOON - 11 * MINUTE)], [], NOON)
    assert standing.faults == ("1 source waited longer than an interval, bay the longest",)


def test_sources_without_a_daemon_are_a_fault_unless_there_is_none() -> None:
    assert standing_of([], [], [], NOON).faults == ()
    assert standing_of([], [source("bay", "no longer configured", None)], [], NOON).faults == ()
    assert standing_of([], [source("bay")], [], NOON).faults == (
        "no node is alive, so nobody crawls the 1 source",
    )  # fmt: skip


def test_a_source_needs_a_look_when_it_fails_for_good_or_gives_nothing() -> None:
    trouble = "refused (robots): https://bay.example/: robots.txt forbids this page"
    states = [
        source("bay", "backing off", NOON + MINUTE, 1, trouble),
        source("hill", "failing", NOON + MINUTE, 3),
        source("vale", "backing off", NOON + MINUTE, 2, "unreachable (dns): unknown"),
    ]
    assert standing_of([DAEMON], states, [], NOON).faults == (f"bay: {trouble}", "hill: fails")


def test_a_run_whose_process_is_silent_is_a_fault() -> None:
    standing = standing_of([DAEMON], [], [run(NOON - 3 * MINUTE)], NOON)
    assert standing.faults == ("run 4 of bay has said nothing since 2026-03-01 11:57",)
