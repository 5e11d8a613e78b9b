"""The write lock of an SQLite file: taken, and where another program has it for long, told."""

from __future__ import annotations

import logging
import os
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

logger = logging.getLogger(__name__)

_TOLD_AFTER = 2.0
"""Seconds for which others may write without a word; whoever waits for longer wants to know why."""
_WRITER = 120
"""The byte of the shared memory of a write-ahead log that its writer locks (SQLite's unix VFS)."""
_LOCK = re.compile(
    r"\d+: POSIX +ADVISORY +WRITE (?P<process>\d+) (?P<major>\w+):(?P<minor>\w+):(?P<inode>\d+) (?P<first>\d+)"
)


def begin_to_write(connection: Connection, lock_timeout: float) -> None:
    """Take the write lock; where another program has it for long, say for whom this one waits."""
    driver: Any = connection.connection.driver_connection
    if lock_timeout > _TOLD_AFTER:
        try:
            driver.execute(f"PRAGMA busy_timeout = {int(_TOLD_AFTER * 1000)}")
            driver.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            file = connection.engine.url.database or ""
            holder = _holder(file)
            by = "another program" if holder is None else f"another program ({holder})"
            logger.warning("%s is locked by %s; waiting for it, %d seconds at most", file, by, lock_timeout)
        else:
            return
        finally:
            driver.execute(f"PRAGMA busy_timeout = {int(lock_timeout * 1000)}")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _holder(database: str) -> str | None:
    """Return the process that writes to a file, as Linux tells it, with the command where it is one of ours."""
    for process in _writers(Path(f"{database}-shm")):
        words = _command(process)
        return f"process {process}" + (f", {words}" if words else "")
    return None


def _writers(shared: Path) -> Iterator[int]:
    try:
        place = shared.stat()
        locks = Path("/proc/locks").read_text("ascii").splitlines()
    except OSError:
        return
    file = (os.major(place.st_dev), os.minor(place.st_dev), place.st_ino)
    for found in filter(None, map(_LOCK.match, locks)):
        of = (int(found["major"], 16), int(found["minor"], 16), int(found["inode"]))
        if of == file and int(found["first"]) == _WRITER and int(found["process"]) > 0:
            yield int(found["process"])


def _command(process: int) -> str | None:
    """Return what a process is called, `newsfold NAME` where it is a command of ours; its values may be secrets."""
    try:
        words = Path(f"/proc/{process}/cmdline").read_bytes().decode(errors="replace").split("\0")
        own = next((place for place, word in enumerate(words) if Path(word).name == "newsfold"), None)
        if own is not None and re.fullmatch(r"[a-z]+", words[own + 1]):
            return f"newsfold {words[own + 1]}"
        return Path(f"/proc/{process}/comm").read_text(errors="replace").strip() or None
    except (OSError, IndexError):
        return None
