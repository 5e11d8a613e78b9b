from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from crawler.daemon.due_times import due_anew
from storage.database import Database
from storage.run_records import NewSource, SourceRecord
from storage.sources import claim, find_due, find_source, finish, list_sources, release, renew, set_sources

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


def take(database: Database, name: str, owner: str, now: datetime, *, if_due: bool = True) -> bool:
    wanted = get(database, name)
    with database.begin() as connection:
        after = None if wanted.every is None else now + wanted.every
        return claim(connection, wanted, owner, now, 10 * MINUTE, next_due_at=after, if_due=if_due)


def give_back(database: Database, name: str, owner: str, now: datetime, *, failed: bool | None = False) -> None:
    wanted = get(database, name)
    with database.begin() as connection:
        finish(connection, wanted.id, owner, now, failed=failed)


def test_a_new_source_is_due_at_once_and_then_after_its_interval(database: Database) -> None:
    set_up(database, HARBOUR, BAKERY, BY_HAND)
    assert sorted(due(database, NOON)) == ["bakery", "harbour"]
    assert take(database, "harbour", "one", NOON)
    give_back(database, "harbour", "one", NOON + MINUTE)
    assert due(database, NOON + HOUR - MINUTE) == ["bakery"]
    assert due(database, NOON + HOUR) == ["bakery", "harbour"]
    found = get(database, "harbour")
    assert (found.url, found.every, found.page_limit, found.scope) == (HARBOUR.url, HOUR, 20, "section")
    assert (found.last_started_at, found.last_finished_at, found.leased_until) == (NOON, NOON + MINUTE, None)


def test_a_source_is_crawled_by_one_at_a_time(database: Database) -> None:
    set_up(database, HARBOUR)
    assert take(database, "harbour", "one", NOON)
    assert due(database, NOON + 2 * MINUTE) == []
    assert not take(database, "harbour", "two", NOON + MINUTE, if_due=False)
    give_back(database, "harbour", "two", NOON + MINUTE)
    assert not take(database, "harbour", "two", NOON + MINUTE, if_due=False)
    give_back(database, "harbour", "one", NOON + MINUTE)
    assert not take(database, "harbour", "two", NOON + MINUTE)
    assert take(database, "harbour", "two", NOON + MINUTE, if_due=False)


def test_of_many_that_claim_at_once_one_gets_the_source(database: Database, database_url: str) -> None:
    set_up(database, HARBOUR)
    wanted = get(database, "harbour")

    def try_it(number: int) -> bool:
        with Database(database_url) as own, own.begin() as connection:
            return claim(connection, wanted, f"owner {number}", NOON, HOUR, next_due_at=NOON + HOUR)

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(try_it, range(6))) == 1


def test_a_lease_runs_out_unless_it_is_renewed(database: Database) -> None:
    set_up(database, HARBOUR)
    assert take(database, "harbour", "one", NOON)
    number = get(database, "harbour").id
    with database.begin() as connection:
        assert renew(connection, number, "one", NOON + 9 * MINUTE, 10 * MINUTE)
        assert not renew(connection, number, "two", NOON + 9 * MINUTE, 10 * MINUTE)
    assert not take(database, "harbour", "two", NOON + 11 * MINUTE, if_due=False)
    assert take(database, "harbour", "two", NOON + 19 * MINUTE, if_due=False)
    with database.begin() as connection:
        assert not renew(connection, number, "one", NOON + 19 * MINUTE, HOUR)


def test_failures_in_a_row_are_counted(database: Database) -> None:
    set_up(database, HARBOUR)
    for failed, failures in ((True, 1), (True, 2), (None, 2), (False, 0)):
        assert take(database, "harbour", "one", NOON, if_due=False)
        give_back(database, "harbour", "one", NOON, failed=failed)
        assert get(database, "harbour").failures == failures
        assert get(database, "harbour").last_success_at == (None if failures else NOON)


def test_a_restart_with_the_same_configuration_changes_no_due_time(database: Database) -> None:
    set_up(database, HARBOUR, BAKERY)
    assert take(database, "harbour", "one", NOON)
    give_back(database, "harbour", "one", NOON)
    set_up(database, HARBOUR, BAKERY, now=NOON + MINUTE)
    assert get(database, "harbour").next_due_at == NOON + HOUR
    assert get(database, "bakery").next_due_at == NOON


def test_a_shorter_interval_counts_from_the_last_start(database: Database) -> None:
    set_up(database, HARBOUR)
    assert take(database, "harbour", "one", NOON)
    give_back(database, "harbour", "one", NOON)
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
        assert take(database, name, "one", NOON, if_due=False)
        with database.begin() as connection:
            finish(connection, get(database, name).id, "one", NOON, failed=True, due_at=NOON + MINUTE)
    assert due(database, NOON) == []
    assert due(database, NOON + MINUTE) == ["harbour"]


def test_claims_of_owners_that_are_gone_end_and_their_sources_are_due(database: Database) -> None:
    set_up(database, HARBOUR, BAKERY, BY_HAND)
    assert take(database, "harbour", "dead", NOON)
    assert take(database, "by-hand", "dead", NOON, if_due=False)
    assert take(database, "bakery", "alive", NOON)
    with database.begin() as connection:
        assert release(connection, lambda owner: owner == "dead", NOON + MINUTE, lambda one: NOON + MINUTE) == [
            "by-hand",
            "harbour",
        ]
    assert get(database, "harbour").failures == 1
    assert due(database, NOON + MINUTE) == ["harbour"]
    assert take(database, "by-hand", "two", NOON + MINUTE, if_due=False)
