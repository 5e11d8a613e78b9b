"""The numbers of articles: none is given twice, though articles are removed: a person may have written it down."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Connection, Insert, case, select

from storage.database import Database
from storage.dialects import insert_for
from storage.models import article, marker

_HIGHEST = "highest removed"
_FIND_HIGHEST = select(marker.c.article_id).where(marker.c.name == _HIGHEST)


@cache
def _set_highest(dialect: str) -> Insert:
    statement = insert_for(dialect, marker)
    new, had = statement.excluded.article_id, marker.c.article_id
    return statement.on_conflict_do_update(
        index_elements=[marker.c.name], set_={"article_id": case((new > had, new), else_=had)}
    )


def reserve_numbers(database: Database, connection: Connection, count: int) -> list[int]:
    """Return numbers for articles to be added, ascending; those that are not used stay unused."""
    if not count:
        return []
    highest = connection.execute(_FIND_HIGHEST).scalar() or 0
    return database.dialect.reserve_ids(connection, article, count, above=highest)


def note_removed(connection: Connection, highest: int) -> None:
    """Remember that articles up to a number were removed."""
    connection.execute(_set_highest(connection.dialect.name), {"name": _HIGHEST, "article_id": highest})
