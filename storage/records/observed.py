"""What the store holds of a site, as a check of its reading looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.records.articles import RevisionRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawledSource:
    """A source that articles or pages are stored of; `url` is what its latest crawl began with, None where none is."""

    name: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservedArticle:
    """A stored article with some of the pages that show it; `position` is its lowest place on one of these.

    `text_seen_at` is when its text was first seen, `revisions` are some of its other texts.
    """

    article_id: int
    title: str
    text: str
    url: str | None
    on_own_page: bool
    text_seen_at: datetime
    published_at: datetime | None
    authors: tuple[str, ...]
    pages: tuple[str, ...]
    position: int
    revisions: tuple[RevisionRecord, ...]
