"""Who crawls which source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection

from storage import claims
from storage.database import Database
from storage.run_records import NewSource, SourceRecord
from storage.sources import find_due, find_source, set_sources
from tests.claimed import claim, hand_over, release

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
NEW = NewSource(name="bay", url="https://bay.example/", site="bay.example", every=timedelta(hours=1))


def bay(connection: Connection) -> SourceRecord:
    found = find_source(connection, "bay")
    assert found is not None
    return found


def test_who_crawls_a_source_is_told_on_either_database(database: Database) -> None:
    with database.begin() as connection:
        set_sources(connection, [NEW], lambda *_: NOON)
        assert claims.list_claims(connection, NOON) == {}
        claim(connection, bay(connection), "quay:7:aa", NOON)
        assert claims.list_claims(connection, NOON)[bay(connection).id].owner == "quay:7:aa"
        release(connection, bay(connection))
        assert claims.list_claims(connection, NOON) == {}


def test_what_waits_in_the_queue_has_no_owner_yet(postgres_url: str) -> None:
    with Database(postgres_url) as database, database.begin() as connection:
        set_sources(connection, [NEW], lambda *_: NOON)
        hand_over(connection, bay(connection), NOON)
        assert claims.list_claims(connection, NOON) == {bay(connection).id: claims.Claim(owner=None, due_at=NOON)}


@pytest.fixture
def connection(sqlite_url: str) -> Iterator[Connection]:
    """A transaction on a file with one source."""
    with Database(sqlite_url) as database, database.begin() as connection:
        set_sources(connection, [NEW], lambda *_: NOON)
        yield connection


def test_a_source_is_claimed_by_one_at_a_time(connection: Connection) -> None:
    number = bay(connection).id
    assert claims.claim(connection, number, "one", NOON, NOON + MINUTE)
    assert find_due(connection, NOON, is_slow=True, limit=9) == []
    assert not claims.claim(connection, number, "two", NOON, NOON + MINUTE)
    assert not claims.end(connection, number, "two")
    assert claims.end(connection, number, "one")
    assert not claims.end(connection, number, "one")
    assert claims.claim(connection, number, "two", NOON, NOON + MINUTE)


def test_a_claim_runs_out_unless_it_is_renewed(connection: Connection) -> None:
    number = bay(connection).id
    assert claims.claim(connection, number, "one", NOON, NOON + MINUTE)
    assert claims.renew(connection, "one", NOON + 2 * MINUTE) == {number}
    assert claims.renew(connection, "two", NOON + 9 * MINUTE) == set()
    assert not claims.claim(connection, number, "two", NOON + MINUTE, NOON + 3 * MINUTE)
    assert claims.claim(connection, number, "two", NOON + 2 * MINUTE, NOON + 3 * MINUTE)
    assert claims.renew(connection, "one", NOON + 9 * MINUTE) == set()


def test_claims_that_ran_out_or_of_owners_that_are_gone_are_void(connection: Connection) -> None:
    number = bay(connection).id
    assert claims.claim(connection, number, "one", NOON, NOON + MINUTE)
    assert claims.list_void(connection, lambda _: False, NOON) == []
    assert claims.list_void(connection, lambda _: False, NOON + MINUTE) == [number]
    assert claims.list_void(connection, lambda owner: owner == "one", NOON) == [number]
    claims.void(connection, [number])
    assert claims.list_claims(connection, NOON) == {}
