"""What a feed holds, of whatever format it is: its entries as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.core.feeds.titles import plain_title
from crawler.core.types import Image

MAX_ENTRIES = 5_000
"""Entries of a feed that are read."""

EARLIEST, LATEST = 1990, 2100
"""A date outside of these years is a mistake of the feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a feed. `content` is HTML, or text where `is_text`; `summary` is what stands beside it, or empty.

    `is_content` says that the feed calls it the content and not a description; `link` is absolute, and so is `base`,
    against which the links of the content resolve. `image` is the picture that the feed names, `thumbnail` a small one.
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
    base: str | None = None
    image: Image | None = None
    thumbnail: Image | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed's entries in its order and the URL of its next page, if it names one.

    `fresh_for` is how long it says that it stays as it is, nothing where it does not say. `licences` are addresses that
    hold for all of its entries, `notice` is that of its copyright.
    """

    entries: tuple[Entry, ...]
    next_page: str | None = None
    fresh_for: timedelta = timedelta()
    licences: tuple[str, ...] = ()
    notice: str | None = None


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """Return the values as text, each once, in order; empty ones are left out."""
    return tuple(dict.fromkeys(text for value in values if (text := plain_title(value))))
