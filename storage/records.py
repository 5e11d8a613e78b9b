"""What crosses the door of the store: frozen records, never rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RelatedLink:
    """A link that an article names as related; `url` is None where only the text is known."""

    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewArticle:
    """An article as it is to be stored; `digest` is 16 bytes of `digest_version`, times are aware UTC."""

    digest_version: int
    digest: bytes
    tokens: int
    title: str
    text: str
    url: str | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    image_url: str | None = None
    image_caption: str | None = None
    related: tuple[RelatedLink, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownArticle:
    """As much of a stored article as the judgement needs.

    `digests` are those of the current text and of every revision. `on_own_page` says that its current text was taken
    from the article's own page.
    """

    id: int
    url: str | None
    title: str
    text: str
    digest_version: int
    digests: frozenset[bytes]
    on_own_page: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFetch:
    """One fetch of a page: what is to be remembered of it. `links` are (url, relation) pairs, for a later 304."""

    url: str
    fetched_at: datetime
    status: int
    kind: str
    etag: str | None = None
    last_modified: str | None = None
    body_hash: bytes | None = None
    reader_version: int = 0
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SightingRecord:
    """Where an article was seen; `position` counts from 0 on the page."""

    page_url: str
    position: int
    first_seen_at: datetime
    last_seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRecord:
    """An earlier (or alternative) text of an article and when it was first seen."""

    number: int
    title: str
    text: str
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """A stored article with everything that is known of it."""

    id: int
    title: str
    text: str
    url: str | None
    published_at: datetime | None
    updated_at: datetime | None
    authors: tuple[str, ...]
    language: str | None
    section: str | None
    tags: tuple[str, ...]
    image_url: str | None
    image_caption: str | None
    related: tuple[RelatedLink, ...]
    confidence: float
    first_seen_at: datetime
    last_seen_at: datetime
    sightings: tuple[SightingRecord, ...] = ()
    revisions: tuple[RevisionRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunError:
    """Errors of one kind in a run: how many, and the first as an example."""

    kind: str
    count: int
    url: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """One crawl of one source. `status` is running, done, stopped, failed or crashed."""

    id: int
    source: str
    url: str
    status: str
    started_at: datetime
    finished_at: datetime | None = None
    pages: int = 0
    new: int = 0
    repeats: int = 0
    revisions: int = 0
    bytes: int = 0
    errors: tuple[RunError, ...] = field(default=())
