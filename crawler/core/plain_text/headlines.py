"""Which line between two stretches of prose is the headline of an article that begins there, and what proves it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, takewhile

from crawler.core.plain_text import weights
from crawler.core.plain_text.cohesion import Cohesion
from crawler.core.plain_text.lines import BORDERS, Line, LineKind, heads_label, is_label, kind_of
from crawler.core.plain_text.paragraphs import BULLET
from crawler.core.plain_text.repeats import listed_places
from crawler.core.plain_text.weights import Mark
from crawler.core.text.normalise import fold

_TITLE_WORDS = 5
"""So many words make a headline where names of the site and its sections stand around it."""
_LABELLED = frozenset((Mark.OVER_DATE, Mark.OVER_BYLINE))
"""Marks of a line that heads an article, though it stands right behind what else heads a list ("Up next")."""
_MOST_SAYING = 3
"""Lines below a headline that may say more on it; a menu above it has more."""
_MOST_LABELS = 6
"""Lines below a headline looked at for its by-line and date."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line weighed as a headline: what its marks say, what its words say, and the marks that were `seen`."""

    line: int
    marks: float
    words: float
    hits: int  # of its words, in the prose below
    seen: tuple[Mark, ...]

    @property
    def proof(self) -> float:
        """All that speaks for it."""
        return self.marks + self.words


@dataclass(frozen=True, slots=True)
class Run:
    """The lines between two stretches of prose, `first` to `last` half open, and the best headline among them.

    `candidates` are all that were weighed.
    """

    first: int
    last: int
    best: Candidate | None = None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class _Above:
    """What the lines of a run before a line say of it."""

    worth: float = 0.0  # for a new article, by the boilerplate
    in_list: int = 0  # place in a list of related headlines, counted from 1
    marks: tuple[Mark, ...] = ()  # that the line takes over from those right before it
    has_bullets: bool = False  # the list

    def behind(self, line: Line) -> _Above:
        """Return what is said behind a line that is no headline."""
        if line.kind in BORDERS or (line.kind is LineKind.SHARE and self.in_list > 1):
            is_known = line.kind is not LineKind.RULE and kind_of(line) is line.kind
            worth = weights.AFTER_BORDER if is_known else weights.AFTER_UNSURE
            return _Above(max(self.worth, worth), marks=(Mark.AFTER_END,))
        if line.kind is LineKind.RELATED:
            return _Above(max(self.worth, weights.AFTER_RELATED), in_list=1)
        if line.kind is LineKind.SHARE:
            return _Above(max(self.worth, weights.AFTER_SHARE), marks=self.marks)
        if self.in_list and line.bullet:
            return replace(self, in_list=self.in_list + 1, has_bullets=True)
        return self


