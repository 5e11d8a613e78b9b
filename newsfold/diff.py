"""`newsfold diff`: what two articles, or two versions of one, say differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsfold.cli.options import database_option, json_option

if TYPE_CHECKING:
    from rich.text import Text

    from crawler.core.text.word_diff import Piece
    from newsfold.cli.version import Version

EXAMPLES = """\b
Examples:
  newsfold diff 12 40
  newsfold diff 12.1 12
  newsfold diff 12 40 --json | jq -r '.pieces[] | select(.side == "there") | .text'
"""
_COLOURS = {"here": "red", "there": "green"}
_MARKS = {"here": ("[-", "-]"), "there": ("{+", "+}")}


@click.command(short_help="Show what two articles say differently.", epilog=EXAMPLES)
@click.argument("here", metavar="A")
@click.argument("there", metavar="B")
@database_option
@json_option
def command(here: str, there: str, database: str, as_json: bool) -> None:
    """Show article B as changes of article A, word by word: what only A says in red, what only B says in green.

    A and B are numbers that `newsfold articles` lists; 12.1 is the first of the earlier texts of article 12, which
    `newsfold show 12` lists. Without colours the changes stand in [-brackets-] and {+braces+}.
    """
    from crawler.core.text.word_diff import difference
    from newsfold.cli.render import print_json
    from newsfold.cli.store import open_store
    from newsfold.cli.version import find_version

    with open_store(database) as store:
        one, other = find_version(store, here), find_version(store, there)
    title, text = difference(one.title, other.title), difference(one.text, other.text)
    if as_json:
        pieces = [{"side": piece.side, "text": piece.text} for piece in text]
        named = [{"side": piece.side, "text": piece.text} for piece in title]
        print_json({"here": one.name, "there": other.name, "title": named, "pieces": pieces})
        return
    _print(one, other, title, text)


def _print(one: Version, other: Version, title: list[Piece], text: list[Piece]) -> None:
    import sys

    from rich.console import Console

    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    is_coloured = console.color_system is not None and not console.no_color
    for letter, version, side in (("A", one, "here"), ("B", other, "there")):
        console.print(_head(letter, version, side))
    for pieces in (title, text):
        console.print()
        console.print(_painted(pieces, is_coloured=is_coloured))


def _head(letter: str, version: Version, side: str) -> Text:
    from rich.text import Text

    from crawler.logs import printable
    from newsfold.cli.render import short_time

    place = printable(version.url or version.site)
    return Text.assemble((letter, _COLOURS[side]), f" {version.name}  {short_time(version.seen_at)}  {place}")


def _painted(pieces: list[Piece], *, is_coloured: bool) -> Text:
    """Return a text with what only one side says in its colour, or in marks where there are no colours."""
    from rich.text import Text

    from newsfold.cli.render import paragraphs

    painted = Text()
    for piece in pieces:
        text = paragraphs(piece.text)
        if painted and not painted.plain.endswith("\n") and not text.startswith("\n"):
            painted.append(" ")
        words = text.strip("\n")
        if piece.side not in _MARKS or not words:
            painted.append(text)
            continue
        opening, closing = ("", "") if is_coloured else _MARKS[piece.side]
        before, _, behind = text.partition(words)
        painted.append(before)
        painted.append(f"{opening}{words}{closing}", _COLOURS[piece.side])
        painted.append(behind)
    return painted
