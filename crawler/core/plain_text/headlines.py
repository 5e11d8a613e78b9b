"""Which line between two stretches of prose is the headline of an article that begins there, and what proves it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import takewhile

from crawler.core.plain_text.cohesion import Cohesion
from crawler.core.plain_text.lines import BORDERS, Line, LineKind
from crawler.core.plain_text.repeats import listed_keys

_CLOSE = 0.4
"""Of lines that are about as good the first is the headline, the others say more on it."""
_LABEL_WORDS = 2
_TITLE_WORDS = 5


@dataclass(slots=True)
class Candidate:
    """A line weighed as a headline: what its marks say, what its words say, and the names of the marks."""

    line: int
    marks: float
    words: float
    hits: int  # of its words, in the prose below
    reasons: list[str]

    @property
    def proof(self) -> float:
        """All that speaks for it."""
        return self.marks + self.words


@dataclass(slots=True)
class Run:
    """The lines between two stretches of prose, `first` to `last` half open, and the best headline among them."""

    first: int
    last: int
    best: Candidate | None = None


@dataclass(slots=True)
class _Above:
    """What the lines of a run before a line say of it."""

    worth: float = 0.0  # for a new article, by the boilerplate
    in_list: int = 0  # place in a list of related headlines, counted from 1
    marks: list[str] = field(default_factory=list)  # that the line takes over from those right before it

    bullets: bool = False  # the list has

    def pass_over(self, line: Line) -> None:
        """Go on after a line that is no headline."""
        if line.kind in BORDERS or (line.kind is LineKind.SHARE and self.in_list > 1):
            self.worth, self.in_list, self.marks = max(self.worth, 1.2), 0, ["after the end of an article"]
        elif line.kind is LineKind.RELATED:
            self.worth, self.in_list, self.marks, self.bullets = max(self.worth, 0.6), 1, [], False
        elif line.kind is LineKind.SHARE:
            self.worth, self.in_list = max(self.worth, 0.5), 0
        elif self.in_list and line.bullet:
            self.in_list, self.bullets = self.in_list + 1, True


_WORTH = {
    "wide gap": 1.0,
    "gap": 0.5,
    "after the end of an article": 0.5,
    "below a by-line or date": 1.0,
    "listed as a related headline": 0.8,
    "followed by a date": 1.2,
    "followed by a by-line": 0.8,
    "marked as a heading": 1.5,
}


class LineScorer:
    """Weighs the lines of a page as headlines."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._cohesion = Cohesion(lines)
        self._listed = listed_keys(lines)
        gaps = Counter(line.gap for line in lines[1:])
        self._usual_gap = gaps.most_common(1)[0][0] if gaps else 0
        wider = [gap for gap, count in gaps.items() if gap > self._usual_gap and count > 1]
        self._wide_gap = max(wider, default=self._usual_gap + 1)
        self._top_level = _top_level(lines)

    def find(self, run: Run) -> None:
        """Set the line of a run that is most like a headline, if there is one."""
        found = self._candidates(run)
        if not found:
            return
        best = max(candidate.proof for candidate in found)
        chosen = next(k for k, candidate in enumerate(found) if candidate.proof >= best - _CLOSE)
        while chosen and self._is_deck(found[chosen], found[chosen - 1], run):
            chosen -= 1
        run.best = found[chosen]
        run.best.words += best - run.best.proof

    def _candidates(self, run: Run) -> list[Candidate]:
        shift = self._cohesion.shift(run.last) if run.first else 0.0
        inside = range(run.first, run.last)
        shorts = [i for i in inside if self._lines[i].kind is LineKind.SHORT]
        left = len(shorts)
        last_border = max((i for i in inside if self._lines[i].kind in BORDERS), default=-1)
        above = _Above()
        found = list[Candidate]()
        for i in inside:
            line = self._lines[i]
            left -= line.kind is LineKind.SHORT
            if line.gap >= self._wide_gap:
                above.in_list = 0
            if line.kind is not LineKind.SHORT or line.colon or line.bullet or line.sentence:
                above.pass_over(line)
                if line.kind is LineKind.META and run.first and not found:
                    above.marks = [*above.marks, "below a by-line or date"]  # which signs the text above both
                if line.kind is LineKind.SHARE and line.gap > self._usual_gap:
                    above.marks = _handed_on(
                        self._marks(i)
                    )  # a label over the headline that is a word of the site's menu
                continue
            if above.bullets:
                above.in_list, above.bullets = 0, False
            candidate = self._weighed(i, run, above.marks)
            candidate.words += 1.5 * shift
            candidate.marks += above.worth if run.first else 0.0
            candidate.marks -= min(1.2, 0.3 * max(0, left - 1)) + 2.0 * (i < last_border)
            if above.in_list:
                candidate.marks -= (
                    3.0 if above.in_list == 1 else 0.0 if not left else 0.3 if candidate.hits > 2 else 1.0
                )
                above.in_list += 1
            found.append(candidate)
            # A label over a headline ("Politics") leaves it what stands above both.
            is_label = line.key.count(" ") < _LABEL_WORDS
            above.marks = _handed_on(candidate.reasons) if is_label else []
        return found

    def _weighed(self, i: int, run: Run, inherited: list[str]) -> Candidate:
        """Weigh a line by its marks, and by its words: a headline's stand in the prose below, and not in that above."""
        line = self._lines[i]
        reasons = list(dict.fromkeys([*inherited, *self._marks(i)]))
        marks = sum(_WORTH[reason] for reason in reasons) - 1.0 * (line.level != self._top_level)
        before, hits = self._cohesion.support(i, run.last)
        words = 0.3 * min(hits, 4) + 0.1 * min(max(hits - 4, 0), 3) - 1.1 * before * bool(run.first)
        if line.key.count(" ") < _LABEL_WORDS:
            words -= 0.5 if run.first else 1.0
        elif not run.first and line.key.count(" ") + 1 >= _TITLE_WORDS:
            words += 0.5  # above the first headline stand the names of the site and its sections
        return Candidate(i, marks, words, hits, reasons)

    def _marks(self, i: int) -> list[str]:
        """Return the names of the marks that a line bears."""
        line = self._lines[i]
        reasons = []
        if line.gap > self._usual_gap:
            reasons.append("wide gap" if line.gap >= self._wide_gap else "gap")
        if line.key in self._listed:
            reasons.append("listed as a related headline")
        deck = i + 1 < len(self._lines) and self._lines[i + 1].kind is LineKind.SHORT
        below = list(takewhile(lambda line: line.kind is LineKind.META, self._lines[i + 1 + deck : i + 7]))
        if below:
            dated = any(char.isdigit() for line in below for char in line.text)
            reasons.append("followed by a date" if dated else "followed by a by-line")
        if self._top_level and line.level == self._top_level:
            reasons.append("marked as a heading")
        return reasons

    def _is_deck(self, line: Candidate, above: Candidate, run: Run) -> bool:
        """Whether a line only says more on the headline right above it."""
        upper, lower = self._lines[above.line], self._lines[line.line]
        words = upper.key.count(" ") + 1
        needed = (words < _TITLE_WORDS) if not run.first else 1 if lower.width > 1.3 * upper.width else 2
        return (
            line.line - above.line == 1
            and lower.gap < self._wide_gap
            and words > _LABEL_WORDS
            and above.hits >= needed
            and above.marks > line.marks - 0.5
        )


def _handed_on(marks: list[str]) -> list[str]:
    return [mark for mark in marks if mark in ("wide gap", "gap", "after the end of an article")]


def _top_level(lines: list[Line]) -> int:
    """Return the level of the headings that head articles, 0 where the page marks none."""
    levels = [line.level for line in lines if line.level]
    top = min(levels, default=0)
    if levels.count(top) == 1 and len(levels) > 1 and lines[0].level == top:
        return min(level for level in levels if level > top)
    return top
