"""Where each article was seen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache

from sqlalchemy import Connection, Insert, Integer, bindparam, case, func, select, update

from storage.dialects import insert_for
from storage.models import revision, sighting

_SEEN_AGAIN = update(sighting).where(sighting.c.page_id == bindparam("page")).values(last_seen_at=bindparam("seen_at"))


@cache
def _see(dialect: str) -> Insert:
    statement = insert_for(dialect, sighting)
    return statement.on_conflict_do_update(
        index_elements=[sighting.c.article_id, sighting.c.page_id],
        set_={name: statement.excluded[name] for name in ("last_seen_at", "position", "revision")},
    )


_SHOWS = (
    update(sighting)
    .where(sighting.c.article_id == bindparam("of"), sighting.c.page_id == bindparam("page"))
    .values(
        revision=select(func.max(revision.c.number))
        .where(
            revision.c.article_id == bindparam("of"),
            revision.c.digest_version == bindparam("text_version"),
            revision.c.digest == bindparam("text_digest"),
        )
        .scalar_subquery()
    )
)
_TURN = (
    update(sighting)
    .where(
        sighting.c.article_id == bindparam("of"),
        sighting.c.revision.is_(None) | (sighting.c.revision == bindparam("current")),
    )
    .values(revision=case((sighting.c.revision.is_(None), bindparam("kept", type_=Integer)), else_=None))
)


def see(connection: Connection, page_id: int, positions: Mapping[int, int], now: datetime) -> None:
    """Record that a page shows these articles, each by its number with its position, counted from 0."""
    see_all(connection, {(number, page_id): position for number, position in positions.items()}, now)


def see_all(connection: Connection, positions: Mapping[tuple[int, int], int], now: datetime) -> None:
    """Record where articles are seen, in their current texts: by (article, page) the position, counted from 0."""
    if not positions:
        return
    # In ascending order: writers who lock the same articles never wait for each other in a circle.
    connection.execute(
        _see(connection.dialect.name),
        [
            {
                "article_id": number,
                "page_id": page_id,
                "position": position,
                "revision": None,
                "first_seen_at": now,
                "last_seen_at": now,
            }
            for (number, page_id), position in sorted(positions.items())
        ],
    )


def name_text(connection: Connection, article_id: int, page_id: int, text: tuple[int, bytes]) -> None:
    """Record that a page shows an earlier text of an article: the version of its digest, and the digest."""
    version, digest = text
    connection.execute(_SHOWS, {"of": article_id, "page": page_id, "text_version": version, "text_digest": digest})


def turn(connection: Connection, article_id: int, *, kept: int | None, current: int | None) -> None:
    """Record that the text that pages show is kept under a number now, and that one with a number is current."""
    connection.execute(_TURN, {"of": article_id, "kept": kept, "current": current})


def see_again(connection: Connection, page_id: int, now: datetime) -> None:
    """Record that a page shows what it showed before."""
    connection.execute(_SEEN_AGAIN, {"page": page_id, "seen_at": now})
