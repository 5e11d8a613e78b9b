"""Which sources have fetched a page: the last one stands in the page, others beside it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from sqlalchemy import Connection, Insert

from storage.dialects import insert_for
from storage.models import page_source


@cache
def _note(dialect: str) -> Insert:
    return insert_for(dialect, page_source).on_conflict_do_nothing()


def note_sources(connection: Connection, fetched: Iterable[tuple[int, str]]) -> None:
    """Remember of pages, by their numbers, that these sources have fetched them, too."""
    rows = [{"page_id": number, "source": source} for number, source in sorted(set(fetched))]
    if rows:
        connection.execute(_note(connection.dialect.name), rows)
