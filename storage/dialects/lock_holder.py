"""Who keeps an SQLite file locked, as Linux tells it; elsewhere nobody knows."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

_WRITER = 120
"""The byte of the shared memory of a write-ahead log that its writer locks (SQLite's unix VFS)."""
_LOCK = re.compile(
    r"\d+: POSIX +ADVISORY +WRITE (?P<process>\d+) (?P<major>\w+):(?P<minor>\w+):(?P<inode>\d+) (?P<first>\d+)"
)


def lock_holder(database: str) -> str | None:
    """Return the process that writes to a file, with the command where it is one of ours; None where nobody knows."""
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
