"""What a person says of a source, and how it is seen then."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, event

from crawler.daemon.due_times import due_anew
from storage.control import ask_for, get_trouble, set_paused, set_trouble
from storage.database import Database
from storage.overview import YIELDS, Timetable, list_states, sum_up
from storage.run_records import NewSource, RunCounts, SourceRecord
from storage.runs import finish_run, start_run
from storage.sources import begin, find_due, find_source, finish, list_sources, set_due, set_sources
from tests.claimed import claim, release

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
BAY = NewSource(name="bay", url="https://bay.example/", every=HOUR)


def configure(connection: Connection, configured: list[NewSource], now: datetime) -> None:
    set_sources(connection, configured, lambda new, known: due_anew(new, known, now))


def begun(connection: Connection, source: str, url: str, now: datetime) -> int:
    run = start_run(connection, source, url, now)
    assert run is not None
    return run


def bay(connection: Connection) -> SourceRecord:
    found = find_source(connection, "bay")
    assert found is not None
    return found


def state(connection: Connection, now: datetime) -> str:
    (found,) = list_states(connection, now)
    return found.state


def test_a_paused_source_is_never_due_through_restarts_too(database: Database) -> None:
    with database.begin() as connection:
        configure(connection, [BAY], NOON)
        set_paused(connection, bay(connection).id, paused=True)
        assert find_due(connection, NOON + 9 * HOUR, is_slow=True, limit=9) == []
        configure(connection, [BAY], NOON + HOUR)
        assert (find_due(connection, NOON + 9 * HOUR, is_slow=True, limit=9), state(connection, NOON)) == ([], "paused")
        set_paused(connection, bay(connection).id, paused=False)
        assert [source.name for source in find_due(connection, NOON + HOUR, is_slow=True, limit=9)] == ["bay"]


def test_a_source_that_is_asked_for_amid_its_crawl_is_due_again_after_it(database: Database) -> None:
    with database.begin() as connection:
        configure(connection, [BAY], NOON)
        claim(connection, bay(connection), "quay:7:aa", NOON)
        ask_for(connection, bay(connection).id, NOON + MINUTE)
        assert (find_due(connection, NOON + MINUTE, is_slow=True, limit=9), state(connection, NOON + MINUTE)) == (
            [],
            "running",
        )
        release(connection, bay(connection))
        finish(connection, bay(connection).id, NOON + 2 * MINUTE, failed=False)
        assert [source.name for source in find_due(connection, NOON + 2 * MINUTE, is_slow=True, limit=9)] == ["bay"]


def test_the_state_of_a_source(database: Database) -> None:
    with database.begin() as connection:
        configure(connection, [BAY], NOON)
        assert state(connection, NOON) == "due"
        seen = []
        for failed in (False, True, True, True, False):
            begin(connection, bay(connection).id, NOON, next_due_at=NOON + HOUR)
            finish(connection, bay(connection).id, NOON, failed=failed)
            seen.append(state(connection, NOON + MINUTE))
        assert seen == ["waiting", "backing off", "backing off", "failing", "waiting"]
        configure(connection, [], NOON)
        assert state(connection, NOON) == "no longer configured"


def test_the_yield_is_that_of_the_last_runs_that_have_ended(database: Database) -> None:
    with database.begin() as connection:
        configure(connection, [BAY], NOON)
        for new in range(YIELDS + 3):
            run = begun(connection, "bay", BAY.url, NOON)
            finish_run(connection, run, "done", RunCounts(new=new), [], NOON, outcome="ok" if new else "unchanged")
        failed = begun(connection, "bay", BAY.url, NOON)
        finish_run(connection, failed, "done", RunCounts(), [], NOON, outcome="unreachable")
        begun(connection, "bay", BAY.url, NOON)
        (found,) = list_states(connection, NOON, name="bay")
        assert found.yields == (*range(4, YIELDS + 3), None)
        assert found.outcome == "unreachable"


def test_a_trouble_is_kept_until_it_is_over(database: Database) -> None:
    with database.begin() as connection:
        configure(connection, [BAY], NOON)
        number = bay(connection).id
        assert get_trouble(connection, number) is None
        for trouble in ("refused (robots): https://bay.example/: forbidden", None):
            set_trouble(connection, number, trouble)
            assert get_trouble(connection, number) == bay(connection).trouble == trouble


@pytest.mark.parametrize("with_yields", [True, False])
def test_the_states_of_all_sources_are_three_queries(database: Database, with_yields: bool) -> None:
    names = [f"bay{number}" for number in range(30)]
    with database.begin() as connection:
        configure(connection, [replace(BAY, name=name) for name in names], NOON)
        for number, name in enumerate(names * 2):
            run = begun(connection, name, BAY.url, NOON)
            finish_run(connection, run, "done", RunCounts(new=number), [], NOON, outcome="ok")
        queries: list[str] = []
        event.listen(connection, "before_cursor_execute", lambda *given: queries.append(given[2]))
        states = {state.name: state for state in list_states(connection, NOON, with_yields=with_yields)}
        assert len(queries) == 3
        assert states.keys() == set(names)
        assert states["bay7"].yields == ((7, 37) if with_yields else ())


def test_the_timetable_is_summed_up(database: Database) -> None:
    names = ("bay", "gone", "hill", "lake", "late", "moor", "quay")
    new = [NewSource(name=name, url=f"https://{name}.example/", every=HOUR) for name in names]
    with database.begin() as connection:
        assert sum_up(connection, NOON, most=9) == Timetable(states={}, oldest_due_at=None, successes={})
        configure(connection, new, NOON)
        known = {one.name: one for one in list_sources(connection)}
        later = NOON + 2 * HOUR
        claim(connection, known["bay"], "quay:7:aa", later)
        set_due(connection, known["bay"].id, later)
        for name, failed, ended in (("lake", False, NOON), ("quay", False, NOON + MINUTE), ("hill", True, NOON)):
            begin(connection, known[name].id, NOON, next_due_at=later - MINUTE)
            finish(connection, known[name].id, ended, failed=failed)
        set_paused(connection, known["moor"].id, paused=True)
        configure(connection, [one for one in new if one.name != "gone"], NOON)
        set_due(connection, known["late"].id, later + MINUTE)
        assert sum_up(connection, later, most=1) == Timetable(
            states={"running": 1, "due": 2, "waiting": 1, "backing off": 1, "paused": 1},
            oldest_due_at=NOON + HOUR,
            successes={"lake": NOON},
        )
