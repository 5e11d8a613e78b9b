"""Tables: fitted to a terminal, a block for each row where they do not fit, plain columns in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime

import click
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crawler.logs import printable
from newsfold.cli.render import short_time
from newsfold.cli.terminal.lines import filled, wrapped

_SHORT = frozenset(
    {
        "state", "outcome", "started", "first", "last", "latest", "first seen", "last success", "next run", "yield",
        "since", "told", "key", "severity",
    }
)  # fmt: skip
"""Columns whose values are not broken into lines."""
_GAP = 2
_LEAST = 24
"""Cells that a column of words takes at least where its values are longer: below, a table is hard to read."""


def print_table(
    headers: Sequence[str], rows: Sequence[Sequence[object]], *, numbers: frozenset[str], lead: str | None = None
) -> None:
    """Print a table on stdout; nothing is cut from it, however narrow the terminal is.

    `numbers` are the headers of the columns that are set to the right, `lead` is that of the column which heads the
    block of a row, the first one of words where it is not said.
    """
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [max(map(cell_len, (header, *column))) for header, *column in zip(headers, *cells, strict=True)]
    if not sys.stdout.isatty():
        _print_plain(headers, cells, widths, numbers)
        return
    console = Console(highlight=False)
    fixed = numbers | _SHORT
    least = [
        width if header in fixed else min(width, max(_LEAST, len(header)))
        for header, width in zip(headers, widths, strict=True)
    ]
    if sum(least) + _GAP * (len(headers) - 1) <= console.width:
        _print_fitted(console, headers, cells, numbers)
    else:
        lead = lead or next((header for header in headers if header not in fixed), headers[0])
        _print_blocks(console, headers, cells, headers.index(lead))


def _print_plain(
    headers: Sequence[str], cells: Sequence[Sequence[str]], widths: Sequence[int], numbers: frozenset[str]
) -> None:
    for row in (headers, *cells):
        line = (
            f"{' ' * (width - cell_len(cell))}{cell}"
            if header in numbers
            else f"{cell}{' ' * (width - cell_len(cell))}"
            for header, cell, width in zip(headers, row, widths, strict=True)
        )
        click.echo((" " * _GAP).join(line).rstrip())


def _print_fitted(
    console: Console, headers: Sequence[str], cells: Sequence[Sequence[str]], numbers: frozenset[str]
) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0))
    for header in headers:
        right = header in numbers
        table.add_column(
            header, justify="right" if right else "left", no_wrap=right or header in _SHORT, overflow="fold"
        )
    for row in cells:
        table.add_row(*map(Text, row))
    console.print(table)


def _print_blocks(console: Console, headers: Sequence[str], cells: Sequence[Sequence[str]], lead: int) -> None:
    """Print the value of the column `lead` of each row, and below it the other values with their headers."""
    for row in cells:
        console.print(Text(wrapped(row[lead], console.width), "bold"), soft_wrap=True)
        pairs = [f"{header} {cell}" for header, cell in zip(headers, row, strict=True)]
        click.echo(filled(pairs[:lead] + pairs[lead + 1 :], console.width, gap="  ", indent="  "))


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        return short_time(value)
    if isinstance(value, int):
        return f"{value:,}"
    return "-" if value is None else printable(str(value))
