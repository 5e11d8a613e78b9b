"""The words by which articles are found, kept as their texts are: in the transaction that writes these."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy import Connection

from crawler.core.search.words import found_by
from storage import words
from storage.database import Database
from storage.records import IndexedWords, NewArticle, WordedArticle

_BATCH = 200
"""Articles of a transaction of the fill: a crawl that wants to write meanwhile waits a tenth of a second."""
_GIVE_WAY = 0.05
"""Seconds between two transactions: so seldom a writer looks who has long waited for SQLite's lock."""


def index_new(connection: Connection, new: Mapping[int, NewArticle]) -> None:
    """Put articles that were just added, by their numbers, into the index."""
    words.add_words(connection, {number: _words(each.title, each.authors, each.text) for number, each in new.items()})


@contextmanager
def kept_in_index(connection: Connection, article_ids: Collection[int]) -> Iterator[None]:
    """Let articles, which are held, be changed or removed meanwhile, and change in the index what that changes.

    What is not in the index yet stays out of it: it is filled with what there is then.
    """
    before = words.find_indexed(connection, article_ids) if article_ids else []
    yield
    if not before:
        return
    after = {each.article_id: each for each in words.find_said(connection, [each.article_id for each in before])}
    changed = [each for each in before if after.get(each.article_id) != each]
    words.remove_words(connection, _of(changed))
    words.add_words(connection, _of(after[each.article_id] for each in changed if each.article_id in after))


def fill_index(database: Database, report: Callable[[int], None] | None = None) -> int:
    """Put all articles into the index that are not in it, the latest first; return how many these were.

    It may be broken off and gone on with. `report` is told how many are done by now. Raises StorageError.
    """
    done, below = 0, None
    while True:
        with database.begin() as connection:
            batch = words.list_unindexed(connection, below, _BATCH)
            words.add_words(connection, _of(batch), keep=True)
            below = batch[-1].article_id if batch else None
            words.set_filled(connection, below)
        if not batch:
            return done
        done += len(batch)
        time.sleep(_GIVE_WAY)
        if report is not None:
            report(done)


def _of(articles: Iterable[WordedArticle]) -> dict[int, IndexedWords]:
    return {each.article_id: _words(each.title, each.authors, each.text) for each in articles}


def _words(title: str, authors: Iterable[str], text: str) -> IndexedWords:
    found = found_by(title, authors, text)
    return IndexedWords(found.title, found.authors, found.text)
