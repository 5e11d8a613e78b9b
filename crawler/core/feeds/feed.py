"""What a feed holds, of whatever format it is: its entries as values, with titles as text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from crawler.core.text.decoding import clean

MAX_ENTRIES = 5_000
"""Entries of a feed that are read."""

EARLIEST, LATEST = 1990, 2100
"""A date outside of these years is a mistake of the feed."""

_HTML_REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|bdi|big|br|cite|code|del|div|em|font|i|ins|mark|p|q|s|small|span|strike|strong|sub|sup|tt|u|wbr)"
    r"(?:\s[^<>]{0,1000})?/?>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a feed. `content` is HTML, or text where `is_text`; `summary` is what stands beside it, or empty.

    `is_content` says that the feed calls it the content and not a description; `link` is absolute.
    """

    title: str = ""
    link: str | None = None
    content: str = ""
    summary: str = ""
    is_text: bool = False
    is_content: bool = False
    is_comment: bool = False
    published_at: datetime | None = None
    updated_at: datetime | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed's entries in its order and the URL of its next page, if it names one."""

    entries: tuple[Entry, ...]
    next_page: str | None = None


def plain_title(title: str) -> str:
    """Return a feed's title as text: references that were escaped twice resolved, inline markup taken away."""
    if "<" in title:
        title = _INLINE_TAG.sub("", title)
    if "&" in title:
        title = _HTML_REFERENCE.sub(lambda found: html.unescape(found[0]), title)
    return " ".join(clean(title).split())


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """Return the values as text, each once, in order; empty ones are left out."""
    return tuple(dict.fromkeys(text for value in values if (text := plain_title(value))))
