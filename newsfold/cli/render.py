"""How the commands write values: JSON for programs, moments, names and counts for people."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import click

from crawler.core.no_article import NoArticle
from crawler.logs import printable
from crawler.middlewares.addresses import is_public
from storage.run_records import EmptyPages

_PLURALS = {"near copy": "near copies"}
_EXPECTED = frozenset({NoArticle.SITEMAP, NoArticle.LISTING, NoArticle.TEASERS_ONLY, NoArticle.NO_ENTRIES})
"""What is known to hold no article: nobody wonders why."""


def print_json(value: Any) -> None:
    """Print one line of JSON; times are ISO 8601."""
    click.echo(json.dumps(value, ensure_ascii=False, default=_json_value))


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
    if count == 1:
        return f"1 {noun}"
    return f"{count:,} {_PLURALS.get(noun, f'{noun}s')}"


def named(counts: Mapping[Any, int]) -> str:
    """Write counts with their names: `3 near, 1 repeat`."""
    return ", ".join(f"{count:,} {name}" for name, count in sorted(counts.items()))


def empty_pages(empty: Sequence[EmptyPages], *, is_gone: bool = False) -> str:
    """Return a sentence on the pages that gave no article, by reason, with an example where one may surprise.

    Without it where the site is gone and nobody can look.
    """
    total = plural(sum(pages.count for pages in empty), "page")
    reasons = ", ".join(f"{pages.count:,} {pages.reason}" for pages in empty)
    odd = [] if is_gone else [pages.url for pages in reversed(empty) if pages.reason not in _EXPECTED]
    why = f"; `newsfold explain {shlex.quote(odd[0])}{_allowance(odd[0])}` tells why" if odd else ""
    return f"{total} without an article: {reasons}{why}"


def _allowance(url: str) -> str:
    """Return the option that a page of a private address needs to be fetched."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    is_numeric = ":" in host or host.replace(".", "").isdecimal()
    if host != "localhost" and not (is_numeric and not is_public(host)):
        return ""
    port = "" if parts.port else ":443" if parts.scheme == "https" else ":80"
    return f" --allow-private {parts.netloc}{port}"


def _json_value(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")
