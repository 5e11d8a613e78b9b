"""PostgreSQL through psycopg: many writers at once, who exclude each other key by key."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import psycopg
from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Engine,
    Index,
    Integer,
    Select,
    Table,
    bindparam,
    delete,
    event,
    func,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, insert

from storage.chunks import among
from storage.dialects.tables import POSTGRESQL
from storage.errors import DatabaseFull, DatabaseLocked, DatabaseUnavailable, Deadlocked, SchemaUnknown, StorageError

tables = POSTGRESQL

_KEYS = Table(
    "article_keys",
    tables,
    Column("article_id", Integer, primary_key=True, autoincrement=False),
    Column("keys", ARRAY(BigInteger), nullable=False),
    Index(None, "keys", postgresql_using="gin", postgresql_with={"fastupdate": "off"}),
)
_ADD_KEYS = insert(_KEYS)
_ADD_KEYS = _ADD_KEYS.on_conflict_do_update(
    index_elements=[_KEYS.c.article_id], set_={"keys": _ADD_KEYS.excluded["keys"]}
)
_REMOVE_KEYS = delete(_KEYS).where(among(_KEYS.c.article_id, "ids"))
# Behind a SELECT of their own the planner does not see the keys: of hundreds it expects so many articles that it reads
# all of them, and compares each with every key.
_FIND_KEYS = select(_KEYS.c.article_id, _KEYS.c["keys"]).where(
    _KEYS.c["keys"].overlap(select(bindparam("keys", type_=ARRAY(BigInteger))).scalar_subquery())
)

OUTSIDE = {"isolation_level": "AUTOCOMMIT"}
"""What lets a connection begin no transaction."""

SHARED = True
"""Other programs may have tables in the same database."""

QUEUE = True
"""Nodes hand sources to each other by a queue, see `storage/jobs.py`."""

_NOTICED = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 20_000}
"""A server that answers no more is noticed within half a minute: a node knows it before others take it for gone."""

_MANY_KEYS = 256
"""From here on a page locks everyone out: PostgreSQL has room for some 6,000 locks of all transactions together."""

_ANY_PAGE = 0x6E657773
_SCHEMA = 0x6E657774
# One statement for the lock that all pages share and those of the page's keys; unnest keeps their order.
_LOCK = text(
    f"SELECT CASE key WHEN {_ANY_PAGE} THEN pg_advisory_xact_lock_shared(key)::text"
    " ELSE pg_advisory_xact_lock(key)::text END FROM unnest(:keys) AS key"
).bindparams(bindparam("keys", type_=ARRAY(BigInteger)))
_COMPRESS_FAST = """
    SELECT set_config(name, 'lz4', false) FROM pg_settings
    WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)
"""
_FAULTS: dict[str, tuple[type[StorageError], str]] = {
    "53100": (DatabaseFull, "the server's disk is full"),
    "55P03": (DatabaseLocked, "another session has locked what is to be written"),
    "40P01": (Deadlocked, "two sessions waited for each other"),
    "25006": (DatabaseUnavailable, "the server is read-only"),
    "42501": (DatabaseUnavailable, "this user may not write there"),
}
# A table, a column, a type or a function that is missing, or in the way.
_WRONG_TABLES = frozenset({"42P01", "42703", "42P07", "42710", "42883"})


def engine_options(lock_timeout: float) -> dict[str, Any]:
    """Notice a server that went away before its connection is used."""
    return {
        "pool_pre_ping": True,
        "connect_args": {"connect_timeout": 10, "application_name": "newsfold", **_NOTICED},
    }


def prepare(engine: Engine, lock_timeout: float) -> None:
    """Bound the time that a session waits for a lock, read times as UTC, and compress texts fast if it is built so."""

    @event.listens_for(engine, "connect")
    def connect(driver: psycopg.Connection[Any], record: object) -> None:
        driver.autocommit = True
        driver.execute(f"SET lock_timeout = {int(lock_timeout * 1000)}")
        driver.execute("SET TIME ZONE 'UTC'")
        driver.execute(_COMPRESS_FAST)
        driver.autocommit = False


def lock(connection: Connection, keys: Sequence[bytes]) -> None:
    """Take an advisory lock for each key, in ascending order, so that no two transactions wait for each other."""
    numbers = sorted({int.from_bytes(key[:8], "big", signed=True) for key in keys})
    if len(numbers) > _MANY_KEYS:
        connection.execute(select(func.pg_advisory_xact_lock(_ANY_PAGE)))
        return
    connection.execute(_LOCK, {"keys": [_ANY_PAGE, *numbers]})


def lock_schema(connection: Connection) -> None:
    """Take the advisory lock of the schema."""
    connection.execute(select(func.pg_advisory_xact_lock(_SCHEMA)))


@cache
def _held(table: Table) -> Select[tuple[int]]:
    return select(table.c.id).where(among(table.c.id, "ids")).order_by(table.c.id).with_for_update()


def lock_rows(connection: Connection, table: Table, ids: Sequence[int]) -> None:
    """Take the row locks in ascending order of the ids."""
    connection.execute(_held(table), {"ids": ids}).all()


def reserve_ids(connection: Connection, table: Table, count: int, *, above: int = 0) -> list[int]:
    """Take numbers of the table's sequence, which gives none twice."""
    sequence = func.pg_get_serial_sequence(table.name, "id")
    taken = connection.execute(select(func.nextval(sequence)).select_from(func.generate_series(1, count)))
    return sorted(taken.scalars())


