"""Where each article was seen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache

from sqlalchemy import Connection, Insert, bindparam, update

from storage.dialects import insert_for
from storage.models import sighting

_SEEN_AGAIN = update(sighting).where(sighting.c.page_id == bindparam("page")).values(last_seen_at=bindparam("seen_at"))


@cache
def _see(dialect: str) -> Insert:
    statement = insert_for(dialect, sighting)
    return statement.on_conflict_do_update(
        index_elements=[sighting.c.article_id, sighting.c.page_id],
        set_={"last_seen_at": statement.excluded.last_seen_at, "position": statement.excluded.position},
    )


def see(connection: Connection, page_id: int, positions: Mapping[int, int], now: datetime) -> None:
    """Record that a page shows these articles, each by its number with its position, counted from 0."""
    see_all(connection, {(number, page_id): position for number, position in positions.items()}, now)


def see_all(connection: Connection, positions: Mapping[tuple[int, int], int], now: datetime) -> None:
    """Record where articles are seen: by (article, page) the position on the page, counted from 0."""
    if not positions:
        return
    # In ascending order: writers who lock the same articles never wait for each other in a circle.
    connection.execute(
        _see(connection.dialect.name),
        [
            {"article_id": number, "page_id": page_id, "position": position, "first_seen_at": now, "last_seen_at": now}
            for (number, page_id), position in sorted(positions.items())
        ],
    )


def see_again(connection: Connection, page_id: int, now: datetime) -> None:
    """Record that a page shows what it showed before."""
    connection.execute(_SEEN_AGAIN, {"page": page_id, "seen_at": now})
