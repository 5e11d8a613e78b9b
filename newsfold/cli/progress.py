"""How a crawl shows how far it is: a live table on a terminal, else a line every few seconds; always on stderr."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from types import TracebackType
from typing import Protocol

import click
from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from crawler.config.model import Source
from crawler.logs import printable
from crawler.session.stats import Progress
from newsfold.cli.render import plural, short_source

logger = logging.getLogger(__name__)

_LINE_EVERY = 5.0
_ROWS = 12
_NAME = 16  # cells that the name of a source takes at least
_COUNTS = ("pages", "new", "near", "repeats", "revisions", "errors", "waiting", "pages/s")
_BY_WEIGHT = ("pages", "new", "errors", "waiting", "repeats", "revisions", "near", "pages/s")
_WIDEST = 7
"""Cells of a count, as far as the width of a table is foreseen."""


class Display(Protocol):
    """Shows the progress of sources between its start and its end."""

    def __enter__(self) -> Display: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def show(self, source: Source, progress: Progress) -> None:
        """Take the progress of one source."""


def display(sources: Sequence[Source], *, logged: bool = False) -> Display:
    """Return the display that fits where stderr leads; `logged` is for a stderr that holds lines of a log alone."""
    if logged:
        return PlainLines(logger.info)
    return LiveTable(sources) if sys.stderr.isatty() else PlainLines(partial(click.echo, err=True))


class PlainLines:
    """One line for a source every few seconds."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._last: dict[str, float] = {}

    def __enter__(self) -> PlainLines:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is open."""

    def show(self, source: Source, progress: Progress) -> None:
        """Print a line if the last one of this source is old enough."""
        now = time.monotonic()
        if now - self._last.setdefault(source.name, now) >= _LINE_EVERY:
            self._last[source.name] = now
            self._say(
                f"{printable(short_source(source.name))}: {plural(progress.pages, 'page')}, {progress.new:,} new, "
                f"{plural(progress.repeats, 'repeat')}, {plural(progress.revisions, 'revision')}, "
                f"{plural(progress.errors, 'error')}, "
                f"{progress.waiting:,} waiting"
            )


class LiveTable:
    """A table that is drawn anew with each progress; it goes away at the end."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._progress: dict[str, Progress | None] = {source.name: None for source in sources}
        self._started = time.monotonic()
        self._console = Console(stderr=True)
        self._live = Live(self._table(), console=self._console, auto_refresh=False, transient=True)

    def __enter__(self) -> LiveTable:
        self._live.start(refresh=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._live.stop()

    def show(self, source: Source, progress: Progress) -> None:
        """Draw the table with the new counts of one source."""
        self._progress[source.name] = progress
        self._live.update(self._table(), refresh=True)

    def _table(self) -> Table:
        seconds = max(time.monotonic() - self._started, 0.001)
        table = Table(
            box=None,
            pad_edge=False,
            padding=(0, 2, 0, 0),
            caption="Ctrl-C stops and keeps what is stored",
            caption_justify="left",
        )
        table.add_column(f"crawling for {seconds:.0f} s", overflow="ellipsis", no_wrap=True)
        shown = shown_counts(self._console.width)
        for header in shown:
            table.add_column(header, justify="right", no_wrap=True)
        for name, progress in list(self._progress.items())[:_ROWS]:
            cells = _cells(progress, seconds)
            table.add_row(Text(printable(short_source(name))), *(cells.get(header, "-") for header in shown))
        return table


def shown_counts(width: int) -> list[str]:
    """Return the counts for which a terminal of so many cells has room, in the order of the table."""
    room = width - _NAME
    found = set()
    for header in _BY_WEIGHT:
        room -= max(_WIDEST, len(header)) + 2
        if room < 0:
            break
        found.add(header)
    return [header for header in _COUNTS if header in found]


def _cells(progress: Progress | None, seconds: float) -> dict[str, str]:
    """Return the counts of a source, none before its crawl begins."""
    if progress is None:
        return {}
    counts = ("pages", "new", "near", "repeats", "revisions", "errors", "waiting")
    return {name: f"{getattr(progress, name):,}" for name in counts} | {"pages/s": f"{progress.pages / seconds:.1f}"}
