"""What articles are found by, and what is asked of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndexedWords:
    """The words of an article in their order: without blanks, quotes and what no database keeps, in one form."""

    title: tuple[str, ...]
    authors: tuple[str, ...]
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordedArticle:
    """What an article's words are made of."""

    article_id: int
    title: str
    authors: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class WantedPhrase:
    """Words that follow each other, in the form of `IndexedWords`; with `by_author` among the authors alone."""

    words: tuple[str, ...]
    by_author: bool = False


@dataclass(frozen=True, slots=True)
class WantedWords:
    """The phrases that an article holds, and those of which it holds none; one of the two has some."""

    wanted: tuple[WantedPhrase, ...] = ()
    unwanted: tuple[WantedPhrase, ...] = ()
