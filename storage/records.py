"""What crosses the door of the store: frozen records, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RelatedLink:
    """A link that an article names as related; `url` is None where only the text is known."""

    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewArticle:
    """An article as it is to be stored; `digest` is 16 bytes of `digest_version`, times are aware UTC.

    `url_key` is a hash of the canonical permalink, `site` the host that the article belongs to. `on_own_page` says
    that the text was taken from the article's own page. `core_digest` is that of the text without furniture; `keys`,
    of `key_version`, are those in the near-copy index, at least 0 and below 2**63; `line_keys` are those of
    paragraphs that may turn out to be furniture; `dropped` is the furniture that was left out of the text: (place
    among the paragraphs as they were read, key).
    """

    digest_version: int
    digest: bytes
    tokens: int
    title: str
    text: str
    site: str
    source: str
    on_own_page: bool = False
    url: str | None = None
    url_key: bytes | None = None
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


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownText:
    """A stored article that has, or once had, exactly this text; `title` and what follows are the article's.

    `is_newer` says that the text, which is not the current one, was first seen later than that.
    """

    article_id: int
    is_current: bool
    is_newer: bool = False
    title: str
    on_own_page: bool
    url_key: bytes | None
    published_at: datetime | None
    is_unsigned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownArticle:
    """As much of a stored article with the same permalink as the judgement needs.

    `on_own_page` says that its current text was taken from the article's own page.
    """

    article_id: int
    title: str
    text: str
    on_own_page: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedText:
    """A stored article as its near copies are judged; `seen_at` is when it was first seen, with any text.

    `revisions` are its other texts, of many only the first and the latest. `verdict` and `story_id` are those of its
    link, None where it has none.
    """

    article_id: int
    site: str
    title: str
    text: str
    url: str | None
    url_key: bytes | None
    published_at: datetime | None
    seen_at: datetime
    text_seen_at: datetime
    revisions: tuple[RevisionRecord, ...] = ()
    verdict: str | None = None
    story_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why an article is linked: reasons in words, the shares (0 to 1) of both texts, what each has alone."""

    reasons: tuple[str, ...] = ()
    here: float = 0.0
    there: float = 0.0
    only_here: tuple[str, ...] = ()
    only_there: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLink:
    """That an article is a near copy, a revision or, found late, a repeat of one with a lower number."""

    article_id: int
    of_id: int
    verdict: str
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRecord:
    """A link as it is stored; `story_id` is the lead article of the story."""

    article_id: int
    of_id: int
    story_id: int
    verdict: str
    made_at: datetime
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownArticle:
    """An article as the place where a site shows a paragraph; `url` is its own or that of the page it was found on."""

    article_id: int
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFurniture:
    """A paragraph, by its key and with its text, that a site was found to repeat in `seen` articles."""

    site: str
    key: int
    key_version: int
    seen: int
    sample: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnitureRecord:
    """A paragraph that a site repeats, in how many articles, and whether a person said that it is content.

    `applied` says whether what was stored before is judged by it.
    """

    site: str
    key: int
    undone: bool
    applied: bool
    seen: int
    found_at: datetime
    sample: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDocument:
    """A document that was ingested on its page; `name` is its id, `verdict` what it was to the store then."""

    page_id: int
    name: str
    verdict: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """A document as it was ingested: the article that holds it, the verdict of then, and a hash of what it was."""

    name: str
    article_id: int
    verdict: str
    reasons: tuple[str, ...]
    content_hash: bytes
    ingested_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFetch:
    """One fetch of a page: what is to be remembered of it. `links` are (url, relation) pairs, for a later 304.

    `key` is what the page is known by, instead of its URL: documents may share one.
    """

    url: str
    fetched_at: datetime
    status: int
    kind: str
    etag: str | None = None
    last_modified: str | None = None
    body_hash: bytes | None = None
    reader_version: int = 0
    links: tuple[tuple[str, str], ...] = ()
    key: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageState:
    """What is remembered of a page since its last fetch, for a conditional request and for the answer 304."""

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
    """A stored article.

    `sighting_count` and `revision_count` are always right; `sightings` and `revisions` are filled where the whole
    article was asked for (`sightings` in an export, too).
    """

    id: int
    title: str
    text: str
    url: str | None
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
    sightings: tuple[SightingRecord, ...] = ()
    revisions: tuple[RevisionRecord, ...] = ()
