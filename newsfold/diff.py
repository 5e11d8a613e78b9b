"""`newsfold diff`: what two articles, or two versions of one, say differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsfold.cli.options import database_option, json_option

if TYPE_CHECKING:
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
    _print_head("A", one, "here")
    _print_head("B", other, "there")
    click.echo(f"\n{_painted(title)}\n\n{_painted(text)}")


def _print_head(letter: str, version: Version, side: str) -> None:
    from crawler.logs import printable
    from newsfold.cli.render import short_time

    place = printable(version.url or version.site)
    click.echo(f"{click.style(letter, fg=_COLOURS[side])} {version.name}  {short_time(version.seen_at)}  {place}")


def _painted(pieces: list[Piece]) -> str:
    import sys

    from newsfold.cli.render import paragraphs

    is_coloured = sys.stdout.isatty()
    written = ""
    for piece in pieces:
        text = paragraphs(piece.text)
        if piece.side in _MARKS and (words := text.strip("\n")):
            opening, closing = _MARKS[piece.side]
            marked = click.style(words, fg=_COLOURS[piece.side]) if is_coloured else f"{opening}{words}{closing}"
            text = text.replace(words, marked, 1)
        glue = "" if not written or written.endswith("\n") or text.startswith("\n") else " "
        written += glue + text
    return written
