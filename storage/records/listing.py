"""Which articles are asked for, in which order, and from where on: what a list, an export and a search share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from storage.records.articles import StoredArticle
from storage.records.search import WantedWords

_CURSOR = re.compile(r"(?:(-?\d{1,18})\.)?(\d{1,10})")
HIGHEST = 2**31 - 1
"""The highest number that PostgreSQL's integers have; no row comes so far."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOMENT = timedelta(microseconds=1)


class Order(StrEnum):
    """The order of a list: by when articles were stored or published, the latest first; undated ones come last."""

    STORED = "stored"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFilter:
    """Which articles are asked for; what is None does not narrow. An empty filter is all of them.

    `since` bounds when they were first seen. `published_from` (included) and `published_before` (not included) bound
    when they were published: an article without a date is in no such range. `site` is a host without www. that
    publishes them, `source` the source that found them first, `language` a code as articles have it. `words`
    stand, or do not stand, in their titles, authors and texts.
    """

    since: datetime | None = None
    published_from: datetime | None = None
    published_before: datetime | None = None
    site: str | None = None
    source: str | None = None
    language: str | None = None
    words: WantedWords | None = None


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last article of a page of a list, by which the next one begins; `str` and `parse` are its form in addresses.

    `published_at` is that by which the article stood in its place, None where it has none or the order is another.
    """

    article_id: int
    published_at: datetime | None = None

    def __str__(self) -> str:
        if self.published_at is None:
            return str(self.article_id)
        return f"{(self.published_at - _EPOCH) // _MOMENT}.{self.article_id}"

    @classmethod
    def parse(cls, text: str) -> Cursor:
        """Return what `str` wrote; raises ValueError with a sentence for a person."""
        found = _CURSOR.fullmatch(text)
        if found is None or int(found[2]) > HIGHEST:
            raise ValueError("this is no place in a list; begin the list anew")
        try:
            at = None if found[1] is None else _EPOCH + int(found[1]) * _MOMENT
        except OverflowError:
            raise ValueError("this is no place in a list; begin the list anew") from None
        return cls(int(found[2]), at)


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """A page of a list, and the place after which the next one begins, None at the end."""

    articles: tuple[StoredArticle, ...]
    next: Cursor | None


ALL = ArticleFilter()
"""Every article."""
