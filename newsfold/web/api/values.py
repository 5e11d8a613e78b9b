"""What the API answers with, where no record of the store says just that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from crawler.archive.search.searching import SearchHit
from crawler.core.search.snippets import Part
from crawler.core.text.word_diff import Piece
from newsfold.cli.searching.listed import ListedArticle, listed
from storage.overview import SourceState
from storage.records import PublicationRecord, SightingRecord, StoredArticle
from storage.run_records import RunPage, RunRecord
from storage.stories import StoryArticle, StoryRecord

MOST = 200
"""Entries of a list in an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What went wrong (RFC 9457): the status, its name, and one sentence for a person."""

    status: int
    title: str
    detail: str
    type: str = "about:blank"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What answers: the program, its version, and where the API is described."""

    name: str
    version: str
    openapi: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Articles:
    """A page of a list of articles; `next` is the `after` of the page behind it, null at the end."""

    articles: Sequence[ListedArticle]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeArticle(StoredArticle):
    """An article with what is known of it; `carriers` are those of its story, none where it is alone.

    Of each list the first 200 entries are given; `sighting_count`, `revision_count`, `publisher_count` and
    `story_size` tell how many there are.
    """

    carriers: tuple[StoryArticle, ...] = ()
    story_size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What text `b` says in place of text `a`, word by word in reading order: here is `a`, there is `b`."""

    a: str
    b: str
    title: Sequence[Piece]
    text: Sequence[Piece]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stories:
    """Some stories, that with the latest article first; `next` is the `before` of those behind them."""

    stories: Sequence[StoryRecord]
    next: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """An article of a story with all who publish it and the pages that show it."""

    article: StoryArticle
    publications: Sequence[PublicationRecord]
    sightings: Sequence[SightingRecord]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story by its lead; `carriers` are the first of its `article_count` articles."""

    lead_id: int
    article_count: int
    carriers: Sequence[Carrier]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that was found; `score` is null where the order is another. Of the parts some are hits."""

    article: ListedArticle
    score: float | None
    title: Sequence[Part]
    snippet: Sequence[Part]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """A page of what was found; `notes` are on what of the query was not understood as it may have been meant.

    `unindexed` counts articles that no word finds yet, `next` is the `after` of the page behind.
    """

    hits: Sequence[Hit]
    next: str | None
    notes: Sequence[str]
    unindexed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Some sources by name; `next` is the `after` of those behind them."""

    sources: Sequence[SourceState]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """Some crawls, the latest first; `next` is the `before` of those behind them."""

    runs: Sequence[RunRecord]
    next: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPages:
    """What became of some addresses of a crawl, in order; `next` is the `after` of those behind them."""

    pages: Sequence[RunPage]
    next: int | None


def whole(article: StoredArticle, carriers: Sequence[StoryArticle]) -> WholeArticle:
    """Return an article with those of its story; what is shown on every page of a site makes no endless answer."""
    known = {field.name: getattr(article, field.name) for field in fields(article)}
    lists = {name: value[:MOST] for name, value in known.items() if isinstance(value, tuple)}
    return WholeArticle(**known | lists, carriers=tuple(carriers[:MOST]), story_size=len(carriers))


def hit(found: SearchHit) -> Hit:
    """Return what was found as the API has it."""
    return Hit(article=listed(found.article), score=found.score, title=found.title, snippet=found.snippet)
