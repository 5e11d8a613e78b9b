"""How far a long work of known size is: a bar on a terminal, else a line every few seconds; always on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from crawler.logs import printable

_LINE_EVERY = 5.0  # seconds

Show = Callable[[int, str], None]
"""Takes how much of the work is done, in the units of its size, and a few words on it."""


@contextmanager
def bar(name: str, size: int | None) -> Iterator[Show]:
    """Give what shows how far the work is; `size` is None where it is not known."""
    name = printable(name)
    if not sys.stderr.isatty():
        yield _Lines(name, size)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.text import Text

    columns = (BarColumn(), TextColumn("{task.percentage:>3.0f}%"), TimeRemainingColumn()) if size else ()
    words = TextColumn("{task.fields[words]}", markup=False)
    with Progress(
        TextColumn(Text(name).markup),
        *columns,
        TimeElapsedColumn(),
        words,
        console=Console(stderr=True),
        transient=True,
    ) as progress:
        task = progress.add_task(name, total=size, words="")
        yield lambda done, words: progress.update(task, completed=done, words=words)


class _Lines:
    def __init__(self, name: str, size: int | None) -> None:
        self._name = name
        self._size = size
        self._last = time.monotonic()

    def __call__(self, done: int, words: str) -> None:
        if time.monotonic() - self._last >= _LINE_EVERY:
            self._last = time.monotonic()
            share = f"{100 * done // self._size} %, " if self._size else ""
            click.echo(f"{self._name}: {share}{words}", err=True)
