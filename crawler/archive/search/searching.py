"""What a person types to what is found: the one call by which commands, pages and programs search the archive.

The word index tells which articles hold the words; how well each fits is reckoned here from its text, so that SQLite
and PostgreSQL answer alike. The latest of what fits are ranked, then those before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection

from crawler.core.search.query import Phrase, Query, parse_query
from crawler.core.search.ranking import RANKED_CHARS, scorer
from crawler.core.search.snippets import Part, marked, snippet
from crawler.core.search.words import search_words
from storage.articles import find_articles, page_of_articles
from storage.listing import find_places
from storage.records import HIGHEST, ArticleFilter, Cursor, Order, StoredArticle, WantedPhrase, WantedWords
from storage.words import count_unindexed, find_openings

_WINDOW = 400
"""Articles that are ranked at once: their texts are read and counted in some hundredths of a second."""
_PLACE = re.compile(r"r(\d{1,10})(?:\.(\d{1,9})\.(\d{1,10}))?")
_MICRO = 1_000_000

Ranked = tuple[int, int]
"""The score of an article in millionths, and its number."""


class Sort(StrEnum):
    """The order in which hits come: the best of the latest first, or as they were stored, the latest first."""

    RELEVANCE = "relevance"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An article that was found; `score` is None where only the order of storing counts. Of the parts some are hits."""

    article: StoredArticle
    score: float | None
    title: tuple[Part, ...]
    snippet: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of hits; `next` is the place to go on from, None at the end.

    `query` is what was understood, with notes on what was not. `unindexed` counts articles that no word finds yet.
    """

    hits: tuple[SearchHit, ...]
    next: str | None
    query: Query
    unindexed: int = 0


def search(
    connection: Connection, text: str, *, limit: int = 20, after: str | None = None, sort: Sort = Sort.RELEVANCE
) -> SearchPage:
    """Return the articles that a query finds, any text being one; `after` is the `next` of the page before.

    A query of filters alone, or of what is left out alone, gives the latest first. Raises ValueError with a sentence
    where `after` is none of ours, and StorageError.
    """
    query = parse_query(text)
    unindexed = count_unindexed(connection)
    if query.is_empty:
        return SearchPage((), None, query, unindexed)
    only = filter_of(query)
    if sort is Sort.NEWEST or not query.wanted:
        found = page_of_articles(connection, only, after=None if after is None else Cursor.parse(after), limit=limit)
        hits = tuple(_hit(article, None, query) for article in found.articles)
        return SearchPage(hits, None if found.next is None else str(found.next), query, unindexed)
    ranked, going_on = _ranked(connection, only, query.wanted, limit, after)
    scores = {number: score for score, number in ranked}
    articles = find_articles(connection, [number for _, number in ranked], only.site)
    hits = tuple(_hit(article, scores[article.id] / _MICRO, query) for article in articles)
    return SearchPage(hits, going_on, query, unindexed)


def filter_of(query: Query) -> ArticleFilter:
    """Return what a query asks of the store."""
    wanted, unwanted = _phrases(query.wanted), _phrases(query.unwanted)
    return ArticleFilter(
        published_from=query.published_from,
        published_before=query.published_before,
        site=query.site,
        source=query.source,
        language=query.language,
        words=WantedWords(wanted, unwanted) if wanted or unwanted else None,
    )


def narrowed(
    text: str | None = None,
    *,
    since: datetime | None = None,
    site: str | None = None,
    source: str | None = None,
    author: str | None = None,
    language: str | None = None,
    published_from: datetime | None = None,
    published_before: datetime | None = None,
) -> ArticleFilter:
    """Return the filter of a list, from a query and from options beside it, which have the last word.

    A list, unlike a search, tells nobody that a part of the query is left aside: raises ValueError with a sentence.
    """
    query = parse_query(text or "")
    if query.notes:
        raise ValueError("; ".join(query.notes))
    if text is not None and query.is_empty:
        raise ValueError("the query asks for nothing; write words, or filters such as lang:en")
    said = {
        "site": site,
        "source": source,
        "language": language,
        "published_from": published_from,
        "published_before": published_before,
    }
    query = replace(query, **{name: value for name, value in said.items() if value is not None})  # type: ignore[arg-type]
    if author is not None:
        words = tuple(search_words(author))
        if not words:
            raise ValueError(f"{author[:40]!r} is no name of an author")
        query = replace(query, wanted=(*query.wanted, Phrase(words, by_author=True)))
    return replace(filter_of(query), since=since)


def _phrases(phrases: Sequence[Phrase]) -> tuple[WantedPhrase, ...]:
    return tuple(WantedPhrase(each.words, each.by_author) for each in phrases)


def _hit(article: StoredArticle, score: float | None, query: Query) -> SearchHit:
    phrases = [phrase for phrase in query.wanted if not phrase.by_author]
    return SearchHit(article, score, marked(article.title, phrases), snippet(article.text, phrases))


def _ranked(
    connection: Connection, only: ArticleFilter, wanted: Sequence[Phrase], limit: int, after: str | None
) -> tuple[list[Ranked], str | None]:
    """Return the next hits of a ranked list, and the place behind them."""
    below, last = _place(after)
    found: list[Ranked] = []
    for window, is_last in _windows(connection, only, below):
        top, bottom = window[0] + 1, window[-1]
        ranked = _rank(connection, window, wanted)
        left = [each for each in ranked if last is None or each < last]
        last = None
        found += left[: limit - len(found)]
        if len(found) == limit:
            if found[-1] != ranked[-1]:
                score, number = found[-1]
                return found, f"r{top}.{score}.{number}"
            return found, None if is_last else f"r{bottom}"
    return found, None


def _windows(connection: Connection, only: ArticleFilter, below: int | None) -> Iterator[tuple[list[int], bool]]:
    """Yield the numbers of articles that fit, the latest first, window by window, and whether one is the last."""
    while True:
        after = None if below is None else Cursor(below)
        numbers = [number for number, _ in find_places(connection, only, Order.STORED, after, _WINDOW + 1)]
        if not numbers:
            return
        window, is_last = numbers[:_WINDOW], len(numbers) <= _WINDOW
        yield window, is_last
        if is_last:
            return
        below = window[-1]


def _rank(connection: Connection, numbers: Sequence[int], wanted: Sequence[Phrase]) -> list[Ranked]:
    """Return articles with their scores, the best first, of equal ones the latest."""
    score = scorer(wanted)
    openings = find_openings(connection, numbers, RANKED_CHARS)
    return sorted(
        ((round(score(each.title, each.authors, each.text) * _MICRO), each.article_id) for each in openings),
        reverse=True,
    )


def _place(after: str | None) -> tuple[int | None, Ranked | None]:
    """Return below which number the window begins, and the last hit of it that was given out."""
    if after is None:
        return None, None
    found = _PLACE.fullmatch(after)
    if found is None or int(found[1]) > HIGHEST:
        raise ValueError("this is no place in what was found; search anew")
    return int(found[1]), None if found[2] is None else (int(found[2]), int(found[3]))
