"""An explanation for a terminal: the articles with their facts, then the page block by block."""

from __future__ import annotations

import io
import sys
from itertools import groupby

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crawler.core.explain.values import Border, Explanation, Part
from crawler.core.page.rules import Role
from crawler.logs import printable
from newsfold.cli.explanation.facts import because, facts_of, features_of, other_headings, summary
from newsfold.cli.explanation.subject import Explained

_WIDTH_OF_PIPES = 1_000_000
"""Nothing is broken or cut where a program reads."""
_MOST_HEADINGS = 12
_COLOURS = ("green", "cyan", "magenta", "yellow", "blue")
_LONGEST = 400


def print_explanation(explained: Explained) -> None:
    """Print what was decided on a document: fitted to a terminal, and whole in a pipe."""
    if sys.stdout.isatty():
        _print(Console(highlight=False), explained)
        return
    written = io.StringIO()
    _print(Console(file=written, highlight=False, width=_WIDTH_OF_PIPES), explained)
    for line in written.getvalue().splitlines():
        click.echo(line.rstrip())


def _print(console: Console, explained: Explained) -> None:
    explanation = explained.explanation
    console.print(Text.assemble((printable(explained.name), "bold"), f": {summary(explanation)}"))
    if explained.nothing_because is not None:
        console.print(
            Text(f"No article: {explained.nothing_because}. {printable(explained.meaning or '')}", "bold red")
        )
    for number, border in enumerate(explanation.borders, 1):
        _print_article(console, number, border, because(border, explanation.headings))
    _print_refused(console, explanation)
    _print_others(console, explanation)
    _print_parts(console, explanation.parts)


def _print_article(console: Console, number: int, border: Border, reasons: str) -> None:
    article = border.article
    console.print()
    console.print(
        Text(f"Article {number}", _style(number - 1)), Text(f"{border.where}, confidence {article.confidence:.2f}")
    )
    console.print(Text(f"  because: {reasons}"))
    table = _grid()
    for fact in facts_of(article):
        table.add_row(f"  {fact.name}", Text(_cut(fact.value)), Text(fact.source, "dim"))
    table.add_row("  text", f"{len(article.text):,} characters in {article.text.count(chr(10) * 2) + 1} paragraphs", "")
    for link in article.related:
        table.add_row("  related", Text(_cut(link.text)), Text(_cut(link.url or ""), "dim"))
    console.print(table)


def _print_refused(console: Console, explanation: Explanation) -> None:
    """Print what looked like an article and is none."""
    if not explanation.refused:
        return
    console.print(Text("\nWhat looked like an article and is none", "bold"))
    table = _grid()
    for refused in explanation.refused:
        blocks = f"blocks {refused.first} to {refused.last - 1}"
        table.add_row(f"  {blocks}", Text(_cut(refused.title or "without a title")), Text(str(refused.rule)))
    console.print(table)


def _print_others(console: Console, explanation: Explanation) -> None:
    """Print the headings that were weighed and are no titles, the likeliest first."""
    others = other_headings(explanation)
    if not others:
        return
    console.print(Text("\nHeadings that are no titles (from 0 on a heading rather is one)", "bold"))
    table = _grid()
    for heading in others[:_MOST_HEADINGS]:
        why = Text(heading.why, "yellow" if heading.is_overruled else "")
        table.add_row(f"  {heading.part}", Text(_cut(heading.text)), why, Text(features_of(heading), "dim"))
    console.print(table)
    if len(others) > _MOST_HEADINGS:
        console.print(f"  and {len(others) - _MOST_HEADINGS} more; --json has all")


def _print_parts(console: Console, parts: tuple[Part, ...]) -> None:
    """Print the blocks in page order; neighbours that were left out for one reason take one line."""
    if not parts:
        return
    console.print(Text("\nThe page, block by block", "bold"))
    table = _grid()
    key = lambda item: (item[1].article, item[1].role, item[1].why, item[1].why == "" and item[0])  # noqa: E731
    for _, group in groupby(enumerate(parts), key):
        found = list(group)
        (first, part), (last, _) = found[0], found[-1]
        text = " · ".join(_cut(each.text) for _, each in found[:20])
        style = _style(part.article) if part.role in (Role.TITLE, Role.TEXT) else "dim"
        number = str(first) if first == last else f"{first}–{last}"
        table.add_row(
            number,
            Text(_mark(part), style),
            Text(printable(part.why), "dim"),
            Text(_cut(text), style, no_wrap=True, overflow="ellipsis"),
        )
    console.print(table)


def _grid() -> Table:
    return Table.grid(padding=(0, 2, 0, 0))


def _mark(part: Part) -> str:
    number = "" if part.article is None else f" {part.article + 1}"
    return f"{part.role}{number if part.role is not Role.DROPPED else ''}"


def _style(article: int | None) -> str:
    return "" if article is None else f"bold {_COLOURS[article % len(_COLOURS)]}"


def _cut(text: str) -> str:
    text = printable(text)
    return text if len(text) <= _LONGEST or not sys.stdout.isatty() else f"{text[:_LONGEST]}…"
