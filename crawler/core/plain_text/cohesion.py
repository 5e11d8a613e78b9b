"""How much the words of a page's parts have in common: a change of subject shows in any language.

After M. Hearst, "TextTiling: Segmenting Text into Multi-paragraph Subtopic Passages" (1997): windows before and after a
border are compared by the words that they share.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median

from crawler.core.plain_text.lines import Line, LineKind
from crawler.core.text.normalise import tokens

_WINDOW = 60
"""Distinct terms on each side of a border that are compared."""
_MOST_LINES = 30
"""Paragraphs on each side in which those terms are sought; keeps a page of one-word paragraphs linear."""
_STEM = 6
"""Letters to which a word is cut, so that its inflections are one term in most languages."""
_LEAST_LETTERS = 4
"""Letters of a word that says what a text is about; shorter ones are mostly articles and prepositions."""
_COMMON_SHARE, _COMMON_LEAST = 0.3, 3.0
"""Share of the paragraphs, and their number, in which a term may stand and still tell parts apart."""


def terms(text: str) -> frozenset[str]:
    """Return what a text is about, roughly: its longer words, cut to a stem, and pairs of unspaced characters."""
    found = tokens(text)
    stems = {word[:_STEM] for word in found if len(word) >= _LEAST_LETTERS or (word.isdigit() and len(word) > 1)}
    pairs = {a + b for a, b in pairwise(found) if len(a) == 1 == len(b) and not a.isascii() and not b.isascii()}
    return frozenset(stems | pairs)


class Cohesion:
    """What the prose of a page has in common, by the terms that stand in several of its paragraphs but not in most."""

    def __init__(self, lines: list[Line]) -> None:
        found = [terms(line.text) if line.kind in (LineKind.PROSE, LineKind.SHORT) else frozenset() for line in lines]
        self._prose = [i for i, line in enumerate(lines) if line.kind is LineKind.PROSE]
        counts = Counter(term for i in self._prose for term in found[i])
        most = max(_COMMON_LEAST, len(self._prose) * _COMMON_SHARE)
        self._terms = [frozenset(term for term in line if counts[term] <= most) for line in found]
        telling = frozenset(term for term, count in counts.items() if 1 < count <= most)
        self._rank = {i: k for k, i in enumerate(self._prose)}
        self._overlaps = [1.0] + [
            self._overlap(self._before(k) & telling, self._after(k) & telling) for k in range(1, len(self._prose))
        ]
        self._usual = median(self._overlaps[1:]) if len(self._prose) > 1 else 0.0

    def shift(self, line: int) -> float:
        """Return how much less than usual the prose from `line` on has in common with that before it, 0 to 1."""
        k = self._rank.get(line)
        return max(0.0, 1 - self._overlaps[k] / self._usual) if k and self._usual else 0.0

    def support(self, line: int, prose: int) -> tuple[float, int]:
        """Return the share of a line's terms in the prose before line `prose`, and the count of them after it."""
        wanted = self._terms[line]
        k = self._rank.get(prose)
        if not wanted or k is None:
            return 0.0, 0
        return len(wanted & self._before(k)) / len(wanted), len(wanted & self._after(k))

    def in_common(self, line: int, before: int, after: int) -> tuple[float, int]:
        """Return the share of a line's terms in the prose that ends before paragraph `before`, and how many stand in
        that from paragraph `after` on.
        """
        wanted = self._terms[line]
        if not wanted:
            return 0.0, 0
        return len(wanted & self._before(before)) / len(wanted), len(wanted & self._after(after))

    @staticmethod
    def _overlap(before: set[str], after: set[str]) -> float:
        return len(before & after) / max(1, min(len(before), len(after)))

    def _before(self, k: int) -> set[str]:
        found: set[str] = set()
        for i in reversed(self._prose[max(0, k - _MOST_LINES) : k]):
            found |= self._terms[i]
            if len(found) >= _WINDOW:
                break
        return found

    def _after(self, k: int) -> set[str]:
        found: set[str] = set()
        for i in self._prose[k : k + _MOST_LINES]:
            found |= self._terms[i]
            if len(found) >= _WINDOW:
                break
        return found
