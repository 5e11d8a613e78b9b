"""Sentences on a terminal, broken between words; in a pipe a line stays a line."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence

import click


def say(text: str, *, err: bool = False) -> None:
    """Print a text; on a terminal its lines are broken between words, and go on as far to the right as they begin."""
    stream = sys.stderr if err else sys.stdout
    if stream.isatty():
        text = wrapped(text, shutil.get_terminal_size().columns)
    click.echo(text, err=err)


def wrapped(text: str, width: int) -> str:
    """Return a text whose lines take at most `width` cells of a terminal; what has no blank is not broken."""
    return "\n".join(_wrapped(line, width) for line in text.split("\n"))


def filled(pieces: Sequence[str], width: int, *, gap: str = " ", indent: str = "") -> str:
    """Return pieces in as few lines as hold them, each line behind `indent`; a piece is not broken."""
    from rich.cells import cell_len

    lines = [indent + pieces[0]] if pieces else []
    for piece in pieces[1:]:
        longer = f"{lines[-1]}{gap}{piece}"
        if cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(indent + piece)
    return "\n".join(lines)


def _wrapped(line: str, width: int) -> str:
    words = line.lstrip(" ")
    return filled(words.split(" "), width, indent=line[: len(line) - len(words)]) if len(line) > width // 2 else line
