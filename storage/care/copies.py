"""Copies of a whole database: made while others write, looked at before they count, put in their place at once."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, inspect, select

from storage.care import care_of
from storage.database import Database
from storage.errors import BackupError
from storage.models import article, page, run, source

_TELLING = (article, page, run, source)


def make_backup(database: Database, file: Path, *, overwrite: bool = False) -> int:
    """Copy a database as it is at one moment into a file, and return its bytes; crawls go on.

    The file appears, or is replaced with `overwrite`, only when the copy is whole. Raises StorageError.
    """
    if file.exists() and not overwrite:
        raise BackupError(str(file), "there is a file already; name another one, or say --overwrite")
    if not file.parent.is_dir():
        raise BackupError(str(file), f"there is no folder {file.parent}")
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    care = care_of(database)
    try:
        care.backup(database, part)
        care.check_backup(part)
        if overwrite:
            part.replace(file)
        else:
            os.link(part, file)
        size = file.stat().st_size
    except FileExistsError:
        raise BackupError(str(file), "there is a file by now; name another one") from None
    except OSError as error:
        raise BackupError(str(file), f"it cannot be written ({error.strerror})") from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return size


def put_back(database: Database, file: Path, *, overwrite: bool = False) -> None:
    """Make a database what a backup holds.

    One that holds anything is left as it is unless `overwrite` is said. Raises StorageError.
    """
    care = care_of(database)
    if not file.is_file():
        raise BackupError(str(file), "there is no such file")
    care.check_backup(file)
    database.needs_upgrade()  # another program's tables are never overwritten
    with database.read() as connection:
        is_in_use = holds_anything(connection)
    if is_in_use and not overwrite:
        reason = (
            f"{database.url} holds something already; name another database, or say --overwrite to lose what it holds"
        )
        raise BackupError(str(file), reason)
    care.restore(database, file)


def holds_anything(connection: Connection) -> bool:
    """Whether a database has articles, pages, runs or sources of this program."""
    names = inspect(connection).get_table_names()
    return any(
        table.name in names and connection.execute(select(next(iter(table.primary_key))).limit(1)).first() is not None
        for table in _TELLING
    )
