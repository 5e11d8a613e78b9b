"""A book of phrases made ready to be looked for in folded lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from crawler.core.text.normalise import fold

MAX_LINE_CHARS = 300
"""Longer lines are text, whatever words stand in them."""

_IS_WORD = re.compile(" [^ ]+ ")


def phrases(book: str) -> list[str]:
    """Return the phrases of a book as they are written: parted by "|" or line ends."""
    return [phrase.strip() for line in book.split("\n") for phrase in line.split("|") if phrase.strip()]


def whole(book: str) -> frozenset[str]:
    """Return the folded phrases that a line must equal; those that end in "…" are left to `openings`."""
    return frozenset(fold(phrase) for phrase in phrases(book) if not phrase.endswith("…"))


def openings(book: str) -> tuple[str, ...]:
    """Return the folded phrases that a line must begin with: those that end in "…"."""
    return tuple(f"{fold(phrase)} " for phrase in phrases(book) if phrase.endswith("…") and fold(phrase))


@lru_cache(maxsize=4096)  # each question about a line asks for it
def folded_line(line: str) -> str:
    """Return the folded line, or "" where it is too long to be a stock line."""
    return fold(line) if len(line) <= MAX_LINE_CHARS else ""


class Anywhere:
    """Phrases to find anywhere in a line."""

    def __init__(self, book: str) -> None:
        self.stems = stems(book)
        self._words = frozenset(stem.strip() for stem in self.stems if _IS_WORD.fullmatch(stem))
        self._others = tuple(stem for stem in self.stems if not _IS_WORD.fullmatch(stem))
        self._others_in_ascii = tuple(stem for stem in self._others if stem.isascii())

    def found_in(self, padded: str, words: Sequence[str] | None = None) -> bool:
        """Whether one of them stands in a folded line with a blank at each end; `words` are its words, if known."""
        if not self._words.isdisjoint(padded.split() if words is None else words):
            return True
        for stem in self._others_in_ascii if padded.isascii() else self._others:  # noqa: SIM110  twice as fast as any()
            if stem in padded:
                return True
        return False

    def all_in(self, padded: str) -> list[str]:
        """Return those of them that stand in such a line."""
        return [*self._words.intersection(padded.split()), *(stem for stem in self._others if stem in padded)]


def stems(book: str) -> tuple[str, ...]:
    """Return phrases as strings to look for in a padded line: " word " or, with "*" after or before it, " wor"."""
    return tuple(
        f"{'' if phrase.startswith('*') else ' '}{fold(phrase)}{'' if phrase.endswith('*') else ' '}"
        for phrase in phrases(book)
        if fold(phrase)
    )
