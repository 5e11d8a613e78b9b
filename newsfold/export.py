"""`newsfold export`: all articles, for other programs."""

from __future__ import annotations

import errno
import os
import stat
import sys
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from newsfold.cli.options import database_option

if TYPE_CHECKING:
    from storage.rights import Stance

EXAMPLES = """\b
Examples:
  newsfold export > articles.jsonl
  newsfold export --format jsonl -o articles.jsonl
  newsfold export --rights no-reservation > usable.jsonl
  newsfold export --search harbour | jq -r .title
"""
_MOST_LINKS = 40
"""Symbolic links that lead from one to the next; Linux follows as many."""


def _formats(ctx: click.Context, param: click.Parameter, value: str) -> str:
    from storage.export import format_names

    if value not in format_names():
        raise click.BadParameter(f"{value!r} is no format; there is {', '.join(format_names())}", ctx, param)
    return value


@click.command(epilog=EXAMPLES)
@click.option("--format", "name", metavar="NAME", default="jsonl", show_default=True, callback=_formats, help="jsonl.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write to FILE.")
@click.option("--search", metavar="TEXT", help="Only articles with TEXT in title or text.")
@click.option("--site", metavar="HOST", help="Only those of one site, without www.")
@click.option(
    "--rights",
    type=click.Choice(["open", "no-reservation", "reserved"]),
    help="Only articles of whose use their publisher says that; `no-reservation` includes those that are open.",
)
@database_option
def command(
    name: str, output: Path | None, search: str | None, site: str | None, rights: str | None, database: str
) -> None:
    """Write all articles, oldest first, each with where it was seen.

    FILE appears, or is replaced, only when all is written; a pipe or a device is written as it is. Without -o, or with
    `-o -`, the articles go to the standard output.
    """
    from newsfold.cli.render import plural
    from newsfold.cli.store import open_store
    from storage.articles import iter_articles
    from storage.export import get_writer

    with open_store(database) as store:
        articles = iter_articles(store, search=search, site=site, stances=_stances(rights))
        if output is None or output == Path("-"):
            if hasattr(sys.stdout, "reconfigure"):
                sys.stdout.reconfigure(encoding="utf-8")
            get_writer(name)(articles, sys.stdout)
            return
        with _written_to(output) as out:
            count = get_writer(name)(articles, out)
    click.echo(f"wrote {plural(count, 'article')} to {output}", err=True)


def _stances(rights: str | None) -> Collection[Stance] | None:
    from storage.rights import Stance

    if rights is None:
        return None
    asked = Stance(rights)
    return {asked, Stance.OPEN} if asked is Stance.UNRESERVED else {asked}


@contextmanager
def _written_to(path: Path) -> Iterator[TextIO]:
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
