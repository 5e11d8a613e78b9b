"""Which articles a person means that is to be deleted, and which of these others have, too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, exists, select

from storage.database import Database
from storage.holders import IS_REPEAT, find_held
from storage.models import article, publication
from storage.publications import IS_SHARED

_LOOKED_AT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be deleted: all that is said must hold. `before` is when an article was first seen."""

    source: str | None = None
    site: str | None = None
    before: datetime | None = None
    url_key: bytes | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The articles that are meant, the latest first, and how many others keep, who have them, too."""

    numbers: tuple[int, ...]
    shared: int


def find_deletable(database: Database, wanted: Wanted) -> Found:
    """Return what is meant. What another source has, too, or another site publishes, is not of the one alone."""
    numbers: list[int] = []
    shared, last = 0, 2**31 - 1
    while True:
        with database.read() as connection:
            some = _look(connection, wanted, last)
            alone = [number for number, is_shared in some if not is_shared]
            if wanted.source is not None:
                held = find_held(database, connection, [number for number, _ in some])
                of_source = {one.article_id: one.sources for one in held if wanted.source in one.sources}
                alone = [number for number in alone if of_source.get(number) == frozenset({wanted.source})]
                shared += len(of_source) - len(alone)
            else:
                shared += len(some) - len(alone)
        if not some:
            return Found(tuple(numbers), shared)
        numbers += alone
        last = some[-1][0]


def _look(connection: Connection, wanted: Wanted, before: int) -> Sequence[tuple[int, bool]]:
    conditions = [article.c.id < before, ~IS_REPEAT]
    if wanted.site is not None:
        conditions.append(article.c.site == wanted.site)
    if wanted.before is not None:
        conditions.append(article.c.first_seen_at < wanted.before)
    if wanted.url_key is not None:
        conditions.append(article.c.url_key == wanted.url_key)
    is_shared = IS_SHARED | exists().where(publication.c.article_id == article.c.id)
    query = select(article.c.id, is_shared.label("is_shared")).where(*conditions)
    rows = connection.execute(query.order_by(article.c.id.desc()).limit(_LOOKED_AT)).all()
    return [(row.id, wanted.site is not None and bool(row.is_shared)) for row in rows]
