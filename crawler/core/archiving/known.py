"""What the store knows of some arrivals: the articles that have their texts, their addresses or their cores."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from crawler.core.archiving.arrivals import Arrival, TextKey, as_notice, may_recur
from crawler.core.dedup.near import recurs


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownArticle:
    """An article as it is now, in the store or by what is planned.

    `text_key` is that of its current text, which was first seen at `text_seen_at`. `is_unsigned` says that it names no
    author, `source` where it was first found, `publisher` whose it is, by the pages at `site`; `is_claim` that its
    address is another publisher's, `is_shared` that others publish its text, too, `is_stripped` that furniture was left
    out of it; `lacks` names which of its tags, language and image_url nobody has said. `text` is empty where nothing
    asks for it.
    """

    article_id: int
    text_key: TextKey
    text_seen_at: datetime
    title: str
    on_own_page: bool
    url_key: bytes | None
    published_at: datetime | None
    is_unsigned: bool
    source: str
    site: str
    publisher: str
    is_claim: bool = False
    is_shared: bool = False
    is_stripped: bool = False
    lacks: frozenset[str] = frozenset()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """That an article has a text, or had it, and when the text was first seen as its."""

    article_id: int
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMatch:
    """An article that has the text of an arrival, or had it; `is_newer` as `identity.KnownText` says.

    `holder` is the article of another publisher that has the text now, None where none has.
    """

    article: KnownArticle
    is_current: bool
    is_newer: bool = False
    holder: KnownArticle | None = None

    @property
    def article_id(self) -> int:
        """The article's number."""
        return self.article.article_id

    @property
    def title(self) -> str:
        """The article's current title."""
        return self.article.title

    @property
    def on_own_page(self) -> bool:
        """Whether the article's current text was taken from the article's own page."""
        return self.article.on_own_page

    @property
    def url_key(self) -> bytes | None:
        """The article's permalink."""
        return self.article.url_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of the texts of some arrivals, then of their permalinks and cores, too.

    `holdings` names the articles of a text. `permalinks` and `cores` name those that have an address, and those whose
    current text has a core, the latest first. `learned` are the paragraphs that a site repeats, by their keys.
    """

    articles: Mapping[int, KnownArticle]
    holdings: Mapping[TextKey, Sequence[Holding]]
    permalinks: Mapping[bytes, Sequence[int]] = field(default_factory=dict)
    cores: Mapping[bytes, Sequence[int]] = field(default_factory=dict)
    learned: Mapping[str, Collection[int]] = field(default_factory=dict)


def match_text(
    arrival: Arrival, holdings: Mapping[TextKey, Sequence[Holding]], articles: Mapping[int, KnownArticle]
) -> tuple[Arrival, TextMatch | None]:
    """Return the article that an arrival's text belongs to; a notice of other days gets a digest of its own before."""
    found = _match(arrival, holdings, articles)
    if (
        found is not None
        and may_recur(arrival)
        and recurs(arrival, found.article, arrival.candidate.fingerprint.tokens)
    ):
        arrival = as_notice(arrival)
        found = _match(arrival, holdings, articles)
    return arrival, found


def _match(
    arrival: Arrival, holdings: Mapping[TextKey, Sequence[Holding]], articles: Mapping[int, KnownArticle]
) -> TextMatch | None:
    """Return whose text it is now; else whose it was, the one at its address before others, the earliest of these.

    An article of the arrival's publisher that had it comes before one of another that has it; what others had and have
    no more is nobody's.
    """
    key = arrival.text_key
    found = [(holding, articles[holding.article_id]) for holding in holdings.get(key, ())]
    current = next((article for _, article in found if article.text_key == key), None)
    earlier = [(holding, article) for holding, article in found if article.publisher == arrival.publisher]
    if current is not None and (current.publisher == arrival.publisher or not earlier):
        return TextMatch(article=current, is_current=True)
    if not earlier:
        return None
    holding, article = max(
        earlier,
        key=lambda each: (
            None not in (arrival.url_key, each[1].url_key) and each[1].url_key == arrival.url_key,
            -each[1].article_id,
        ),
    )
    is_newer = holding.seen_at > article.text_seen_at
    return TextMatch(article=article, is_current=False, is_newer=is_newer, holder=current)


def says_more(arrival: Arrival, article: KnownArticle) -> bool:
    """Whether a repeat at an article's address says who wrote it, or when, where nothing else has said so."""
    if (
        arrival.publisher != article.publisher
        or arrival.url_key is None
        or article.url_key not in (None, arrival.url_key)
    ):
        return False
    if article.is_unsigned and arrival.candidate.article.authors:
        return True
    return article.published_at is None and arrival.published_at is not None
