"""The index of the words of articles: each database has a kind of its own, all with the functions of `WordIndex`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol, cast

from sqlalchemy import Connection, Subquery

from storage.dialects.words import postgresql, sqlite
from storage.records import IndexedWords, WantedWords


class WordIndex(Protocol):
    """The functions that a module of this package offers.

    `IN_ORDER` says that the articles which hold some words are read along their numbers, and no further than asked.
    """

    IN_ORDER: bool

    def add_words(self, connection: Connection, words: Mapping[int, IndexedWords], *, keep: bool = False) -> None:
        """Add articles by their numbers; with `keep` those that are there meanwhile stay as they are."""

    def remove_words(self, connection: Connection, words: Mapping[int, IndexedWords]) -> None:
        """Take articles out of the index, with the very words that they were added with."""

    def find_worded(self, connection: Connection, article_ids: Collection[int]) -> set[int]:
        """Return those of these articles that are in the index."""

    def holding(self, words: WantedWords) -> Subquery:
        """Return the articles that hold some words, and others not, with a column `id`; some are wanted."""

    def plan_anew(self, connection: Connection) -> None:
        """Let statements of this transaction be planned for the words that they ask for."""

    def worded(self) -> Subquery:
        """Return the articles that are in the index, with a column `id`."""


def words_of(dialect: str) -> WordIndex:
    """Return the word index of a database by SQLAlchemy's name of its dialect."""
    return cast("WordIndex", sqlite if dialect == "sqlite" else postgresql)
