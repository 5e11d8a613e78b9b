"""Stored articles as what a page shows is judged against them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.records.articles import RevisionRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownArticle:
    """As much of a stored article as the judgement on what a page shows needs.

    `digest`, of `digest_version`, is that of its current text, which was first seen at `text_seen_at`; `on_own_page`
    says that it was taken from the article's own page. `source` is where the article was first found, `publisher`
    whose it is, by pages of `site`; `url_claimed` says that its address is another publisher's, `is_shared` that
    others publish its text who do not name its address, `is_stripped` that furniture was left out of it, `is_unsigned`
    that no author is known, `lacks` names which of its tags, language and image_url nobody has said yet. `text` is
    empty where only whose text it is was asked for.
    """

    article_id: int
    digest_version: int
    digest: bytes
    text_seen_at: datetime
    title: str
    on_own_page: bool
    url_key: bytes | None
    published_at: datetime | None
    is_unsigned: bool
    source: str
    site: str
    publisher: str
    url_claimed: bool
    is_shared: bool
    is_stripped: bool
    lacks: frozenset[str] = frozenset()
    text: str = ""


@dataclass(frozen=True, slots=True)
class ArticleState:
    """What another writer may change of an article: what its text is known by, whose it is, whether it is shared."""

    text_key: tuple[int, bytes]
    publisher: str
    is_shared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownText:
    """That a stored article has a text, or once had it: `seen_at` is when the text was first seen as the article's."""

    article: KnownArticle
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedText:
    """A stored article as its near copies are judged; `seen_at` is when it was first seen, with any text.

    `revisions` are its other texts, of many only the first and the latest. `verdict` and `story_id` are those of its
    link, None where it has none.
    """

    article_id: int
    site: str
    publisher: str
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
