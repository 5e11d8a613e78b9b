"""The paragraphs of some texts by their words, and which texts share them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from crawler.core.page.prose import LEAST_PARAGRAPH, weight
from crawler.core.text.normalise import fold

OPENING = 60
"""Folded characters by which an opening is known: eight to ten words, which no two stories begin with by chance."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a text: its words, folded, and its weight; 0 for one too short to tell a text by."""

    folded: str
    weight: int


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The paragraphs of some texts. `holders` are by paragraph the texts that hold it, by their places among them."""

    of: tuple[tuple[Paragraph, ...], ...]
    holders: dict[str, tuple[int, ...]]

    def weight_of(self, text: int) -> int:
        """Return the weight of a text's paragraphs that are long enough to tell it by."""
        return sum(each.weight for each in self.of[text])

    def shared_with(self, text: int, most: int) -> dict[int, int]:
        """Return for other texts how much of this one, by weight, stands in them; `most` bounds who may hold a part.

        A paragraph that more texts hold is furniture, and makes no two of them alike.
        """
        shared: dict[int, int] = defaultdict(int)
        for each in dict.fromkeys(self.of[text]):
            holders = self.holders.get(each.folded, ())
            if each.weight and len(holders) <= most:
                for other in holders:
                    shared[other] += each.weight
        shared.pop(text, None)
        return shared


def paragraphs_of(texts: Iterable[str]) -> Paragraphs:
    """Return the paragraphs of texts, which a blank line parts."""
    of = tuple(tuple(map(_paragraph, filter(str.strip, text.split("\n\n")))) for text in texts)
    holders: dict[str, list[int]] = defaultdict(list)
    for place, found in enumerate(of):
        for folded in {each.folded for each in found if each.weight}:
            holders[folded].append(place)
    return Paragraphs(of, {folded: tuple(places) for folded, places in holders.items()})


def _paragraph(text: str) -> Paragraph:
    size = weight(text)
    return Paragraph(fold(text), size if size >= LEAST_PARAGRAPH else 0)
