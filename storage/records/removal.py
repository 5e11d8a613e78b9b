"""What is kept and for how long, and what is known of an article that is to go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """What is kept of a source: what was first seen within `age`, the latest `articles`, `bytes` of texts.

    None sets no bound.
    """

    age: timedelta | None = None
    articles: int | None = None
    bytes: int | None = None


KEEP_ALL = Keep()
"""No bound at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldArticle:
    """An article with its late repeats, by the sources that have it: `bytes` are those of all their texts."""

    article_id: int
    first_seen_at: datetime
    sources: frozenset[str]
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class OtherText:
    """A text that an article had before, or has elsewhere, and its headline."""

    digest_version: int
    digest: bytes
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class OtherPublication:
    """Who else published an article's text, and at which address."""

    publisher: str
    url: str | None
    url_claimed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingArticle:
    """All by which an article that is to go is known; `shares_address` says that others are at its address."""

    article_id: int
    digest_version: int
    digest: bytes
    core_digest: bytes | None
    tokens: int
    url_key: bytes | None
    publisher: str
    site: str
    title: str
    text: str
    published_at: datetime | None
    text_seen_at: datetime
    shares_address: bool
    others: tuple[OtherText, ...] = ()
    publications: tuple[OtherPublication, ...] = ()
