"""Sees the articles of a plain-text page: headlines between stretches of prose, proven by what stands around them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import takewhile

from crawler.core.segmenters.cohesion import Cohesion
from crawler.core.segmenters.text_articles import article_of, without_teasers
from crawler.core.segmenters.text_lines import BORDERS, Kind, Line, listed_keys, read_lines
from crawler.core.types import Extraction

_LEAST_PROOF = 1.5
_LEAST_UNMARKED = 2.2
"""Where a page marks its articles, words alone must say more."""
_MARKED = 1.0
_CLOSE = 0.4
"""Of lines that are about as good the first is the headline, the others say more on it."""


_Found = tuple[float, float, int, list[str]]
"""All that speaks for a line, what its marks say of it, its place, and why."""


@dataclass(slots=True)
class _Run:
    """The lines between two stretches of prose, `first` to `last` half open, and the headline found among them."""

    first: int
    last: int
    title: int | None = None
    hard: float = 0.0  # what its marks say
    proof: float = 0.0  # what marks and words say
    reasons: list[str] = field(default_factory=list)


def segment_text(text: str, url: str | None = None) -> Extraction:
    """Return the articles of a page's plain text in page order; `url` is the page's own and names no article.

    A text of headlines and teasers has no article: `nothing_because` is then "listing", and "no text" where the page
    holds nothing at all. The language need not be known; time is linear in the text.
    """
    lines = read_lines(text)
    if not any(line.kind is Kind.PROSE for line in lines):
        return Extraction(nothing_because="listing" if len(lines) > 3 else "no text")
    starts = _starts(lines)
    articles = []
    for i, run in enumerate(starts):
        following = starts[i + 1] if i + 1 < len(starts) else None
        title = run.title if run.title is not None else -1
        border = following.first if following is not None else len(lines)
        end = following.title if following is not None and following.title is not None else len(lines)
        article = article_of(lines, title, border, end)
        if article is not None:
            articles.append(replace(article, confidence=min(1.0, run.proof / 5), reasons=tuple(run.reasons)))
    kept = without_teasers(articles)
    if not kept:
        return Extraction(nothing_because="listing")
    return Extraction(articles=tuple(replace(article, position=i) for i, article in enumerate(kept)))


def _starts(lines: list[Line]) -> list[_Run]:
    """Return the runs in which an article begins."""
    judge = _Judge(lines)
    runs = _runs(lines)
    for run in runs:
        judge.weigh(run)
    first_prose = next(i for i, line in enumerate(lines) if line.kind is Kind.PROSE)
    marked = any(line.kind in (Kind.END, Kind.RELATED) for line in lines[first_prose:]) or any(
        run.hard >= _MARKED and run.proof >= _LEAST_PROOF for run in runs if run.first
    )
    return [
        run
        for run in runs
        if run.first == 0
        or (
            run.title is not None
            and run.proof >= (_LEAST_PROOF if run.hard >= _MARKED or not marked else _LEAST_UNMARKED)
        )
    ]


def _runs(lines: list[Line]) -> list[_Run]:
    """Return what stands between stretches of prose; the first run begins the page, even if nothing stands there."""
    runs = []
    start = 0
    for i, line in enumerate(lines):
        if line.kind is Kind.PROSE:
            if i > start or i == 0:
                runs.append(_Run(start, i))
            start = i + 1
    return runs


class _Judge:
    """Weighs the lines of a run as headlines of an article that begins there."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.cohesion = Cohesion(lines)
        self.listed = listed_keys(lines)
        gaps = Counter(line.gap for line in lines[1:])
        self.usual_gap = gaps.most_common(1)[0][0] if gaps else 0
        wider = sorted(gap for gap, count in gaps.items() if gap > self.usual_gap and count > 1)
        self.wide_gap = wider[-1] if wider else self.usual_gap + 1
        levels = [line.level for line in lines if line.level]
        self.top_level = min(levels, default=0)
        if levels.count(self.top_level) == 1 and len(levels) > 1 and lines[0].level == self.top_level:
            self.top_level = min(level for level in levels if level > self.top_level or levels.count(level) > 1)

    def weigh(self, run: _Run) -> None:
        """Find the line of a run that is most like a headline, and what speaks for it."""
        above = 0.0  # what the furniture above says of a new article
        in_list = 0  # place in a list of related headlines, counted from 1
        fresh = False
        shift = self.cohesion.shift(run.last) if run.first else 0.0
        inside = range(run.first, run.last)
        last_end = max((i for i in inside if self.lines[i].kind in BORDERS), default=-1)
        shorts = [i for i in inside if self.lines[i].kind is Kind.SHORT]
        rank = {i: k for k, i in enumerate(shorts)}
        found: list[_Found] = []
        for i in inside:
            line = self.lines[i]
            if line.gap >= self.wide_gap:
                in_list = 0
            if line.kind in BORDERS:
                above, in_list, fresh = max(above, 1.2), 0, True
            elif line.kind is Kind.RELATED:
                above, in_list, fresh = max(above, 0.6), 1, False
            elif line.kind is Kind.SHARE:
                above, in_list = max(above, 0.5), 0
            elif line.kind is Kind.SHORT and not (line.colon or line.bullet or line.sentence):
                hard, reasons = self._marks(i, fresh)
                hard += above if run.first else 0.0
                hard -= min(1.2, 0.3 * max(0, len(shorts) - rank[i] - 2))
                hard -= 2.0 * (i < last_end)
                words, hits = self._words(i, run)
                if in_list:
                    hard -= 3.0 if in_list == 1 else 0.0 if i == shorts[-1] else 0.3 if hits > 2 else 1.0
                found.append((hard + words + 1.5 * shift, hard, i, reasons))
                in_list += in_list > 0
                fresh = False
        if found:
            best = max(found)[0]
            chosen = next(k for k, one in enumerate(found) if one[0] >= best - _CLOSE)
            while chosen and self._is_deck(found[chosen], found[chosen - 1], run):
                chosen -= 1
            run.proof, run.hard, run.title, run.reasons = found[chosen]
            run.proof = best

    def _is_deck(self, line: _Found, above: _Found, run: _Run) -> bool:
        """Whether a line only says more on the headline right above it."""
        upper = self.lines[above[2]]
        _, hits = self.cohesion.support(above[2], run.last)
        return line[2] - above[2] == 1 and upper.key.count(" ") > 2 and hits > 1 and above[1] > line[1] - 0.35

    def _words(self, i: int, run: _Run) -> tuple[float, int]:
        """Return what the words of a line say: a headline's stand in the prose below, and not in that above."""
        left, hits = self.cohesion.support(i, run.last)
        words = self.lines[i].key.count(" ") + 1
        return 0.3 * min(hits, 4) - 1.1 * left * bool(run.first) - (0.5 if run.first else 1.0) * (words <= 2), hits

    def _marks(self, i: int, fresh: bool) -> tuple[float, list[str]]:
        """Return what the marks at a line say, and their names."""
        line = self.lines[i]
        hard = 0.0
        reasons = []
        if line.gap >= self.wide_gap:
            hard += 1.0
            reasons.append("wide gap")
        elif line.gap > self.usual_gap:
            hard += 0.5
        if fresh:
            hard += 0.5
            reasons.append("after the end of an article")
        if line.key in self.listed:
            hard += 0.8
            reasons.append("listed as a related headline")
        below = list(takewhile(lambda line: line.kind is Kind.META, self.lines[i + 1 : i + 6]))
        if below:
            hard += 1.2 if any(char.isdigit() for line in below for char in line.text) else 0.8
            reasons.append("followed by a by-line or date")
        if line.level:
            hard += 1.5 if line.level == self.top_level else -1.0
            reasons.append("marked as a heading")
        return hard, reasons
