"""The values of the core: frozen, one type for each moment of a thing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from crawler.core.no_article import NoArticle


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its visible text; `url` is absolute, or None where the page gives only the text."""

    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """An article's lead image; `url` is absolute."""

    url: str
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the value of one metadata field came from, for example `published_at` from `json-ld datePublished`."""

    field: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article of a page, cleaned.

    `position` is its place on the page, counted from 0. `text` is its paragraphs, separated by one blank line.
    `url` is the article's own permalink, and None where the page names none: such an article has no identity but
    its text. Times are aware. `confidence` (0 to 1) says how sure the segmentation is, `reasons` why.
    """

    title: str
    text: str
    position: int = 0
    url: str | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    image: Image | None = None
    related: tuple[Link, ...] = ()
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What a page holds: its articles in page order or, where there are none, the reason in a word or two."""

    articles: tuple[Article, ...] = ()
    nothing_because: NoArticle | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A fetched body before anything is known of it; `content_type` is the header's value, or empty."""

    url: str
    body: bytes
    content_type: str = ""


class Kind(StrEnum):
    """What a document turned out to be."""

    PAGE = "page"
    FEED = "feed"
    SITEMAP = "sitemap"
    UNREADABLE = "unreadable"


class Relation(StrEnum):
    """Why a link is worth following."""

    ARTICLE = "article"  # an entry of a feed or sitemap, or a teaser's or article's own link
    NEXT = "next"  # the following page of a listing, or the auto-loaded rest of a page
    FEED = "feed"
    SITEMAP = "sitemap"
    PAGE = "page"  # any other link of the page


@dataclass(frozen=True, slots=True)
class Outlink:
    """An absolute http(s) URL that a document leads to.

    `changed_at` is when a feed or a sitemap says that it last changed.
    """

    url: str
    relation: Relation
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """The identity of a text: a 128-bit digest of its normalised tokens, and what finds its near copies.

    Digests of different `version`s never compare. `core_digest` is that of the tokens without furniture, None where
    too few are left to say anything. `near_keys` find near copies, `line_keys` what may turn out to be furniture of
    the site; both are sorted, at least 0 and below 2**48. `key_version` is that of all three.
    """

    version: int
    digest: bytes
    tokens: int
    key_version: int = 0
    core_digest: bytes | None = None
    near_keys: tuple[int, ...] = ()
    line_keys: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An article with its fingerprint: what is judged against the store."""

    article: Article
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What an entry says of the page that it leads to, whose absolute address is `url`; times are aware.

    `origin` is what the entry stands in.
    """

    url: str
    published_at: datetime | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    title: str = ""
    language: str | None = None
    image: Image | None = None
    origin: str = "feed entry"

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.published_at or self.authors or self.tags or self.title or self.language or self.image)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What a site says of the use of a page; it is recorded, and decides on nothing but what an export leaves out.

    `robots` are words of robots tags (`noai`), `signals` of Content-Signal (`ai-train=no`), `reserved` and `policy` the
    TDM reservation and the address of its policy. `rule` is that of robots.txt which let the page be fetched, `barred`
    are the crawlers of AI that it keeps away.
    """

    robots: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()
    reserved: bool | None = None
    policy: str | None = None
    licences: tuple[str, ...] = ()
    notice: str | None = None
    rule: str | None = None
    barred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one document holds: candidates for the store and links for the spider.

    `is_own_page` says that the document is the own page of its first article. `nothing_because` says why there is
    no article, in a word of `NoArticle`; None where there is one. `claims` are what a feed or sitemap says of pages of
    its site, `feeds` the addresses on other sites that a page calls its own feeds, `rights` what the document says of
    its use. `fresh_for` is how long a feed says that it stays as it is.
    """

    kind: Kind
    candidates: tuple[Candidate, ...] = ()
    links: tuple[Outlink, ...] = ()
    claims: tuple[Claim, ...] = ()
    feeds: tuple[str, ...] = ()
    is_own_page: bool = False
    nothing_because: str | None = None
    fresh_for: timedelta = timedelta()
    rights: Rights = Rights()


class Verdict(StrEnum):
    """What a candidate is to the store."""

    NEW = "new"
    REPEAT = "repeat"
    NEAR = "near"  # a copy with other words: kept, and tied to the article that it copies
    REVISION = "revision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The verdict on a candidate, the stored article it is about (None when new), and why.

    `becomes_current` says that the candidate's text and metadata are from now on the article's.
    """

    verdict: Verdict
    of: int | None = None
    becomes_current: bool = False
    reasons: tuple[str, ...] = ()
