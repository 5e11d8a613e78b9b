"""The words by which articles are found: kept in an index, and how far it is filled where it came later."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, exists, func, select

from storage.chunks import among, chunks
from storage.dialects.words import words_of
from storage.models import article
from storage.rebuild import find_marker, set_marker
from storage.records import IndexedWords, WordedArticle

_BELOW = "words below"
"""The marker of the fill: the articles of lower numbers are not in the index yet. There is none where all are."""

_SAID = select(article.c.id, article.c.title, article.c.authors, article.c.text)
_THESE = _SAID.where(among(article.c.id, "ids"))


def add_words(connection: Connection, words: Mapping[int, IndexedWords], *, keep: bool = False) -> None:
    """Put articles into the index; with `keep` those that another writer has put there meanwhile stay."""
    words_of(connection.dialect.name).add_words(connection, words, keep=keep)


def remove_words(connection: Connection, words: Mapping[int, IndexedWords]) -> None:
    """Take articles out of the index, with the very words that they were added with."""
    words_of(connection.dialect.name).remove_words(connection, words)


def find_indexed(connection: Connection, article_ids: Collection[int]) -> list[WordedArticle]:
    """Return what these articles are found by, those that are in the index."""
    return find_said(connection, words_of(connection.dialect.name).find_worded(connection, article_ids))


def find_said(connection: Connection, article_ids: Collection[int]) -> list[WordedArticle]:
    """Return what the words of these articles are made of, as they stand now."""
    return [
        WordedArticle(row.id, row.title, tuple(row.authors), row.text)
        for ids in chunks(article_ids)
        for row in connection.execute(_THESE, {"ids": ids})
    ]


def find_openings(connection: Connection, article_ids: Collection[int], length: int) -> list[WordedArticle]:
    """Return these articles with no more of their texts than the first `length` characters."""
    said = select(
        article.c.id, article.c.title, article.c.authors, func.substr(article.c.text, 1, length).label("text")
    )
    return [
        WordedArticle(row.id, row.title, tuple(row.authors), row.text)
        for ids in chunks(article_ids)
        for row in connection.execute(said.where(article.c.id.in_(ids)))
    ]


def list_unindexed(connection: Connection, below: int | None, limit: int) -> list[WordedArticle]:
    """Return articles that are not in the index, of numbers below `below`, the latest first."""
    worded = words_of(connection.dialect.name).worded()
    query = _SAID.where(~exists().where(worded.c.id == article.c.id)).order_by(article.c.id.desc()).limit(limit)
    if below is not None:
        query = query.where(article.c.id < below)
    return [WordedArticle(row.id, row.title, tuple(row.authors), row.text) for row in connection.execute(query)]


def count_unindexed(connection: Connection) -> int:
    """Return how many articles the fill has still to look at."""
    below = find_marker(connection, _BELOW)
    if below is None:
        return 0
    return int(connection.execute(select(func.count()).where(article.c.id < below)).scalar_one())


def set_filled(connection: Connection, down_to: int | None) -> None:
    """Record that all articles from a number on are in the index, None: all; where nothing is to be filled, nothing."""
    if down_to is None or find_marker(connection, _BELOW) is not None:
        set_marker(connection, _BELOW, down_to)
