from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, update

from storage.database import Database
from storage.models import run
from storage.run_records import EmptyPages, RunCounts, RunError, RunLeft
from storage.runs import close_stale_runs, finish_run, list_runs, start_run, update_run

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
URL = "https://harbour.example/"


def begin(connection: Connection, source: str) -> int:
    number = start_run(connection, source, URL, NOON)
    assert number is not None
    return number


def test_a_run_is_recorded_from_start_to_end(database: Database) -> None:
    counts = RunCounts(pages=9, new=4, near=2, repeats=30, revisions=1, bytes=5_000_000_000)
    error = RunError(kind="timeout", count=2, url=URL + "slow", message="no answer in 30 s")
    empty = (
        EmptyPages(reason="listing", count=4, url=URL),
        EmptyPages(reason="error-page", count=1, url=URL + "gone"),
    )
    left = RunLeft(reason="too-deep", count=7, url=URL + "deep")
    with database.begin() as connection:
        number = begin(connection, "harbour")
        assert update_run(connection, number, RunCounts(pages=3), NOON + MINUTE)
        (running,) = list_runs(connection)
        finish_run(connection, number, "done", counts, [error], NOON + 2 * MINUTE, empty=empty[::-1], left=[left])
        (done,) = list_runs(connection)
    assert (running.status, running.pages, running.finished_at) == ("running", 3, None)
    assert (done.id, done.source, done.url, done.status) == (number, "harbour", URL, "done")
    assert (done.started_at, done.finished_at) == (NOON, NOON + 2 * MINUTE)
    assert (done.pages, done.new, done.repeats, done.revisions, done.bytes) == (9, 4, 30, 1, 5_000_000_000)
    assert done.errors == (error,)
    assert done.empty == empty
    assert done.left == (left,)


def test_finishing_twice_keeps_the_errors_once(database: Database) -> None:
    error = RunError(kind="timeout", count=2, url=URL, message="")
    with database.begin() as connection:
        number = begin(connection, "harbour")
        for _ in range(2):
            finish_run(connection, number, "stopped", RunCounts(), [error], NOON)
        assert list_runs(connection)[0].errors == (error,)


def test_runs_are_listed_latest_first(database: Database) -> None:
    with database.begin() as connection:
        numbers = [begin(connection, source) for source in ("a", "b", "a")]
        assert [found.id for found in list_runs(connection)] == numbers[::-1]
        assert [found.id for found in list_runs(connection, limit=1)] == numbers[2:]
        assert [found.id for found in list_runs(connection, source="a")] == [numbers[2], numbers[0]]


@pytest.fixture
def gone() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_runs_of_dead_or_silent_processes_have_crashed(database: Database, gone: int) -> None:
    now = NOON + 10 * MINUTE
    hosts = {
        "alive": (None, os.getpid(), now),
        "killed": (None, gone, now),
        "silent": (None, os.getpid(), now - 3 * MINUTE),
        "elsewhere": ("other.example", gone, now - MINUTE),
        "silent elsewhere": ("other.example", gone, now - 3 * MINUTE),
    }
    with database.begin() as connection:
        numbers = {}
        for name, (host, pid, heartbeat_at) in hosts.items():
            numbers[name] = begin(connection, name)
            row = {"pid": pid, "heartbeat_at": heartbeat_at} | ({"host": host} if host else {})
            connection.execute(update(run).where(run.c.id == numbers[name]).values(row))
        finished = begin(connection, "finished")
        finish_run(connection, finished, "done", RunCounts(), [], NOON)
        crashed = {"killed", "silent", "silent elsewhere"}
        assert close_stale_runs(connection, now) == sorted(numbers[name] for name in crashed)
        assert close_stale_runs(connection, now) == []
        found = {record.source: record for record in list_runs(connection)}
    assert {name for name, record in found.items() if record.status == "crashed"} == crashed
    assert found["silent"].finished_at == now - 3 * MINUTE
    assert found["finished"].status == "done"
