"""Pages and documents: what is remembered of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsRecord:
    """What a page says of its use: `said` are plain values by name; and what it comes to."""

    said: Mapping[str, Any]
    is_reserved: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """Where a page is kept as it came: the name of an archive file, and the byte at which its record begins there."""

    file: str
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadMark:
    """How far a file was loaded: where its last record that is done begins, and how many are done.

    `size` is that of the file when it was done to its end, None where it is not.
    """

    position: int = 0
    records: int = 0
    size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFetch:
    """One fetch of a page: what is to be remembered of it. `links` are (url, relation) pairs, for a later 304.

    `publisher` is who served it. `key` is what the page is known by, instead of its URL: documents may share one.
    `rights` is what it says of its use, None where nobody looked.
    `record` is where the page is kept as it came. `is_late` says that the page was fetched later, too, and this is
    what it was before.
    """

    url: str
    fetched_at: datetime
    status: int
    kind: str
    publisher: str = ""
    etag: str | None = None
    last_modified: str | None = None
    body_hash: bytes | None = None
    reader_version: int = 0
    links: tuple[tuple[str, str], ...] = ()
    key: bytes | None = None
    rights: RightsRecord | None = None
    record: RecordPlace | None = None
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class PageBody:
    """What a page was at its last fetch: the hash of its body, and the version of the reader that read it."""

    body_hash: bytes | None
    reader_version: int
    last_fetched_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PageState:
    """What is remembered of a page since its last fetch, for a conditional request and for the answer 304.

    `text_seen_at` is when the latest text of its articles was first seen, None where it has none. `led_at` is when a
    look at it, other than the first, last led to an article that was new, None for never.
    """

    url: str
    source: str
    kind: str
    status: int
    etag: str | None
    last_modified: str | None
    body_hash: bytes | None
    reader_version: int
    links: tuple[tuple[str, str], ...]
    first_fetched_at: datetime
    last_fetched_at: datetime
    text_seen_at: datetime | None = None
    led_at: datetime | None = None

    @property
    def has_articles(self) -> bool:
        """Whether articles were seen on it."""
        return self.text_seen_at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDocument:
    """A document that was ingested on its page; `name` is its id, `verdict` what it was to the store then."""

    page_id: int
    name: str
    verdict: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """A document as it was ingested: the article that holds it, the verdict of then, and a hash of what it was.

    There is no article where it was removed.
    """

    name: str
    article_id: int | None
    verdict: str
    reasons: tuple[str, ...]
    content_hash: bytes
    ingested_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownText:
    """An article in the text that a page showed; `digest` is that of the text as it was read.

    `speaks` says that what is stored of it is what the publisher of the page says of its current text.
    """

    article_id: int
    title: str
    url: str | None
    published_at: datetime | None
    authors: tuple[str, ...]
    digest: bytes
    speaks: bool
    sighting_count: int
