"""Sees the articles of a page that is plain text: headlines between runs of prose, proven by what stands around them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from crawler.core.segmenters.cohesion import Cohesion
from crawler.core.segmenters.text_articles import article_of, without_teasers
from crawler.core.segmenters.text_lines import Kind, Line, listed_keys, read_lines
from crawler.core.types import Extraction

_LEAST_PROOF = 2.2


@dataclass(slots=True)
class _Run:
    """The lines between two stretches of prose, `first` to `last` half open, and the headline found among them."""

    first: int
    last: int
    title: int | None = None
    proof: float = 0.0
    reasons: list[str] = field(default_factory=list)


def segment_text(text: str, url: str | None = None) -> Extraction:
    """Return the articles of a page's plain text in page order; `url` is the page's own and names no article.

    A text of headlines and teasers has no article: `nothing_because` is then "listing", and "no text" where the page
    holds nothing at all. The language need not be known; time is linear in the text.
    """
    lines = read_lines(text)
    if not any(line.kind is Kind.PROSE for line in lines):
        return Extraction(nothing_because="listing" if len(lines) > 3 else "no text")
    judge = _Judge(lines)
    starts = [run for run in map(judge.judged, _runs(lines)) if run.title is not None or run.first == 0]
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

    def judged(self, run: _Run) -> _Run:
        """Return the run with its headline, where one of its lines proves to be one."""
        best: tuple[float, int, list[str]] | None = None
        before = 0.0  # what the furniture above speaks for a new article
        in_list = 0  # place in a list of related headlines, counted from 1
        fresh = run.first == 0
        shift = self.cohesion.shift(run.first, run.last) if run.first else 1.0
        for i in range(run.first, run.last):
            line = self.lines[i]
            if line.gap >= self.wide_gap:
                in_list = 0
            if line.kind is Kind.END or line.kind is Kind.RULE:
                before, in_list, fresh = max(before, 1.5), 0, True
            elif line.kind is Kind.RELATED:
                before, in_list, fresh = max(before, 0.7), 1, False
            elif line.kind is Kind.SHORT and not line.colon and not line.bullet:
                proof, reasons = self._proof(i, run, fresh, in_list)
                proof += before + 1.2 * shift
                if best is None or proof > best[0] + 0.01:
                    best = (proof, i, reasons)
                in_list += in_list > 0
                fresh = False
        if best is not None and (best[0] >= _LEAST_PROOF or run.first == 0):
            run.proof, run.title, run.reasons = best
        return run

    def _proof(self, i: int, run: _Run, fresh: bool, in_list: int) -> tuple[float, list[str]]:
        line = self.lines[i]
        proof = 0.0
        reasons = []
        left, right = self.cohesion.support(i, run.last)
        proof += 1.5 * right - (1.0 * left if run.first else 0.0)
        if line.gap >= self.wide_gap:
            proof += 1.2
            reasons.append("wide gap")
        elif line.gap > self.usual_gap:
            proof += 0.6
        if fresh:
            proof += 0.6
            reasons.append("after the end of an article")
        if line.key in self.listed and not in_list:
            proof += 1.2
            reasons.append("listed as a related headline")
        after = self.lines[i + 1].kind if i + 1 < len(self.lines) else Kind.END
        if after is Kind.META:
            proof += 1.5
            reasons.append("followed by a by-line or date")
        if line.level:
            proof += 1.8 if line.level == self.top_level else -1.0
            reasons.append("marked as a heading")
        words = line.key.count(" ") + 1
        proof += 0.4 if words >= 5 else -0.8 if words <= 2 else 0.0
        if in_list:
            proof -= 3.0 if in_list == 1 else 1.0
        return proof, reasons
