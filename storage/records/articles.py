"""Articles as they are to be stored, and as they are given out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from storage.records.pages import RecordPlace, RightsRecord


@dataclass(frozen=True, slots=True)
class RelatedLink:
    """A link that an article names as related; `url` is None where only the text is known."""

    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewArticle:
    """An article as it is to be stored; `digest` is 16 bytes of `digest_version`, times are aware UTC.

    `publisher` served it, from the host `site` or another one. `url_key` is a hash of the canonical permalink;
    `url_claimed` says that this is an address of somebody else. `on_own_page` says that the text was taken from the
    article's own page. `core_digest` is that of the text without furniture; `keys`,
    of `key_version`, are those in the near-copy index, at least 0 and below 2**63; `line_keys` are those of
    paragraphs that may turn out to be furniture; `dropped` is the furniture that was left out of the text: (place
    among the paragraphs as they were read, key). `origins` say by field where its value came from.
    """

    digest_version: int
    digest: bytes
    tokens: int
    title: str
    text: str
    site: str
    source: str
    publisher: str = ""
    on_own_page: bool = False
    url: str | None = None
    url_key: bytes | None = None
    url_claimed: bool = False
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
    core_digest: bytes | None = None
    key_version: int = 0
    keys: tuple[int, ...] = ()
    line_keys: tuple[int, ...] = ()
    dropped: tuple[tuple[int, int], ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SightingRecord:
    """Where an article was seen; `position` counts from 0 on the page.

    `revision` is the number of the earlier text that the page showed, None where that is the current one. `publisher`
    served the page, which is of a `kind`; `rights` is what it says of its use, None where nobody looked. `document` is
    the id of what was ingested, where it is no page. `record` is where the
    page is kept as it came, None where it is not.
    """

    page_url: str
    position: int
    revision: int | None
    first_seen_at: datetime
    last_seen_at: datetime
    publisher: str = ""
    kind: str = "page"
    document: str | None = None
    rights: RightsRecord | None = None
    record: RecordPlace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationRecord:
    """The text of an article as one publisher has it, and what that one says of it.

    `url_claimed` says that `url` is an address of somebody else, and `defers` that it is the article's own. `is_word`
    says that it is the word of whoever ingested it. `revision` is the number of the text that it showed last, None for
    the current one; `repeat` that of the article that holds its own text in other furniture, None where it has none.
    `title` is None where it was not recorded, times where no page of it is known any more.
    """

    publisher: str
    site: str
    title: str | None
    url: str | None
    url_claimed: bool
    defers: bool
    on_own_page: bool
    is_word: bool
    published_at: datetime | None
    authors: tuple[str, ...]
    revision: int | None
    repeat: int | None
    first_seen_at: datetime | None
    last_seen_at: datetime | None
    page_count: int
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRecord:
    """An earlier (or alternative) text of an article and when it was first seen."""

    number: int
    title: str
    text: str
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NearRecord:
    """An article that another one is tied to as a near copy or a version; the earlier one has the lower number.

    `here` is the share of this one's text that stands in the other, `there` that of the other's in this, 0 to 1.
    """

    article_id: int
    verdict: str
    here: float
    there: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """A stored article.

    `url_claimed` says that `url` is an address of another publisher than `publisher`, who served the article.
    `sighting_count`, `revision_count` and `publisher_count` are always right; `sightings`, `publications` (its own
    publisher's first) and `revisions` are filled where the whole article was asked for, and in an export. `rights` is
    what its publisher says of its use, in a word of `Stance`, where sightings are filled. `text_seen_at` is when its
    current text was first seen. `story` is the number of the lead of its story, None where it stands alone, and
    `near` are the articles that it is tied to; both are filled in an export. `origins` say by field where its value
    came from, where that is known.
    """

    id: int
    title: str
    text: str
    url: str | None
    url_claimed: bool
    publisher: str
    site: str
    source: str
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
    sighting_count: int
    revision_count: int
    publisher_count: int
    sightings: tuple[SightingRecord, ...] = ()
    publications: tuple[PublicationRecord, ...] = ()
    revisions: tuple[RevisionRecord, ...] = ()
    rights: str | None = None
    text_seen_at: datetime | None = None
    on_own_page: bool = False
    story: int | None = None
    near: tuple[NearRecord, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)
