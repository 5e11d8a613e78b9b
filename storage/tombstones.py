"""What was removed, as hashes: what is met again by one of them does not come back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from functools import cache

from sqlalchemy import Connection, Insert, case, delete, func, select

from storage.chunks import among, chunks
from storage.dialects import insert_for
from storage.models import tombstone

_ANY = select(tombstone.c.key).limit(1)
_FIND = select(tombstone.c.key, tombstone.c.dated_on).where(among(tombstone.c.key, "keys"))


@cache
def _add(dialect: str) -> Insert:
    statement = insert_for(dialect, tombstone)
    new, had = statement.excluded.dated_on, tombstone.c.dated_on
    later = case((new.is_(None) | had.is_(None), None), (new > had, new), else_=had)
    return statement.on_conflict_do_update(
        index_elements=[tombstone.c.key], set_={"removed_on": statement.excluded.removed_on, "dated_on": later}
    )


def add_tombstones(connection: Connection, found: Mapping[int, int | None], removed_on: date) -> None:
    """Remember hashes, each with the day after which something else may be meant, None for never."""
    rows = [
        {"key": key, "removed_on": removed_on.toordinal(), "dated_on": dated_on}
        for key, dated_on in sorted(found.items())
    ]
    if rows:
        connection.execute(_add(connection.dialect.name), rows)


def has_tombstones(connection: Connection) -> bool:
    """Whether anything was ever removed, and is remembered: where nothing was, there is no hash to look for."""
    return connection.execute(_ANY).first() is not None


def find_tombstones(connection: Connection, keys: Collection[int]) -> dict[int, int | None]:
    """Return those of the hashes that are remembered, each with its day."""
    found = (connection.execute(_FIND, {"keys": some}) for some in chunks(keys))
    return {row.key: row.dated_on for rows in found for row in rows}


def forget_tombstones(connection: Connection, before: date) -> int:
    """Forget what was removed before a day, and return how many hashes that were."""
    return connection.execute(delete(tombstone).where(tombstone.c.removed_on < before.toordinal())).rowcount


def count_tombstones(connection: Connection) -> int:
    """Return how many hashes are remembered."""
    return int(connection.execute(select(func.count()).select_from(tombstone)).scalar_one())
