"""How the commands print: tables for people, plain columns for pipes, JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import click

from crawler.logs import printable
from storage.run_records import EmptyPages

_SHORT = frozenset({"started", "first seen", "outcome", "state", "last success", "next run", "yield", "since", "told"})
"""Columns whose values are not broken into lines."""


def print_json(value: Any) -> None:
    """Print one line of JSON; times are ISO 8601."""
    click.echo(json.dumps(value, ensure_ascii=False, default=_json_value))


def print_table(headers: Sequence[str], rows: Sequence[Sequence[object]], *, numbers: frozenset[str]) -> None:
    """Print a table on stdout: fitted to a terminal, else in plain columns that nothing is cut from.

    `numbers` are the headers of the columns that are set to the right.
    """
    cells = [[_cell(value) for value in row] for row in rows]
    if sys.stdout.isatty():
        _print_fitted(headers, cells, numbers)
        return
    widths = [max(len(row[index]) for row in (list(headers), *cells)) for index in range(len(headers))]
    for row in (headers, *cells):
        line = (
            cell.rjust(width) if header in numbers else cell.ljust(width)
            for header, cell, width in zip(headers, row, widths, strict=True)
        )
        click.echo("  ".join(line).rstrip())


def short_time(moment: datetime | None) -> str:
    """Write a moment in UTC to the minute, `-` for none."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M") if moment else "-"


def short_source(name: str) -> str:
    """Return the name of a source for a table; one that is a URL is known without its scheme."""
    return name.removeprefix("https://").removeprefix("http://").removesuffix("/")


def paragraphs(text: str) -> str:
    """Return a text without what a terminal would obey, its line feeds apart."""
    return "\n".join(map(printable, text.split("\n")))


def plural(count: int, noun: str) -> str:
    """Write a count with its noun: `1 page`, `1,200 pages`."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def named(counts: Mapping[Any, int]) -> str:
    """Write counts with their names: `3 near, 1 repeat`."""
    return ", ".join(f"{count:,} {name}" for name, count in sorted(counts.items()))


def empty_pages(empty: Sequence[EmptyPages]) -> str:
    """Return a sentence on the pages that gave no article, by reason; its example is of the rarest, oddest one."""
    total = plural(sum(pages.count for pages in empty), "page")
    reasons = ", ".join(f"{pages.count:,} {pages.reason}" for pages in empty)
    return f"{total} without an article: {reasons}; `newsfold explain {empty[-1].url}` tells why"


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        return short_time(value)
    if isinstance(value, int):
        return f"{value:,}"
    return "-" if value is None else printable(str(value))


def _json_value(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _print_fitted(headers: Sequence[str], cells: list[list[str]], numbers: frozenset[str]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for header in headers:
        right = header in numbers
        table.add_column(
            header, justify="right" if right else "left", no_wrap=right or header in _SHORT, overflow="fold"
        )
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)
