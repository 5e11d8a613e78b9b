"""What is seen at a line of a plain text: what tells an article's text, and its headline, from all else on the page.

Each piece of evidence has a name and a step, of which the fitted weights (`fitted.py`) know what it says: the step is a
count or a share sorted into bands, or which of several it is. No word of any language is among it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TypeAlias

from crawler.core.plain_text.headlines import Candidate, LineScorer, Run
from crawler.core.plain_text.lines import Line, LineKind

Evidence: TypeAlias = tuple[tuple[str, int], ...]
"""Names and steps."""

_WIDTHS = (8, 16, 30, 45, 60, 80, 110, 150, 220, 320, 500)
"""Where bands of letters begin, as all bands below found by what parted text from furniture on the pages fitted to."""
_WORDS = (1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 50)
"""Bands of words."""
_SHARES = (0.2, 0.4, 0.6, 0.8, 1.0)
"""Bands of the share of words with a capital."""
_TIMES = (2, 3, 5, 10)
"""Bands of how often the page has the line."""
_AWAY = (1, 2, 3, 5, 9, 20)
"""Bands of lines to the nearest prose."""
_DENSITIES = (1, 30, 70, 120, 180)
"""Bands of letters of prose a line, before and behind."""
_IN_COMMON = (0.01, 0.08, 0.15, 0.3)
"""Bands of the share of a line's terms that stand in the prose above."""
_HITS = (1, 2, 3, 4, 6)
"""Bands of how many stand in the prose below."""
_SHIFTS = (0.01, 0.3, 0.6, 0.9)
"""Bands of how far the subject changes."""
_PROOFS = (-1.0, 0.0, 0.8, 1.5, 2.2, 2.8, 3.5)
"""Bands of the proof of a headline (`weights.py`)."""
_WIDEST = 400
"""Letters of a paragraph beyond which it is no more prose."""
_AROUND = 6
"""Lines before and behind in which the prose is measured."""
_LONG, _MIDDLING = 150, 30
"""Letters of a neighbour that is long, if it is prose, or more than a label."""
_FAR = 99
"""Lines to the next prose where there is none."""
_ADDRESSES = ("@", "©", "http", "www.")
_TRAILS = ("|", "›", "»", "/", "•")
_QUOTES = ('"', "“", "„", "«", "「")
_CUT = ("…", "...")
_CALLS = ("?", "!", "？", "！")
_NEIGHBOURS = {
    LineKind.META: 3,
    LineKind.END: 4,
    LineKind.FOOT: 4,
    LineKind.RULE: 4,
    LineKind.RELATED: 5,
    LineKind.POINTER: 5,
    LineKind.SHARE: 6,
    LineKind.NOISE: 6,
}
"""Which of several a neighbour is; 0 is none, 1 and 2 are long and other prose, 7 to 9 short lines by their length."""


