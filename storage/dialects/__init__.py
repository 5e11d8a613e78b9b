"""What differs between the databases: one module each, all with the functions of `Dialect`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, Table
from sqlalchemy.dialects import postgresql as _postgresql
from sqlalchemy.dialects import sqlite as _sqlite

from storage.errors import StorageError


class Dialect(Protocol):
    """The functions that a module of this package offers."""

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

    def fault(self, error: BaseException) -> tuple[type[StorageError], str] | None:
        """Return what an error of the driver means and its reason, or None when it is a fault of the program."""


def insert_for(name: str, table: Table) -> _sqlite.Insert | _postgresql.Insert:
    """Return the dialect's own INSERT, which knows ON CONFLICT; `name` is SQLAlchemy's name of the dialect."""
    return _sqlite.insert(table) if name == "sqlite" else _postgresql.insert(table)
