"""SQLite: one writer at a time, who takes the lock when the transaction begins."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Engine,
    Integer,
    LargeBinary,
    Table,
    cast,
    event,
    func,
    select,
)
from sqlalchemy.exc import OperationalError

from storage.dialects.sqlite_lock import begin_to_write
from storage.dialects.tables import SQLITE
from storage.errors import DatabaseFull, DatabaseLocked, DatabaseUnavailable, SchemaUnknown, StorageError

tables = SQLITE

_KEYS = Table(
    "article_key",
    tables,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("article_id", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
OUTSIDE = {"outside": True}
"""What lets a connection begin no transaction."""
SHARED = False
"""A file is of one program."""
QUEUE = False
"""Daemons on one file claim sources in the timetable."""

_MOST_WAL = 16 * 1024 * 1024
"""Bytes to which the file of the write-ahead log grows, and is cut when it is begun anew: with the usual four a writer
stores a twentieth less, since it moves the same pages of the indexes into the database more often."""
_PAGE = 4096
"""Bytes of a page of the database, as SQLite makes them."""
_SLICE = 20_000
"""Keys that are looked at in one transaction: some hundredths of a second."""
_NO_LOCKS = "the file system does not lock files as it must; keep the file on a disk of this machine"
_LOCKING = frozenset(
    {
        *(sqlite3.SQLITE_IOERR_LOCK, sqlite3.SQLITE_IOERR_RDLOCK, sqlite3.SQLITE_IOERR_UNLOCK),
        *(sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK, sqlite3.SQLITE_IOERR_SHMOPEN, sqlite3.SQLITE_IOERR_SHMLOCK),
        *(sqlite3.SQLITE_IOERR_SHMMAP, sqlite3.SQLITE_IOERR_SHMSIZE),
    }
)
"""What fails where a share of a network has no locks, or no memory that processes have in common."""
_WRONG_TABLES = re.compile(r"no such table|no such column|has no column named|table \S+ already exists")
_FAULTS: dict[int, tuple[type[StorageError], str]] = {
    sqlite3.SQLITE_BUSY: (DatabaseLocked, "another program has locked it"),
    sqlite3.SQLITE_LOCKED: (DatabaseLocked, "another program has locked it"),
    sqlite3.SQLITE_FULL: (DatabaseFull, "the disk is full"),
    sqlite3.SQLITE_CANTOPEN: (DatabaseUnavailable, "the file cannot be opened or made"),
    sqlite3.SQLITE_PROTOCOL: (DatabaseUnavailable, _NO_LOCKS),
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
        driver.execute("PRAGMA foreign_keys = ON")
        driver.execute("PRAGMA synchronous = NORMAL")
        driver.execute(f"PRAGMA journal_size_limit = {_MOST_WAL}")
        driver.execute(f"PRAGMA wal_autocheckpoint = {_MOST_WAL // _PAGE}")
        if driver.execute("PRAGMA journal_mode").fetchone() != ("wal",) and _may_be_ours(driver):
            _use_wal(driver, time.monotonic() + lock_timeout)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get("outside", False):
            return
        if options.get("writes", False):
            begin_to_write(connection, lock_timeout)
        else:
            connection.exec_driver_sql("BEGIN")


def _may_be_ours(driver: sqlite3.Connection) -> bool:
    """Whether a file may be changed: it is empty, or has a table of versions."""
    tables = {name for (name,) in driver.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return not tables or "alembic_version" in tables


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


def reserve_ids(connection: Connection, table: Table, count: int, *, above: int = 0) -> list[int]:
    """Return the numbers after the highest one: the transaction holds the only write lock there is."""
    highest = max(above, connection.execute(select(func.max(table.c.id))).scalar() or 0)
    return list(range(highest + 1, highest + 1 + count))


def size_of(column: ColumnElement[str]) -> ColumnElement[int]:
    """Return the bytes of a text."""
    return func.length(cast(column, LargeBinary))


def add_keys(connection: Connection, keys: Mapping[int, Collection[int]]) -> None:
    """Add to the near-copy index, in the order of its tree."""
    rows = sorted((key, number) for number, article_keys in keys.items() for key in article_keys)
    if rows:
        connection.exec_driver_sql("INSERT OR IGNORE INTO article_key (key, article_id) VALUES (?, ?)", rows)


def remove_keys(connection: Connection, keys: Mapping[int, Collection[int]]) -> None:
    """Take these articles out of the near-copy index, which knows them by their keys alone."""
    rows = sorted((key, number) for number, article_keys in keys.items() for key in article_keys)
    if rows:
        connection.exec_driver_sql("DELETE FROM article_key WHERE key = ? AND article_id = ?", rows)


def clear_keys(connection: Connection) -> None:
    """Empty the near-copy index."""
    connection.exec_driver_sql("DELETE FROM article_key")


def count_keys(connection: Connection) -> tuple[int, int | None]:
    """Return how many keys the near-copy index has, and its bytes where SQLite was built to tell."""
    count = connection.exec_driver_sql("SELECT count(*) FROM article_key").scalar_one()
    try:
        size = connection.exec_driver_sql("SELECT sum(pgsize) FROM dbstat WHERE name = 'article_key'").scalar()
    except OperationalError:
        size = None
    return count, size


def find_keys(connection: Connection, keys: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield (key, article) for each of these keys that an article has."""
    found = connection.exec_driver_sql(
        "SELECT key, article_id FROM article_key WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(keys)),),
    )
    yield from found.all()  # dozens for each article: row by row takes twice as long