class PageEvidence:
    """Tells what is seen at each line of a page."""

    def __init__(self, lines: Sequence[Line], scorer: LineScorer, runs: Sequence[Run]) -> None:
        """Take the lines of a page, what weighed them as headlines, and the runs as it weighed them."""
        self._lines = lines
        self._cohesion = scorer.cohesion
        self._gaps = (scorer.usual_gap, scorer.usual_gap + 1, scorer.wide_gap)
        self._top_level = scorer.top_level
        self._candidates = {found.line: found for run in runs for found in run.candidates}
        self._best = {run.best.line: run.best for run in runs if run.best is not None}
        self._prose = [i for i, line in enumerate(lines) if line.kind is LineKind.PROSE]
        self._times = Counter(line.text for line in lines)
        widths = (min(line.width, _WIDEST) * (line.kind is LineKind.PROSE) for line in lines)
        self._widths = [0, *accumulate(widths)]
        self._neighbours = [0, 0, 0, *map(_neighbour, lines), 0, 0, 0]

    def of(self, i: int) -> Evidence:
        """Return what is seen at line `i`."""
        return (*self._of_itself(i), *self._of_place(i), *self._of_words(i), *self._as_headline(i))

    def candidate(self, i: int) -> Candidate | None:
        """Return what line `i` proves as a headline, if it may be one."""
        return self._best.get(i) or self._candidates.get(i)

    def _of_itself(self, i: int) -> Iterator[tuple[str, int]]:
        line = self._lines[i]
        text, words = line.text, line.text.split()
        yield "width", bisect_right(_WIDTHS, line.width)
        yield "words", bisect_right(_WORDS, len(words))
        yield "capitals", bisect_right(_SHARES, sum(word[:1].isupper() for word in words) / max(1, len(words)))
        yield "times", bisect_right(_TIMES, self._times[text])
        yield "gap", bisect_right(self._gaps, line.gap)
        yield "bullet", line.bullet
        yield "colon", line.colon
        yield "closed", line.closed
        yield "caption", line.sentence
        yield "number", any(map(str.isdigit, text))
        yield "begins small", text[:1].islower()
        yield "cut off", text.endswith(_CUT)
        yield "calls", text.endswith(_CALLS)
        yield "trail", any(sign in text for sign in _TRAILS)
        yield "address", any(sign in text for sign in _ADDRESSES)
        yield "quote", any(sign in text for sign in _QUOTES)
        yield "all capitals", text.isupper()

    def _of_place(self, i: int) -> Iterator[tuple[str, int]]:
        around = self._neighbours
        yield "3 above", around[i]
        yield "2 above", around[i + 1]
        yield "above", around[i + 2]
        yield "below", around[i + 4]
        yield "2 below", around[i + 5]
        yield "3 below", around[i + 6]
        above, below = self._density(i - _AROUND, i), self._density(i + 1, i + 1 + _AROUND)
        yield "prose above", above
        yield "prose below", below
        yield "prose around", above * (len(_DENSITIES) + 1) + below
        k = bisect_left(self._prose, i)
        last = bisect_right(_AWAY, i - self._prose[k - 1] if k else _FAR)
        k += self._lines[i].kind is LineKind.PROSE
        following = bisect_right(_AWAY, self._prose[k] - i if k < len(self._prose) else _FAR)
        yield "since prose", last
        yield "to prose", following
        yield "amid prose", last * (len(_AWAY) + 1) + following
        yield "place", min(i, 3) if not self._prose or i < self._prose[0] else 4 if k < len(self._prose) else 5

    def _of_words(self, i: int) -> Iterator[tuple[str, int]]:
        k = bisect_left(self._prose, i)
        behind = k + (self._lines[i].kind is LineKind.PROSE)
        above, below = self._cohesion.in_common(i, k, behind)
        share, hits = bisect_right(_IN_COMMON, above), bisect_right(_HITS, below)
        yield "in common above", share
        yield "in common below", hits
        yield "in common", share * (len(_HITS) + 1) + hits
        yield "shift", bisect_right(_SHIFTS, self._cohesion.shift(self._prose[k])) if k < len(self._prose) else 5

    def _as_headline(self, i: int) -> Iterator[tuple[str, int]]:
        line = self._lines[i]
        if line.kind is LineKind.SHORT:
            found = self.candidate(i)
            yield "proof", bisect_right(_PROOFS, found.proof) + 1 if found is not None else 0
            yield "best of its run", i in self._best
            yield "heading", 0 if not self._top_level else 1 if line.level == self._top_level else 2
            yield from ((str(mark), 1) for mark in (found.seen if found is not None else ()))

    def _density(self, first: int, last: int) -> int:
        first, last = max(first, 0), min(last, len(self._lines))
        letters = self._widths[last] - self._widths[first] if last > first else 0
        return bisect_right(_DENSITIES, letters / max(1, last - first))


def _neighbour(line: Line) -> int:
    if line.kind is LineKind.PROSE:
        return 1 if line.width >= _LONG else 2
    if line.kind is LineKind.SHORT:
        return 7 if line.width < _MIDDLING else 8 if line.width < 2 * _MIDDLING else 9
    return _NEIGHBOURS[line.kind]
