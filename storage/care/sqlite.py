"""SQLite: its file, its log, copies of it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, bindparam, text

from storage.database import Database
from storage.errors import BackupError, DatabaseFull, DatabaseLocked

_WAIT = 200  # milliseconds for readers to end: writers wait as long; the next time may find none
_LOOKED_AT = 1000  # rows of an index that are looked at to know its size
_TRIED = 512 * 1024  # bytes that are written to know whether there is room
_MOST_FAULTS = 20
_PATIENCE = 5.0  # seconds for others to finish what they write


def tidy(database: Database) -> None:
    """Look at the sizes of tables that have changed much, and write the log back into the file."""
    with database.outside() as connection:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {_WAIT}")
        connection.exec_driver_sql(f"PRAGMA analysis_limit = {_LOOKED_AT}")
        connection.exec_driver_sql("PRAGMA optimize")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.invalidate()  # with its short wait


def pack(database: Database) -> None:
    """Write the file anew; it takes twice its room meanwhile."""
    size, free = room(database)
    if free is not None and free < size:
        raise DatabaseFull(database.url, f"packing needs {size:,} bytes of room beside it, and {free:,} are free")
    with database.outside() as connection:
        connection.exec_driver_sql("VACUUM")
        connection.exec_driver_sql("ANALYZE")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def try_write(database: Database) -> None:
    """Write some rows so large that they do not wait in memory for the end of the transaction, and take them back."""
    with database.outside() as connection:
        connection.exec_driver_sql("PRAGMA cache_size = 8")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            _fill(connection)
        finally:
            connection.invalidate()  # with its small cache; what was written is taken back with it


def _fill(connection: Connection) -> None:
    statement = "INSERT INTO marker (name, article_id) VALUES (?, 0)"
    connection.exec_driver_sql(statement, [(f"tried {part} {'x' * 4000}",) for part in range(_TRIED // 4000)])


def damage(database: Database) -> list[str]:
    """Let SQLite look at each page of its file, and at each foreign key."""
    with database.read() as connection:
        said = connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST_FAULTS})").scalars().all()
    return [f"the file is damaged: {each}" for each in said if each != "ok"]


def room(database: Database) -> tuple[int, int | None]:
    """Return the bytes of the file with its log, and those that are free on its disk."""
    path = _path(database)
    files = (path, Path(f"{path}-wal"))
    return sum(file.stat().st_size for file in files if file.exists()), shutil.disk_usage(path.parent).free


def backup(database: Database, file: Path) -> None:
    """Copy what one reader sees into a file without gaps: writers go on."""
    with database.outside() as connection:
        connection.execute(text("VACUUM INTO :file").bindparams(bindparam("file", str(file))))
    with file.open("rb") as written:
        os.fsync(written.fileno())


def check_backup(file: Path) -> None:
    """Look at each page of a copy."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as copy:
            (said,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
            names = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.Error as error:
        raise BackupError(str(file), f"it is no SQLite database ({error})") from None
    if said != "ok":
        raise BackupError(str(file), f"it is damaged ({said})")
    if not {"article", "alembic_version"} <= names:
        raise BackupError(str(file), "it is a database of another program")


def restore(database: Database, file: Path) -> None:
    """Write a copy over the database in one transaction: others see all of it or nothing."""
    path = _path(database)
    database.close()
    until = time.monotonic() + _PATIENCE

    def look(status: int, *_: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > until:
            raise DatabaseLocked(database.url, "another program uses it")

    try:
        with closing(sqlite3.connect(path, timeout=0)) as target, closing(sqlite3.connect(file)) as copy:
            copy.backup(target, progress=look, sleep=0.05)  # it would try for ever
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL:
            raise DatabaseFull(database.url, "the disk is full") from None
        raise BackupError(str(file), f"it cannot be written to {path} ({error})") from None


def _path(database: Database) -> Path:
    return Path(database.location.database or "")
