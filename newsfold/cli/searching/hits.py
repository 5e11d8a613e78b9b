"""What was found: a few lines a hit for people, a line of JSON for programs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict

import click

from crawler.archive.search.searching import SearchHit, SearchPage
from crawler.core.search.snippets import Part
from crawler.logs import printable
from newsfold.cli.render import plural, print_json, short_time
from newsfold.cli.terminal.lines import say


def print_hits(page: SearchPage, *, as_json: bool) -> None:
    """Print hits on stdout, and what a person should know of the search on stderr."""
    for note in page.query.notes:
        say(f"Note: {note}.", err=True)
    for hit in page.hits:
        if as_json:
            print_json(_json(hit))
        else:
            _print(hit)
    if not page.hits:
        say("The query asks for nothing." if page.query.is_empty else "Nothing was found.", err=True)
    if page.unindexed:
        left = "1 article is" if page.unindexed == 1 else f"{plural(page.unindexed, 'article')} are"
        say(f"{left} not indexed yet; `newsfold db index` does it, and so does a daemon.", err=True)
    if page.next is not None:
        say(f"There is more: --limit, or --after-hit {page.next}.", err=True)


def _print(hit: SearchHit) -> None:
    from rich.console import Console
    from rich.text import Text

    article = hit.article
    facts = "  ".join(part for part in (short_time(article.published_at), article.site, article.url or "") if part)
    lines = ((f"{article.id}  ", hit.title), ("    ", (Part(facts),)), ("    ", hit.snippet))
    if not sys.stdout.isatty():
        for indent, parts in lines:
            click.echo(indent + "".join(printable(part.text) for part in parts))
        return
    console = Console()
    for indent, parts in lines:
        line = Text(indent)
        for part in parts:
            line.append(printable(part.text), "bold" if part.is_hit else "")
        console.print(line, soft_wrap=True)


def _json(hit: SearchHit) -> dict[str, object]:
    article = hit.article
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "site": article.site,
        "source": article.source,
        "language": article.language,
        "authors": article.authors,
        "published_at": article.published_at,
        "first_seen_at": article.first_seen_at,
        "score": hit.score,
        "title_parts": _parts(hit.title),
        "snippet": _parts(hit.snippet),
    }


def _parts(parts: Sequence[Part]) -> list[dict[str, object]]:
    return [asdict(part) for part in parts]
