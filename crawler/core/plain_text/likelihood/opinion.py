"""A second opinion on a page: how likely each line is an article's text, or its headline, by weights fitted to pages.

Proofs (`headlines.py`) read a page whose furniture is known by its words. What a reader copies from a site that nobody
knows has other furniture, and it stands in a text, or heads one, as far as proofs can see. Fitted weights know no word;
they know how text looks, and that a page sets all its articles alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

from crawler.core.plain_text.likelihood import fitted
from crawler.core.plain_text.likelihood.evidence import Evidence, PageEvidence
from crawler.core.plain_text.likelihood.peers import APART, Peers, Place, letters_of_text
from crawler.core.plain_text.lines import Line, LineKind

TEXT = 0.4
"""Chance from which on a line is text."""
_START = 0.3
"""Chance from which on a line begins an article."""
_NO_START, _SURE_START, _LONG_PAGE = 0.1, 0.5, 60
"""Chances of a proven start that hardly is one, and of a line that begins an article though nothing proves it; only a
page of so many lines is like those that the weights were fitted to."""
_NO_TEXT, _LEAST_LINES = 0.2, 5
"""So many lines taken for text that hardly are any make a page doubtful."""
_MAY_HEAD, _MOST_PLACES = 0.03, 100
"""Least chance by itself of a line that is weighed beside others, and the most of them: each is compared with each."""
_LEFT_OVER = 600
"""Letters of text above the first headline that are an article of their own."""
_ALONE = 300
"""The same where nothing else is an article."""
_HEADS_REST, _SHARE_OF_REST = 0.1, 0.6
"""Chance of the line that heads such text, and the share of the text that stands below it."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """How likely each line of a page is text of an article, 0 to 1, and which lines may begin one, how likely."""

    text: tuple[float, ...]
    starts: Mapping[int, float]

    def is_contrary(self, starts: Sequence[int], text: Sequence[int]) -> bool:
        """Whether much speaks against what proofs say: the lines that begin articles, and those that are their text."""
        is_mixed = sum(self.text[i] < _NO_TEXT for i in text) >= _LEAST_LINES
        if is_mixed or len(self.text) < _LONG_PAGE:
            return is_mixed
        missed = any(chance >= _SURE_START and line not in starts for line, chance in self.starts.items())
        return missed or any(self.starts.get(line, 1.0) < _NO_START for line in starts)

    def titles(self, lines: Sequence[Line]) -> list[int]:
        """Return the lines that begin articles, in their order; -1 is text above them without a headline."""
        letters = letters_of_text(lines, self.text)
        found: list[int] = []
        for line in sorted(line for line, chance in self.starts.items() if chance >= _START):
            if not found or letters[line] - letters[found[-1] + 1] >= APART:
                found.append(line)
            elif self.starts[line] > self.starts[found[-1]]:
                found[-1] = line
        first = found[0] if found else len(lines)
        if letters[first] >= (_LEFT_OVER if found else _ALONE):
            found.insert(0, self._head_of_rest(first, letters))
        return found

    def _head_of_rest(self, first: int, letters: Sequence[float]) -> int:
        """Return what heads the text above line `first`, or -1."""
        best = max((line for line in self.starts if line < first), key=lambda line: self.starts[line], default=-1)
        if best < 0 or self.starts[best] < _HEADS_REST:
            return -1
        return best if letters[first] - letters[best] >= _SHARE_OF_REST * letters[first] else -1


def opinion_on(lines: Sequence[Line], page: PageEvidence, proven: Mapping[int, float]) -> Opinion:
    """Weigh the lines of a page; `proven` are those that begin articles by their proofs, with these."""
    seen = [page.of(i) if line.kind in fitted.TEXT else () for i, line in enumerate(lines)]
    text, places = places_of(lines, seen, proven, fitted.TEXT, fitted.HEADLINE)
    peers = Peers(lines, text, places)
    return Opinion(tuple(text), {place.line: chance_of(peers.of(place), fitted.START) for place in places})


def places_of(
    lines: Sequence[Line],
    seen: Sequence[Evidence],
    proven: Mapping[int, float],
    of_text: Mapping[LineKind, fitted.Weights],
    of_headline: fitted.Weights,
) -> tuple[list[float], list[Place]]:
    """Return how likely each line is text, and the lines that may begin articles, each by itself."""
    text = [chance_of(each, of_text[line.kind]) if each else 0.0 for line, each in zip(lines, seen, strict=True)]
    chances = ((i, chance_of(seen[i], of_headline)) for i, line in enumerate(lines) if line.kind is LineKind.SHORT)
    places = [Place(i, chance, proven.get(i)) for i, chance in chances if chance > _MAY_HEAD or i in proven]
    likeliest = sorted(places, key=lambda place: -place.chance)[:_MOST_PLACES]
    return text, sorted(likeliest, key=lambda place: place.line)


def chance_of(seen: Evidence, weights: fitted.Weights) -> float:
    """Return how likely a line is what the weights tell, 0 to 1."""
    score = weights.bias
    for name, step in seen:
        bands = weights.bands.get(name)
        if bands is not None and step < len(bands):
            score += bands[step]
    return 1 / (1 + exp(-score)) if score > 0 else 1 - 1 / (1 + exp(score))
