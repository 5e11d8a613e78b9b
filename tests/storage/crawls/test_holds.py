from __future__ import annotations

from datetime import UTC, datetime, timedelta

from storage.database import Database
from storage.holds import end_hold, find_hold, set_hold
from storage.run_records import HostHold

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def a_hold(until: datetime, times: int = 1) -> HostHold:
    return HostHold(host="paper.example", until=until, status=429, times=times)


def test_the_longest_hold_on_a_host_stays(database: Database) -> None:
    with database.begin() as connection:
        set_hold(connection, a_hold(NOON))
        set_hold(connection, a_hold(NOON + HOUR, 2))
        set_hold(connection, a_hold(NOON - HOUR, 3))
        assert find_hold(connection, "paper.example") == a_hold(NOON + HOUR, 2)
        assert find_hold(connection, "quay.example") is None


def test_a_hold_ends_when_it_is_over_and_not_before(database: Database) -> None:
    with database.begin() as connection:
        set_hold(connection, a_hold(NOON))
        end_hold(connection, "paper.example", NOON - HOUR)
        assert find_hold(connection, "paper.example") is not None
        end_hold(connection, "paper.example", NOON)
        assert find_hold(connection, "paper.example") is None
