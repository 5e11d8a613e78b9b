"""A book of phrases made ready to be looked for in folded lines."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from crawler.core.text.normalise import fold

MAX_LINE_CHARS = 300
"""Longer lines are text, whatever words stand in them."""

_HEAD = 4
"""Letters of a word by which phrases are told that may stand in a line: most share none with it."""


def phrases(book: str) -> list[str]:
    """Return the phrases of a book as they are written: parted by "|" or line ends."""
    return [phrase.strip() for line in book.split("\n") for phrase in line.split("|") if phrase.strip()]


def whole(book: str) -> frozenset[str]:
    """Return the folded phrases that a line must equal; those that end in "…" are left to `Openings`."""
    return frozenset(fold(phrase) for phrase in phrases(book) if not phrase.endswith("…"))


class Openings:
    """Phrases that a line must begin with: those of a book that end in "…", or stems of a folded line."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._by_first: dict[str, tuple[str, ...]] = {}
        for stem in stems:
            self._by_first[stem[0]] = (*self._by_first.get(stem[0], ()), stem)

    @classmethod
    def of(cls, book: str) -> Openings:
        """Return those of a book that end in "…"."""
        return cls(f"{fold(phrase)} " for phrase in phrases(book) if phrase.endswith("…") and fold(phrase))

    def open(self, folded: str) -> bool:
        """Return whether a folded line begins with one of them."""
        return bool(folded) and f"{folded} ".startswith(self._by_first.get(folded[0], ()))

    def longest(self, folded: str) -> str:
        """Return the longest one that a folded line begins with, "" if none."""
        stems = self._by_first.get(folded[:1], ())
        return max((stem for stem in stems if f"{folded} ".startswith(stem)), key=len, default="")


@lru_cache(maxsize=4096)  # each question about a line asks for it
def folded_line(line: str) -> str:
    """Return the folded line, or "" where it is too long to be a stock line."""
    return fold(line) if len(line) <= MAX_LINE_CHARS else ""


def _heads(padded: str) -> frozenset[str]:
    return frozenset([word[:_HEAD] for word in padded.split()])


_heads_of_line = lru_cache(maxsize=4096)(_heads)  # several kinds of phrases are looked for in each


class Anywhere:
    """Phrases to find anywhere in a line."""

    def __init__(self, book: str) -> None:
        self.stems = stems(book)
        self._by_head: dict[str, tuple[str, ...]] = {}
        others = list[str]()
        for stem in self.stems:
            head = _head_of(stem)
            if head:
                self._by_head[head] = (*self._by_head.get(head, ()), stem)
            else:
                others.append(stem)
        self._heads = frozenset(self._by_head)
        self._others, self._others_in_ascii = tuple(others), tuple(filter(str.isascii, others))

    def found_in(self, padded: str) -> bool:
        """Whether one of them stands in a folded line with a blank at each end."""
        heads = _heads_of_line(padded) if len(padded) <= MAX_LINE_CHARS else _heads(padded)
        if not heads.isdisjoint(self._heads):
            for head in heads & self._heads:
                if any(stem in padded for stem in self._by_head[head]):
                    return True
        for stem in self._others_in_ascii if padded.isascii() else self._others:  # noqa: SIM110  twice as fast as any()
            if stem in padded:
                return True
        return False

    def all_in(self, padded: str) -> list[str]:
        """Return those of them that stand in such a line."""
        return [stem for stem in self.stems if stem in padded]


def _head_of(stem: str) -> str:
    """Return how a word begins that is in each line with the stem; "" where the stem does not tell."""
    word, blank, _ = stem[1:].partition(" ")
    return word[:_HEAD] if stem[0] == " " and (blank or len(word) >= _HEAD) else ""


def stems(book: str) -> tuple[str, ...]:
    """Return phrases as strings to look for in a padded line: " word " or, with "*" after or before it, " wor"."""
    return tuple(
        f"{'' if phrase.startswith('*') else ' '}{fold(phrase)}{'' if phrase.endswith('*') else ' '}"
        for phrase in phrases(book)
        if fold(phrase)
    )
