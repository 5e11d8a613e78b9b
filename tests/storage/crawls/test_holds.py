from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from storage.database import Database
from storage.holds import end_hold, find_held_pages, find_hold, hold_page, set_hold
from storage.models import held_page
from storage.run_records import HeldPage, HostHold

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


def test_a_page_is_held_until_its_time_in_place_of_an_earlier_one(database: Database) -> None:
    page = HeldPage(host="paper.example", url="https://paper.example/jam", until=NOON + HOUR)
    with database.begin() as connection:
        hold_page(connection, replace(page, until=NOON + 3 * HOUR), NOON)
        hold_page(connection, page, NOON)
        hold_page(connection, replace(page, host="quay.example"), NOON)
        assert find_held_pages(connection, "paper.example", NOON) == (page,)
        assert find_held_pages(connection, "paper.example", NOON + HOUR) == ()


def test_a_page_whose_time_has_come_is_forgotten(database: Database) -> None:
    page = HeldPage(host="paper.example", url="https://paper.example/jam", until=NOON)
    with database.begin() as connection:
        hold_page(connection, page, NOON - HOUR)
        hold_page(connection, replace(page, url="https://paper.example/b", until=NOON + HOUR), NOON)
        assert [row.url for row in connection.execute(select(held_page))] == ["https://paper.example/b"]
