"""What differs between the databases: one module each, all with the functions of `Dialect`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    LargeBinary,
    MetaData,
    Subquery,
    Table,
    bindparam,
    func,
    select,
    true,
)
from sqlalchemy.dialects import postgresql as _postgresql
from sqlalchemy.dialects import sqlite as _sqlite

from storage.chunks import among
from storage.errors import StorageError


class Dialect(Protocol):
    """The functions that a module of this package offers, and the tables that only it has."""

    tables: MetaData
    SHARED: bool
    QUEUE: bool
    OUTSIDE: dict[str, Any]

    def engine_options(self, lock_timeout: float) -> dict[str, Any]:
        """Return the arguments of `create_engine`; `lock_timeout` in seconds."""

    def prepare(self, engine: Engine, lock_timeout: float) -> None:
        """Set up each connection of the engine; an execution option `writes` marks write transactions."""

    def lock(self, connection: Connection, keys: Sequence[bytes]) -> None:
        """Hold these keys until the transaction ends: whoever writes under one of them waits for us."""

    def lock_schema(self, connection: Connection) -> None:
        """Be the only one who changes tables until the transaction ends."""

    def lock_rows(self, connection: Connection, table: Table, ids: Sequence[int]) -> None:
        """Hold these rows, taken in ascending order, until the transaction ends."""

    def reserve_ids(self, connection: Connection, table: Table, count: int, *, above: int = 0) -> list[int]:
        """Return numbers for new rows, ascending, that nobody else gets; none up to `above`: they were given before."""

    def size_of(self, column: ColumnElement[str]) -> ColumnElement[int]:
        """Return the bytes that a text takes as UTF-8."""

    def add_keys(self, connection: Connection, keys: Mapping[int, Collection[int]]) -> None:
        """Add to the near-copy index the keys of each article, by its number."""

    def remove_keys(self, connection: Connection, keys: Mapping[int, Collection[int]]) -> None:
        """Take articles out of the near-copy index; with the keys that they were added with."""

    def clear_keys(self, connection: Connection) -> None:
        """Empty the near-copy index."""

    def count_keys(self, connection: Connection) -> tuple[int, int | None]:
        """Return how many keys the near-copy index has, and its bytes where the database can tell."""

    def find_keys(self, connection: Connection, keys: Collection[int]) -> Iterator[tuple[int, int]]:
        """Yield (key, article) for each of these keys that an article has."""

    def find_stray_keys(self, connection: Connection, after: int) -> tuple[dict[int, list[int]], int | None]:
        """Return by article keys above `after` of articles that are gone, and from where to go on, None at the end."""

    def fault(self, error: BaseException, path: str) -> tuple[type[StorageError], str] | None:
        """Return what an error of the driver means and its reason, or None when it is a fault of the program.

        `path` is the file or the name of the database.
        """


def insert_for(name: str, table: Table) -> _sqlite.Insert | _postgresql.Insert:
    """Return the dialect's own INSERT, which knows ON CONFLICT; `name` is SQLAlchemy's name of the dialect."""
    return _sqlite.insert(table) if name == "sqlite" else _postgresql.insert(table)


def latest_for(name: str, table: Table, column: str) -> Subquery:
    """Return the ids of the latest rows with each of `keys` in a column of bytes, at most `most` of each: its binds.

    PostgreSQL looks each key up by itself, whatever it knows of the table by then: of a table that has just grown it
    would read all rows. The sum keeps it from walking along the ids.
    """
    if name == "sqlite":
        value = table.c[column]
        place = func.row_number().over(partition_by=value, order_by=table.c.id.desc()).label("place")
        ranked = select(table.c.id, place).where(among(value, "keys")).subquery()
        return select(ranked.c.id).where(ranked.c.place <= bindparam("most")).subquery()
    inner = table.alias()
    keys = bindparam("keys", type_=_postgresql.ARRAY(LargeBinary))
    wanted = func.unnest(keys).table_valued("key").render_derived(name="wanted")
    latest = select(inner.c.id).where(inner.c[column] == wanted.c.key).order_by((inner.c.id + 0).desc())
    found = latest.limit(bindparam("most")).lateral()
    return select(found.c.id).select_from(wanted).join(found, true()).subquery()
