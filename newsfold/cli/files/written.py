"""Files that appear, or are replaced, only when all is written."""

from __future__ import annotations

import errno
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

_MOST_LINKS = 40
"""Symbolic links that lead from one to the next; Linux follows as many."""


@contextmanager
def written_to(path: Path) -> Iterator[TextIO]:
    """Give a text file for `path`; raises ClickException where it cannot be written.

    An ordinary file, also one that a link leads to, is replaced at the end and keeps its permissions; if something goes
    wrong it stays as it was. A device, a pipe or an open descriptor (`/dev/stdout`) is written as it is.
    """
    try:
        target = _end_of_links(path)
        with _replacing(target) if _is_ordinary(target) else _written_through(target) as out:
            yield out
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written ({error.strerror or error})") from None


def _end_of_links(path: Path) -> Path:
    """Return where links lead, but for the name of an open descriptor, which is one itself."""
    for _ in range(_MOST_LINKS):
        if _descriptor(path) is not None or not path.is_symlink():
            return path
        path = path.parent / path.readlink()
    return path


def _is_ordinary(path: Path) -> bool:
    """Whether an ordinary file stands there, or nothing; raises PermissionError where it may not be written."""
    if _descriptor(path) is not None:
        return False
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return True
    if stat.S_ISREG(mode) and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_ISREG(mode)


def _descriptor(path: Path) -> int | None:
    """Return the number of the open file that a name in `/dev/fd` or `/proc` stands for, None for any other name."""
    folders = (Path("/dev/fd"), Path(f"/proc/{os.getpid()}/fd"))
    return int(path.name) if path.name.isdecimal() and path.parent.resolve() in folders else None


@contextmanager
def _written_through(path: Path) -> Iterator[TextIO]:
    number = _descriptor(path)
    if number is not None:
        sys.stdout.flush()
    # A descriptor keeps its place: opened by its name, a file that it was redirected to would be emptied.
    descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC) if number is None else os.dup(number)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as out:
        yield out


@contextmanager
def _replacing(path: Path) -> Iterator[TextIO]:
    """Give a file that takes the place of `path` at the end, and never if something goes wrong."""
    descriptor, name = tempfile.mkstemp(prefix=".newsfold-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as out:
            yield out
            out.flush()
            os.fsync(descriptor)
        temporary.chmod(_mode_of(path))
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode_of(path: Path) -> int:
    """Return the permissions of a file, or those of a new one."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
