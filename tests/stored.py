"""Articles put straight into a store, for tests of what reads it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from storage.article_writes import add
from storage.database import Database
from storage.numbers import reserve_numbers
from storage.records import NewArticle


def add_one(database: Database, connection: Connection, new: NewArticle, now: datetime) -> int:
    """Add an article and return its number."""
    (number,) = reserve_numbers(database, connection, 1)
    assert add(database, connection, {number: new}, {number: now})
    return number
