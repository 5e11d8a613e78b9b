from __future__ import annotations

from datetime import UTC, datetime, timedelta

from crawler.daemon.due_times import due_anew
from storage.database import Database
from storage.run_records import NewSource, SourceRecord
from storage.sources import begin, crashed, find_due, find_source, finish, list_sources, set_due_again, set_sources

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
HARBOUR = NewSource(name="harbour", url="https://harbour.example/", every=HOUR, page_limit=20, scope="section")
BAKERY = NewSource(name="bakery", url="https://bakery.example/feed", every=2 * HOUR)
BY_HAND = NewSource(name="by-hand", url="https://hand.example/")


def set_up(database: Database, *configured: NewSource, now: datetime = NOON) -> None:
    with database.begin() as connection:
        set_sources(connection, configured, lambda new, known: due_anew(new, known, now))


def due(database: Database, now: datetime) -> list[str]:
    with database.read() as connection:
        return [found.name for found in find_due(connection, now, is_slow=True, limit=9)]


def get(database: Database, name: str) -> SourceRecord:
    with database.read() as connection:
        found = find_source(connection, name)
    assert found is not None
    return found


def crawled(database: Database, name: str, now: datetime, *, failed: bool | None = False) -> None:
    wanted = get(database, name)
    with database.begin() as connection:
        begin(connection, wanted.id, now, next_due_at=None if wanted.every is None else now + wanted.every)
        finish(connection, wanted.id, now + MINUTE, failed=failed)


def test_a_new_source_is_due_at_once_and_then_after_its_interval(database: Database) -> None:
    set_up(database, HARBOUR, BAKERY, BY_HAND)
    assert sorted(due(database, NOON)) == ["bakery", "harbour"]
    crawled(database, "harbour", NOON)
    assert due(database, NOON + HOUR - MINUTE) == ["bakery"]
    assert due(database, NOON + HOUR) == ["bakery", "harbour"]
    found = get(database, "harbour")
    assert (found.url, found.every, found.page_limit, found.scope) == (HARBOUR.url, HOUR, 20, "section")
    assert (found.last_started_at, found.last_finished_at) == (NOON, NOON + MINUTE)


def test_failures_in_a_row_are_counted(database: Database) -> None:
    set_up(database, HARBOUR)
    for failed, failures in ((True, 1), (True, 2), (None, 2), (False, 0)):
        crawled(database, "harbour", NOON, failed=failed)
        assert get(database, "harbour").failures == failures
        assert get(database, "harbour").last_success_at == (None if failures else NOON + MINUTE)


def test_a_restart_with_the_same_configuration_changes_no_due_time(database: Database) -> None:
    set_up(database, HARBOUR, BAKERY)
    crawled(database, "harbour", NOON)
    set_up(database, HARBOUR, BAKERY, now=NOON + MINUTE)
    assert get(database, "harbour").next_due_at == NOON + HOUR
    assert get(database, "bakery").next_due_at == NOON


def test_a_shorter_interval_counts_from_the_last_start(database: Database) -> None:
    set_up(database, HARBOUR)
    crawled(database, "harbour", NOON)
    set_up(database, NewSource(name="harbour", url=HARBOUR.url, every=10 * MINUTE), now=NOON + MINUTE)
    assert get(database, "harbour").next_due_at == NOON + 10 * MINUTE


def test_a_source_that_left_the_configuration_rests_until_it_comes_back(database: Database) -> None:
    set_up(database, HARBOUR, BAKERY)
    set_up(database, BAKERY)
    assert due(database, NOON + 9 * HOUR) == ["bakery"]
    with database.read() as connection:
        assert [found.name for found in list_sources(connection)] == ["bakery"]
        assert find_source(connection, "harbour") is None
    set_up(database, HARBOUR, BAKERY)
    assert sorted(due(database, NOON)) == ["bakery", "harbour"]


def test_a_crawl_that_was_cut_short_is_due_when_it_says(database: Database) -> None:
    set_up(database, HARBOUR, BY_HAND)
    for name in ("harbour", "by-hand"):
        crawled(database, name, NOON)
        with database.begin() as connection:
            finish(connection, get(database, name).id, NOON, failed=True, due_at=NOON + MINUTE)
    assert due(database, NOON) == []
    assert due(database, NOON + 2 * MINUTE) == ["harbour"]


def test_of_what_nothing_came_is_due_again_if_it_has_a_schedule(database: Database) -> None:
    set_up(database, HARBOUR, BAKERY, BY_HAND)
    for name in ("harbour", "bakery", "by-hand"):
        crawled(database, name, NOON)
    with database.begin() as connection:
        ids = [get(database, name).id for name in ("harbour", "by-hand")]
        assert set_due_again(connection, ids, NOON + MINUTE) == ["by-hand", "harbour"]
        assert crashed(connection, ids, NOON + MINUTE, lambda one: NOON + 2 * MINUTE) == ["by-hand", "harbour"]
    assert (get(database, "harbour").failures, get(database, "harbour").next_due_at) == (1, NOON + 2 * MINUTE)
    assert due(database, NOON + 2 * MINUTE) == ["harbour"]