def size_of(column: ColumnElement[str]) -> ColumnElement[int]:
    """Return the bytes of a text, which the server knows without reading it."""
    return func.octet_length(column)


def add_keys(connection: Connection, keys: Mapping[int, Collection[int]]) -> None:
    """Set the keys of these articles in the near-copy index."""
    rows = [{"article_id": number, "keys": sorted(article_keys)} for number, article_keys in sorted(keys.items())]
    if rows:
        connection.execute(_ADD_KEYS, rows)


def remove_keys(connection: Connection, keys: Mapping[int, Collection[int]]) -> None:
    """Take these articles out of the near-copy index."""
    connection.execute(_REMOVE_KEYS, {"ids": sorted(keys)})


def clear_keys(connection: Connection) -> None:
    """Empty the near-copy index."""
    connection.execute(delete(_KEYS))


def count_keys(connection: Connection) -> tuple[int, int | None]:
    """Return how many keys the near-copy index has, and its bytes."""
    count = connection.execute(select(func.coalesce(func.sum(func.cardinality(_KEYS.c["keys"])), 0))).scalar_one()
    return int(count), connection.execute(select(func.pg_total_relation_size(_KEYS.name))).scalar_one()


def find_keys(connection: Connection, keys: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield (key, article) for each of these keys that an article has."""
    wanted = set(keys)
    for number, article_keys in connection.execute(_FIND_KEYS, {"keys": sorted(wanted)}):
        for key in article_keys:
            if key in wanted:
                yield key, number


def find_stray_keys(connection: Connection, after: int) -> tuple[dict[int, list[int]], int | None]:
    """Return the articles of the index that are gone: each of its rows is one, so that all are found at once."""
    stray = "SELECT article_id FROM article_keys WHERE NOT EXISTS (SELECT 1 FROM article WHERE id = article_id)"
    return {number: [] for number in connection.execute(text(stray)).scalars()}, None


def fault(error: BaseException, path: str) -> tuple[type[StorageError], str] | None:
    """Read the SQLSTATE; without one the server could not be reached or went away."""
    if not isinstance(error, psycopg.Error):
        return None
    state = error.sqlstate
    if state in _FAULTS:
        return _FAULTS[state]
    if state in _WRONG_TABLES:
        return SchemaUnknown, f"its tables are not as they were made ({error.diag.message_primary})"
    if isinstance(error, psycopg.OperationalError) and (state is None or state[:2] in ("08", "28", "3D", "53", "57")):
        return DatabaseUnavailable, _sentence(str(error))
    return None


def _sentence(message: str) -> str:
    """Return the driver's message, which names host and cause, in one line and without its advice."""
    lines = [line.strip() for line in message.splitlines() if "Is the server running" not in line]
    return re.sub(r"\s+", " ", " ".join(lines)).strip()[:500] or "the server closed the connection"
