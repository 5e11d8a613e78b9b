"""SQLite: one writer at a time, who takes the lock when the transaction begins."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Table, event

from storage.errors import DatabaseFull, DatabaseLocked, DatabaseUnavailable, StorageError

_FAULTS: dict[int, tuple[type[StorageError], str]] = {
    sqlite3.SQLITE_BUSY: (DatabaseLocked, "another program has locked it"),
    sqlite3.SQLITE_LOCKED: (DatabaseLocked, "another program has locked it"),
    sqlite3.SQLITE_FULL: (DatabaseFull, "the disk is full"),
    sqlite3.SQLITE_CANTOPEN: (DatabaseUnavailable, "the file cannot be opened or made"),
    sqlite3.SQLITE_NOTADB: (DatabaseUnavailable, "the file is not an SQLite database"),
    sqlite3.SQLITE_CORRUPT: (DatabaseUnavailable, "the file is damaged"),
    sqlite3.SQLITE_READONLY: (DatabaseUnavailable, "the file is read-only"),
    sqlite3.SQLITE_PERM: (DatabaseUnavailable, "access is not permitted"),
    sqlite3.SQLITE_IOERR: (DatabaseUnavailable, "the disk failed to read or write"),
}


def engine_options(lock_timeout: float) -> dict[str, Any]:
    """Wait up to `lock_timeout` seconds for another writer."""
    return {"connect_args": {"timeout": lock_timeout}}


def prepare(engine: Engine, lock_timeout: float) -> None:
    """Turn on WAL and foreign keys, and take the write lock at the start of a write transaction.

    A plain BEGIN takes it at the first write, and fails at once, without waiting, when another writer was faster.
    """

    @event.listens_for(engine, "connect")
    def connect(driver: sqlite3.Connection, record: object) -> None:
        driver.isolation_level = None  # we begin ourselves
        # SQLite's own lower() knows ASCII only: a search would miss most words of other languages in capitals.
        driver.create_function("lower", 1, _lower, deterministic=True)
        driver.execute("PRAGMA foreign_keys = ON")
        driver.execute("PRAGMA synchronous = NORMAL")
        if driver.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            _use_wal(driver, time.monotonic() + lock_timeout)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _lower(value: str | bytes | float | None) -> str | bytes | float | None:
    return value.lower() if isinstance(value, str) else value


def _use_wal(driver: sqlite3.Connection, until: float) -> None:
    """Change to write-ahead logging; SQLite does not wait here for others who do the same at this moment."""
    while True:
        try:
            driver.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


def lock(connection: Connection, keys: Sequence[bytes]) -> None:
    """Do nothing: the transaction holds the only write lock there is."""


def lock_schema(connection: Connection) -> None:
    """Do nothing: the transaction holds the only write lock there is."""


def lock_rows(connection: Connection, table: Table, ids: Sequence[int]) -> None:
    """Do nothing: the transaction holds the only write lock there is."""


def fault(error: BaseException) -> tuple[type[StorageError], str] | None:
    """Read SQLite's result code; the lower byte is the primary one."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else _FAULTS.get(code & 0xFF)
