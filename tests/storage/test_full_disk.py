"""A disk that is full: what does not fit is not there at all, and with room the same pages are stored."""

from __future__ import annotations

import sqlite3
from itertools import count

import pytest
from sqlalchemy import event, text

from crawler.archive.pages import archive
from migrations import open_database
from storage.articles import list_articles
from storage.care.checks import look_over
from storage.errors import DatabaseFull
from tests.archive.lanterns import NOON, page
from tests.archive.lanterns import text as text_of


def test_nothing_is_half_there_and_work_goes_on_with_room(sqlite_url: str) -> None:
    with open_database(sqlite_url) as database:
        with database.read() as connection:
            room = [connection.execute(text("PRAGMA page_count")).scalar_one() + 15]

        @event.listens_for(database._engine, "checkout")
        def checkout(driver: sqlite3.Connection, *_: object) -> None:
            driver.execute(f"PRAGMA max_page_count = {room[0]}")

        stored = count()
        pages = [page(f"Snow in Marbach {number}", text_of(f"M{number}"), f"{number}") for number in range(60)]

        def store_all() -> None:
            for each in pages:
                archive(database, each, NOON)
                next(stored)

        with pytest.raises(DatabaseFull):
            store_all()
        had = next(stored)
        assert 0 < had < 59
        with pytest.raises(DatabaseFull):
            archive(database, pages[-1], NOON)
        room[0] = 2**30
        state = look_over(database)
        assert state.faults == ()
        store_all()
        with database.read() as connection:
            assert len(list_articles(connection, limit=100)) == 60
        assert look_over(database).faults == ()
