"""How much the words of a page's parts have in common: a change of subject shows in any language.

After M. Hearst, "TextTiling: Segmenting Text into Multi-paragraph Subtopic Passages" (1997): windows before and after a
border are compared by the words that they share.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median

from crawler.core.segmenters.text_lines import Kind, Line
from crawler.core.text import tokens

_WINDOW = 120
"""Distinct terms on each side of a border that are compared."""
_STEM = 6
_LEAST_LETTERS = 4
_COMMON_SHARE = 0.3


def terms(text: str) -> frozenset[str]:
    """Return what a text is about, roughly: its longer words, cut to a stem, and pairs of unspaced characters."""
    found = tokens(text)
    stems = {word[:_STEM] for word in found if len(word) >= _LEAST_LETTERS or (word.isdigit() and len(word) > 1)}
    pairs = {a + b for a, b in pairwise(found) if len(a) == 1 == len(b) and not a.isascii() and not b.isascii()}
    return frozenset(stems | pairs)


class Cohesion:
    """The terms of a page's lines, without those that stand in too many of its paragraphs to mean anything."""

    def __init__(self, lines: list[Line]) -> None:
        self._terms = [terms(line.text) if line.kind in (Kind.PROSE, Kind.SHORT) else frozenset() for line in lines]
        self._prose = [i for i, line in enumerate(lines) if line.kind is Kind.PROSE]
        counts = Counter(term for i in self._prose for term in self._terms[i])
        limit = max(3.0, len(self._prose) * _COMMON_SHARE)
        common = {term for term, count in counts.items() if count > limit}
        self._terms = [found - common for found in self._terms]
        self._rank = {i: k for k, i in enumerate(self._prose)}
        overlaps = [self._overlap(k) for k in range(1, len(self._prose))]
        self._usual = median(overlaps) if overlaps else 0.0

    def shift(self, first: int, last: int) -> float:
        """Return how much less than usual the prose on both sides of the lines has in common, 0 to 1."""
        k = self._rank.get(last)
        if not k or not self._usual:
            return 0.0
        return max(0.0, 1 - self._overlap(k) / self._usual)

    def support(self, line: int, last: int) -> tuple[float, float]:
        """Return the shares of a line's terms in the prose before and after the run that ends at line `last`."""
        wanted = self._terms[line]
        k = self._rank.get(last)
        if not wanted or k is None:
            return 0.0, 0.0
        before, after = self._before(k), self._after(k)
        return len(wanted & before) / len(wanted), len(wanted & after) / len(wanted)

    def _overlap(self, k: int) -> float:
        before, after = self._before(k), self._after(k)
        return len(before & after) / max(1, min(len(before), len(after)))

    def _before(self, k: int) -> set[str]:
        found: set[str] = set()
        while k > 0 and len(found) < _WINDOW:
            k -= 1
            found |= self._terms[self._prose[k]]
        return found

    def _after(self, k: int) -> set[str]:
        found: set[str] = set()
        while k < len(self._prose) and len(found) < _WINDOW:
            found |= self._terms[self._prose[k]]
            k += 1
        return found