def find_stray_keys(connection: Connection, after: int) -> tuple[dict[int, list[int]], int | None]:
    """Return by article keys of a slice of the index whose articles are gone, and the last key of the slice."""
    slice_ = "SELECT key FROM article_key WHERE key > ? ORDER BY key LIMIT ?"
    last = connection.exec_driver_sql(f"SELECT max(key) FROM ({slice_})", (after, _SLICE)).scalar()
    found: dict[int, list[int]] = {}
    if last is not None:
        stray = (
            "SELECT article_id, key FROM article_key WHERE key > ? AND key <= ?"
            " AND NOT EXISTS (SELECT 1 FROM article WHERE id = article_id)"
        )
        for number, key in connection.exec_driver_sql(stray, (after, last)):
            found.setdefault(number, []).append(key)
    return found, last


def fault(error: BaseException, path: str) -> tuple[type[StorageError], str] | None:
    """Read SQLite's result code; the lower byte is the primary one."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code & 0xFF == sqlite3.SQLITE_ERROR and _WRONG_TABLES.search(str(error)):
        return SchemaUnknown, f"its tables are not as they were made ({error})"
    if code in _LOCKING:
        return DatabaseUnavailable, _NO_LOCKS
    found = _FAULTS.get(code & 0xFF)
    if found is not None and found[0] is DatabaseUnavailable:
        return found[0], found[1] + _obstacle(Path(path))
    return found


def _obstacle(path: Path) -> str:
    """Return what keeps a file from being opened or written, as far as one can see."""
    if path.exists() and not path.is_file():
        return ": it is a folder" if path.is_dir() else ": it is no ordinary file"
    if not path.parent.is_dir():
        return f": there is no folder {path.parent}"
    if path.exists() and not os.access(path, os.R_OK):
        return ": this user may not read it"
    for one in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        if one.exists() and not os.access(one, os.W_OK):
            return f": this user may not write {'it' if one is path else one.name}, which is of {_owner(one)}"
    return "" if os.access(path.parent, os.W_OK) else f": this user may not write in the folder {path.parent}"


def _owner(path: Path) -> str:
    """Return the name of the user whose a file is."""
    try:
        return path.owner()
    except (KeyError, OSError):
        return "another user"
