"""What the lines of a page that may be headlines tell of each other: a page sets all its articles alike."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log

from crawler.core.plain_text.likelihood.evidence import Evidence
from crawler.core.plain_text.lines import Line

APART = 150
"""Letters of text between two headlines; nearer lines are rivals for one text."""
_AROUND = (-4, -3, -2, -1, 1, 2, 3, 4)
"""Lines around a headline by which pages set their articles alike: labels, menus, what shares the text."""
_LIKE, _OF_A_KIND = 1.0, 0.3
"""What the same line at the same place says for two headlines, and one of the same kind and length."""
_LENGTHS = (12, 30, 60, 120, 220)
"""Where bands of letters begin by which lines are of a length."""
_LOGITS = (-4.0, -3.0, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0)
"""Bands of log odds that a line is a headline by itself."""
_RIVALS = (-4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0)
"""Bands of how much better a rival is, in log odds."""
_BEHIND = (-6.0, -4.0, -3.0, -2.0, -1.0, -0.01)
"""Bands of how far a line is behind the best of the page, in log odds."""
_ALIKE, _ALIKE_ONES = (0.1, 0.3, 0.6, 1.0, 1.5, 2.0, 3.0, 4.0), (0.1, 0.5, 1.0, 2.0, 3.0)
"""Bands of the likeness of another headline, by its chance, and of how many have a line in common."""
_BELOW, _ABOVE = (100, 200, 350, 600, 1000, 2000, 4000), (1, 100, 300, 600, 1000, 2000)
"""Bands of letters of text from a headline to the next one, and from the one before it."""
_NEAR = (50, 150, 300, 600, 1000)
"""Bands of letters of text in the lines right below."""
_PROOFS, _COUNTS, _AGREEMENTS = (1.0, 1.5, 2.2, 2.9, 3.5, 4.5), (1, 2, 4, 8), (0.2, 0.4, 0.6, 0.8, 0.99)
"""Bands of proofs of a start, of their number on the page, and of the share of them that are likely by themselves."""
_OTHER_TEXT, _BESIDE = 250, 2
"""Letters of text between two headlines that are compared, and lines between two that never are."""
_NEAR_LINES = 8
"""Lines below a headline in which its text begins."""
_LIKELY, _AGREED, _ABOVE_ALL = 0.3, 0.15, 0.1
"""Chances of a line by itself: to end the text of another, to agree with its proof, and to stand above the first."""
_MOST_LETTERS = 600
"""Of a line as text; a longer one is no more."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line that may be a headline: how likely it is by itself, 0 to 1, and its proof where this begins an article."""

    line: int
    chance: float
    proof: float | None = None


class Peers:
    """Tells what is seen at each of the places of a page, by the others."""

    def __init__(self, lines: Sequence[Line], text: Sequence[float], places: Sequence[Place]) -> None:
        """Take the lines of a page, how likely each is text of an article, 0 to 1, and its places in their order."""
        self._places = places
        self._text = letters_of_text(lines, text)
        self._around = {place.line: _around(lines, place.line) for place in places}
        self._proven = [place for place in places if place.proof is not None]
        self._best = max((_logit(place.chance) for place in places), default=0.0)
        self._agreement = sum(place.chance > _AGREED for place in self._proven) / max(1, len(self._proven))

    def of(self, place: Place) -> Evidence:
        """Return what is seen at a place."""
        return (*self._of_chance(place), *self._of_text(place), *self._of_likes(place))

    def _of_chance(self, place: Place) -> Iterator[tuple[str, int]]:
        is_proven, logit = place.proof is not None, _logit(place.chance)
        near = [other for other in self._places if other is not place and not self._are_apart(place, other, APART)]
        yield "chance", bisect_right(_LOGITS, logit)
        for name, is_above in (("rival above", True), ("rival below", False)):
            rivals = (_logit(other.chance) for other in near if (other.line < place.line) is is_above)
            yield name, bisect_right(_RIVALS, max(rivals, default=_logit(0.0)) - logit)
        yield "behind the best", bisect_right(_BEHIND, logit - self._best)
        yield "proof", bisect_right(_PROOFS, place.proof) + 1 if place.proof is not None else 0
        yield "starts", _apart(is_proven, _COUNTS, len(self._proven))
        yield "agreement", _apart(is_proven, _AGREEMENTS, self._agreement)
        yield "first proven", bool(self._proven) and place is self._proven[0]

    def _of_text(self, place: Place) -> Iterator[tuple[str, int]]:
        here, likely = self._text[place.line], [other for other in self._places if other.chance > _LIKELY]
        behind = (self._text[other.line] for other in likely if other.line > place.line)
        below = next((letters for letters in behind if letters - here >= APART), self._text[-1])
        before = max((self._text[other.line] for other in likely if other.line < place.line), default=0.0)
        near = self._text[min(place.line + _NEAR_LINES, len(self._text) - 1)]
        above = (other for other in self._places if other.line < place.line and other.chance > _ABOVE_ALL)
        yield "text below", bisect_right(_BELOW, below - here)
        yield "text above", bisect_right(_ABOVE, here - before)
        yield "text near", bisect_right(_NEAR, near - here)
        yield "first likely", not any(self._text[other.line] < here for other in above)

    def _of_likes(self, place: Place) -> Iterator[tuple[str, int]]:
        is_proven = place.proof is not None
        most, ones = 0.0, 0.0
        for other in self._places:
            if abs(other.line - place.line) > _BESIDE and self._are_apart(place, other, _OTHER_TEXT):
                like, has_same = self._likeness(place, other)
                most = max(most, like * other.chance)
                ones += other.chance * has_same
        yield "alike", _apart(is_proven, _ALIKE, most)
        yield "alike ones", _apart(is_proven, _ALIKE_ONES, ones)

    def _likeness(self, place: Place, other: Place) -> tuple[float, bool]:
        like, has_same = 0.0, False
        for (text, shape), (other_text, other_shape) in zip(
            self._around[place.line], self._around[other.line], strict=True
        ):
            if text and text == other_text:
                like, has_same = like + _LIKE, True
            elif text and shape == other_shape:
                like += _OF_A_KIND
        return like, has_same

    def _are_apart(self, place: Place, other: Place, letters: float) -> bool:
        return abs(self._text[place.line] - self._text[other.line]) >= letters


def letters_of_text(lines: Sequence[Line], text: Sequence[float]) -> list[float]:
    """Return how many letters of text are likely to stand before each line, and before the end of the page."""
    weighed = (chance * min(line.width, _MOST_LETTERS) for line, chance in zip(lines, text, strict=True))
    return [0.0, *accumulate(weighed)]


def _around(lines: Sequence[Line], i: int) -> list[tuple[str, tuple[str, int]]]:
    """Return the lines around one, each with its kind and its band of lengths; none beyond the ends of the page."""
    places = (i + step for step in _AROUND)
    inside = (lines[k] if 0 <= k < len(lines) else None for k in places)
    return [
        ("", ("", 0)) if line is None else (line.key or line.text, (line.kind, bisect_right(_LENGTHS, line.width)))
        for line in inside
    ]


def _apart(is_proven: bool, bands: Sequence[float], value: float) -> int:
    """Return the band of a value; those of proven places stand behind those of others."""
    return bisect_right(bands, value) + (len(bands) + 1) * is_proven


def _logit(chance: float) -> float:
    return log(max(chance, 1e-6) / max(1 - chance, 1e-6))
