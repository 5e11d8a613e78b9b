"""A run is the lease of its site: there is one at a time, and it ends with its process."""

from __future__ import annotations

import os
import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import event

from storage.database import Database
from storage.run_records import Holder, NewSource, RunCounts, Schedule
from storage.runs import close_stale_runs, find_holder, finish_run, set_back_clock, start_run, update_run
from storage.sources import find_due, set_sources

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
URL = "https://www.harbour.example/"
SITE = "harbour.example"


def begin(database: Database, source: str = "harbour", now: datetime = NOON) -> int | None:
    with database.begin() as connection:
        return start_run(connection, source, URL, now, SITE)


def begun(database: Database, now: datetime = NOON) -> int:
    number = begin(database, now=now)
    assert number is not None
    return number


def test_a_site_has_one_run_at_a_time_and_says_whose(database: Database) -> None:
    first = begun(database)
    assert begin(database, "harbour-feed") is None
    with database.begin() as connection:
        assert start_run(connection, "bakery", "https://bakery.example/", NOON, "bakery.example") is not None
        assert find_holder(connection, SITE) == Holder(
            run_id=first, source="harbour", host=socket.gethostname(), pid=os.getpid(), started_at=NOON
        )
        finish_run(connection, first, "done", RunCounts(), [], NOON)
        assert find_holder(connection, SITE) is None
    assert begin(database, "harbour-feed") is not None


def test_of_many_that_begin_at_once_one_gets_the_site(database: Database, database_url: str) -> None:
    def try_it(number: int) -> bool:
        with Database(database_url) as own:
            return begin(own, f"source-{number}") is not None

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(try_it, range(6))) == 1


def test_a_run_that_was_silent_loses_its_site_and_is_told_so(database: Database) -> None:
    first = begun(database)
    with database.begin() as connection:
        assert update_run(connection, first, RunCounts(pages=7), NOON + MINUTE)
        assert close_stale_runs(connection, NOON + 2 * MINUTE) == []
        assert close_stale_runs(connection, NOON + 2.5 * MINUTE) == [first]
        assert not update_run(connection, first, RunCounts(pages=8), NOON + 4 * MINUTE)
    second = begun(database, NOON + 4 * MINUTE)
    with database.begin() as connection:  # the first one ends late, and takes nothing from the second
        finish_run(connection, first, "stopped", RunCounts(pages=8), [], NOON + 5 * MINUTE)
        holder = find_holder(connection, SITE)
    assert holder is not None
    assert holder.run_id == second


def test_a_clock_that_was_set_back_lengthens_no_lease(database: Database) -> None:
    first = begun(database, NOON + timedelta(hours=1))
    with database.begin() as connection:
        set_back_clock(connection, NOON)
        assert close_stale_runs(connection, NOON + MINUTE) == []
        assert close_stale_runs(connection, NOON + 3 * MINUTE) == [first]


def test_sources_of_a_site_that_is_crawled_are_not_due(database: Database) -> None:
    new = [
        NewSource(name=name, url=URL, site=site, every=timedelta(hours=1))
        for name, site in (("harbour", SITE), ("harbour-feed", SITE), ("bakery", "bakery.example"))
    ]
    with database.begin() as connection:
        set_sources(connection, new, lambda *_: NOON)
    run = begun(database)
    with database.begin() as connection:
        assert [one.name for one in find_due(connection, NOON, is_slow=True, limit=9)] == ["bakery"]
        finish_run(connection, run, "done", RunCounts(), [], NOON)
        assert len(find_due(connection, NOON, is_slow=True, limit=9)) == 3
        assert len(find_due(connection, NOON, is_slow=True, limit=2)) == 2
        assert find_due(connection, NOON, is_slow=False, limit=9) == []


def test_a_schedule_is_kept_as_it_was_written(database: Database) -> None:
    quiet = (datetime(2026, 1, 1, 22, 0, tzinfo=UTC).time(), datetime(2026, 1, 1, 6, 30, tzinfo=UTC).time())
    schedules = (
        Schedule(cron="30 6 * * mon-fri", timezone="Europe/Berlin", jitter=10 * MINUTE, quiet=quiet),
        Schedule(slowest=timedelta(days=1)),
        Schedule(),
    )
    new = [NewSource(name=f"source-{number}", url=URL, schedule=one) for number, one in enumerate(schedules)]
    with database.begin() as connection:
        set_sources(connection, new, lambda *_: NOON)
        found = find_due(connection, NOON, is_slow=True, limit=9)
    assert tuple(source.schedule for source in found) == schedules


def test_what_is_due_is_found_by_an_index(sqlite_url: str) -> None:
    asked: list[tuple[str, Any]] = []
    with Database(sqlite_url) as database, database.read() as connection:
        event.listen(connection, "before_cursor_execute", lambda *sent: asked.append(sent[2:4]))
        find_due(connection, NOON, is_slow=True, limit=64)
        ((query, values),) = asked
        plan = " ".join(row[-1] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", values))
    assert "ix_source_is_slow_next_due_at (is_slow=? AND next_due_at<?)" in plan
    assert "uq_run_site_running (site=?)" in plan
    assert "SCAN" not in plan
    assert "TEMP B-TREE" not in plan