class LineScorer:
    """Weighs the lines of a page as headlines."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self.cohesion = Cohesion(lines)
        self._listed = listed_places(lines)
        self._listed_keys = {fold(BULLET.sub("", lines[i].text)) for i in self._listed if lines[i].key}
        gaps = Counter(line.gap for line in lines[1:])
        self.usual_gap = gaps.most_common(1)[0][0] if gaps else 0
        wider = [gap for gap, count in gaps.items() if gap > self.usual_gap and count > 1]
        self.wide_gap = max(wider, default=self.usual_gap + 1)
        self.top_level = _top_level(lines)
        self._first_prose = next((i for i, line in enumerate(lines) if line.kind is LineKind.PROSE), len(lines))

    def with_best(self, run: Run) -> Run:
        """Return a run with the line of it that is most like a headline, if there is one."""
        found = tuple(self._candidates(run))
        if not found:
            return run
        best = max(candidate.proof for candidate in found)
        top = next(k for k, candidate in enumerate(found) if candidate.proof == best)
        near = range(max(top - _MOST_SAYING, 0), top + 1)
        chosen = next(k for k in near if found[k].proof >= best - weights.CLOSE)
        while chosen and self._is_deck(found[chosen], found[chosen - 1], run):
            chosen -= 1
        headline = found[chosen]  # what the best one proves, it heads
        return replace(run, best=replace(headline, words=headline.words + (best - headline.proof)), candidates=found)

    def _candidates(self, run: Run) -> Iterator[Candidate]:
        shift = self.cohesion.shift(run.last) if run.first else 0.0
        inside = range(run.first, run.last)
        left = sum(_may_be_short(self._lines[i]) for i in inside)
        last_border = max((i for i in inside if self._lines[i].kind in BORDERS), default=-1)
        above = _Above()
        is_first = True
        for i in inside:
            line = self._lines[i]
            left -= _may_be_short(line)
            if above.in_list and line.gap >= self.wide_gap:
                above = replace(above, in_list=0)
            if not _may_head(line):
                above = self._behind_other(i, above, signs_text=is_first and run.first > 0)
                continue
            if above.has_bullets:
                above = replace(above, in_list=0, has_bullets=False)
            candidate = self._weighed(i, run, above, left, shift)
            yield replace(candidate, marks=candidate.marks + weights.BEFORE_BORDER) if i < last_border else candidate
            # A label over a headline ("Politics") leaves it what stands above both.
            handed_on = _handed_on(candidate.seen) if is_label(line) else ()
            above = _Above(above.worth, above.in_list and above.in_list + 1, handed_on)
            is_first = False

    def _behind_other(self, i: int, above: _Above, *, signs_text: bool) -> _Above:
        """Return what is said behind a line that is no headline; `signs_text`: a by-line may sign the text above."""
        line = self._lines[i]
        above = above.behind(line)
        if line.kind is LineKind.META and signs_text:
            return replace(above, marks=(*above.marks, Mark.BELOW_LABEL))
        if line.kind is LineKind.SHARE and line.gap > self.usual_gap:
            # A label over the headline that is a word of the site's menu.
            return replace(above, marks=_handed_on(self._marks(i)))
        return above

    def _weighed(self, i: int, run: Run, above: _Above, left: int, shift: float) -> Candidate:
        """Weigh a line with `left` short ones below it in its run, behind which the subject changes by `shift`."""
        line = self._lines[i]
        seen = tuple(dict.fromkeys((*above.marks, *self._marks(i))))
        words, hits = self._words(i, run)
        marks = sum(weights.MARKS[mark] for mark in seen)
        if line.level != self.top_level:
            marks += weights.OTHER_LEVEL
        if run.first:
            marks += above.worth
        marks += max(weights.MOST_BELOW, weights.LINE_BELOW * max(0, left - 1))
        if above.in_list == 1 and (left or _LABELLED.isdisjoint(seen)):
            marks += weights.FIRST_LISTED
        elif above.in_list and left:
            marks += weights.LISTED_WITH_HITS if hits > weights.MANY_HITS else weights.LISTED
        return Candidate(i, marks, words + weights.SHIFT * shift, hits, seen)

    def _words(self, i: int, run: Run) -> tuple[float, int]:
        """Weigh a line's words, which a headline has in the prose below and not in that above; return the hits, too."""
        line = self._lines[i]
        before, hits = self.cohesion.support(i, run.last)
        words = weights.HIT * min(hits, weights.MOST_HITS)
        words += weights.FURTHER_HIT * min(max(hits - weights.MOST_HITS, 0), weights.MOST_FURTHER_HITS)
        words += weights.ABOVE * before * bool(run.first)
        if is_label(line):
            words += weights.LABEL if run.first else weights.FIRST_LABEL
        elif not run.first and line.key.count(" ") + 1 >= _TITLE_WORDS:
            words += weights.FIRST_TITLE
        return words, hits

    def _marks(self, i: int) -> list[Mark]:
        """Return the names of the marks that a line bears."""
        line = self._lines[i]
        seen: list[Mark] = []
        if line.gap > self.usual_gap:
            seen.append(Mark.WIDE_GAP if line.gap >= self.wide_gap else Mark.GAP)
        if line.key in self._listed_keys and i not in self._listed:
            seen.append(Mark.LISTED)
        below = self._labels_below(i)
        if not below and self._is_under_date(i):
            seen.append(Mark.UNDER_DATE)
        if below:
            dated = any(char.isdigit() for line in below for char in line.text)
            seen.append(Mark.OVER_DATE if dated else Mark.OVER_BYLINE)
        if self.top_level and line.level == self.top_level:
            seen.append(Mark.HEADING)
        return seen

    def _labels_below(self, i: int) -> list[Line]:
        """Return the by-lines and dates below a line, also those behind its deck.

        A name of the site or of a section stands above a headline as that does above its deck, so it needs the text
        right behind them.
        """
        line, labels = self._lines[i], self._lines[i + 1 : i + 1 + _MOST_LABELS]
        may_have_deck = not is_label(line) and (i >= self._first_prose or line.key.count(" ") + 1 >= _TITLE_WORDS)
        if may_have_deck and labels and labels[0].kind is LineKind.SHORT and not heads_label(*labels[:2]):
            del labels[0]
        labels = list(dropwhile(lambda line: line.kind is LineKind.SHORT and line.sentence, labels))  # captions
        below = list(takewhile(lambda line: line.kind is LineKind.META, labels))
        behind = self._lines[i + 1 + len(below) : i + 2 + len(below)]
        return below if not is_label(line) or not any(map(_may_head, behind)) else []

    def _is_under_date(self, i: int) -> bool:
        """Whether dates stand right above a line that sign no text above them."""
        k = i
        while k and i - k < _MOST_LABELS and self._lines[k - 1].kind is LineKind.META:
            k -= 1
        has_date = any(char.isdigit() for line in self._lines[k:i] for char in line.text)
        return has_date and (k == 0 or self._lines[k - 1].kind is not LineKind.PROSE)

    def _is_deck(self, line: Candidate, above: Candidate, run: Run) -> bool:
        """Whether a line only says more on the headline right above it."""
        upper, lower = self._lines[above.line], self._lines[line.line]
        words = upper.key.count(" ") + 1
        needed = (words < _TITLE_WORDS) if not run.first else 1 if lower.width > 1.3 * upper.width else 2
        return (
            line.line - above.line == 1
            and lower.gap < self.wide_gap
            and not is_label(upper)
            and above.hits >= needed
            and above.marks > line.marks - weights.DECK
        )


def _may_be_short(line: Line) -> bool:
    """Whether a line may be a headline, an item or a deck; a caption is none."""
    return line.kind is LineKind.SHORT and not line.sentence


def _may_head(line: Line) -> bool:
    return line.kind is LineKind.SHORT and line.key != "" and not (line.colon or line.bullet or line.sentence)


def _handed_on(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if mark in weights.HANDED_ON)


def _top_level(lines: list[Line]) -> int:
    """Return the level of the headings that head articles, 0 where the page marks none."""
    levels = [line.level for line in lines if line.level]
    top = min(levels, default=0)
    if levels.count(top) == 1 and len(levels) > 1 and lines[0].level == top:
        return min(level for level in levels if level > top)
    return top
