"""The near-copy index: which articles share keys, and which articles are still to be judged."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache

from sqlalchemy import Connection, Insert, delete, func, select

from storage.chunks import among, chunks
from storage.database import Database
from storage.dialects import insert_for
from storage.models import common_key, unjudged

_KNOWN_COMMON = select(common_key.c.key).where(among(common_key.c.key, "keys"))
_JUDGED = delete(unjudged).where(among(unjudged.c.article_id, "ids"))


@cache
def _mark(dialect: str) -> Insert:
    return insert_for(dialect, unjudged).on_conflict_do_nothing()


@cache
def _add_common(dialect: str) -> Insert:
    return insert_for(dialect, common_key).on_conflict_do_nothing()


def put_in_index(database: Database, connection: Connection, keys: Mapping[int, Collection[int]]) -> None:
    """Add the keys of articles, by their numbers, and mark the articles unjudged."""
    database.dialect.add_keys(connection, keys)
    mark_unjudged(connection, keys)


def mark_unjudged(connection: Connection, article_ids: Iterable[int]) -> None:
    """Let these articles be judged, once more where they were judged before."""
    rows = [{"article_id": number} for number in sorted(article_ids)]
    if rows:
        connection.execute(_mark(connection.dialect.name), rows)


def mark_judged(connection: Connection, article_ids: Iterable[int]) -> None:
    """Record that these articles are judged."""
    for ids in chunks(article_ids):
        connection.execute(_JUDGED, {"ids": ids})


def find_unjudged(connection: Connection, *, after: int = 0, limit: int = 100) -> list[int]:
    """Return the numbers of articles that are still to be judged, ascending, those above `after`."""
    query = select(unjudged.c.article_id).where(unjudged.c.article_id > after).order_by(unjudged.c.article_id)
    return list(connection.execute(query.limit(limit)).scalars())


def count_unjudged(connection: Connection) -> int:
    """Return how many articles are still to be judged."""
    return int(connection.execute(select(func.count()).select_from(unjudged)).scalar_one())


def find_sharing(
    database: Database, connection: Connection, keys: Collection[int], most: int
) -> tuple[dict[int, list[int]], set[int]]:
    """Return by key the articles that have it, ascending, and the keys that more than `most` articles have."""
    found: dict[int, list[int]] = {}
    if keys:
        for key, number in database.dialect.find_keys(connection, keys):
            found.setdefault(key, []).append(number)
    common = {key for key, numbers in found.items() if len(numbers) > most}
    return {key: sorted(numbers) for key, numbers in found.items() if key not in common}, common


def find_common(connection: Connection, keys: Iterable[int]) -> set[int]:
    """Return those of the keys that are known to be in too many articles."""
    return {key for chunk in chunks(keys) for key in connection.execute(_KNOWN_COMMON, {"keys": chunk}).scalars()}


def add_common(connection: Connection, keys: Iterable[int]) -> None:
    """Remember that these keys are in too many articles: they are no longer added or looked up."""
    rows = [{"key": key} for key in sorted(keys)]
    if rows:
        connection.execute(_add_common(connection.dialect.name), rows)


def find_strays(database: Database, report: Callable[[int], None] | None = None) -> Iterator[dict[int, list[int]]]:
    """Yield by article, some at a time, keys in the index of articles that are gone; each look is short."""
    after: int | None = -1
    while after is not None:
        with database.read() as connection:
            strays, after = database.dialect.find_stray_keys(connection, after)
        if report is not None:
            report(0)
        if strays:
            yield strays


def sweep(database: Database, report: Callable[[int], None] | None = None) -> None:
    """Take out of the index what is left there of articles that are gone.

    An article is removed with the keys that it would get now: those that it got before its site had taught some
    furniture, or with a text that it has no more, are found here. `report` is told of each look, and may break it off.
    """
    for strays in find_strays(database, report):
        with database.begin() as connection:
            database.dialect.remove_keys(connection, strays)
