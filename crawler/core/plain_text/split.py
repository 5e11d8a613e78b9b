"""Sees the articles of a plain-text page: headlines between stretches of prose, proven by what stands around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from crawler.core.no_article import NoArticle
from crawler.core.plain_text.articles import article_of, is_teaser
from crawler.core.plain_text.headlines import LineScorer, Run
from crawler.core.plain_text.lines import Line, LineKind, read_lines, settle
from crawler.core.plain_text.repeats import find_repeats
from crawler.core.types import Article, Extraction

_LEAST_PROOF = 1.5
_LEAST_BESIDE_MARKED = 2.2
_LEAST_BESIDE_UNIFORM = 2.8
"""Where a page marks its articles, words alone must say more, above all where it marks them all alike."""
_MARKED = 0.6
_SURE = 2.9
_FULL_PROOF = 4.0
_NO_HEADLINE = 0.1
_ENDED_ALIKE = 3
_ITEMS = 12
_LISTED = 3
"""Teasers that make a page a listing."""
_FEW_LINES = 8
_FEW_HEADLINES, _HEADLINE_BLANKS = 2, 3
_USUAL_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Piece:
    """An article of a plain text: its headline and the lines below it up to `end`; a `title` of -1 is none."""

    run: Run
    title: int
    end: int


@dataclass(frozen=True, slots=True)
class Split:
    """The lines of a plain text and its articles in their order or, where there are none, the reason."""

    lines: list[Line]
    pieces: tuple[Piece, ...] = ()
    nothing_because: NoArticle | None = None

    def articles(self) -> tuple[Article, ...]:
        """Return the articles."""
        found = (_rated(article_of(self.lines, piece.title, piece.end), piece.run) for piece in self.pieces)
        return tuple(replace(article, position=i) for i, article in enumerate(found))


def segment_text(text: str) -> Extraction:
    """Return the articles of a page's plain text in page order.

    A text of headlines and teasers has no article: `nothing_because` is then "listing", and "empty" where the page
    holds nothing at all. The language need not be known; time is linear in the text.
    """
    split = split_text(text)
    return Extraction(articles=split.articles(), nothing_because=split.nothing_because)


def split_text(text: str) -> Split:
    """Return where the articles of a plain text stand."""
    lines = read_lines(text)
    find_repeats(lines)
    settle(lines)
    if not any(line.kind is LineKind.PROSE for line in lines):
        return Split(lines, nothing_because=NoArticle.LISTING if len(lines) > 3 else NoArticle.EMPTY)
    starts = _starts(lines)
    ends = [run.best.line for run in starts[1:] if run.best is not None] + [len(lines)]
    keep_all = _is_brief(lines)
    pieces = []
    teasers = 0
    for run, end in zip(starts, ends, strict=True):
        title = run.best.line if run.best is not None else -1
        if is_teaser(lines[title + 1 : end]) and not keep_all:
            teasers += 1
        else:
            pieces.append(Piece(run, title, end))
    if not pieces or (teasers >= _LISTED and teasers > 2 * len(pieces)):
        return Split(lines, nothing_because=NoArticle.LISTING)
    return Split(lines, _cut_apart([*pieces, *_lists(lines)]))


def _lists(lines: list[Line]) -> Iterator[Piece]:
    """Yield the articles that are lists without a sentence, where the page ends each article in the same way."""
    ends = [i for i, line in enumerate(lines) if line.kind is LineKind.END]
    (usual, count), *_ = Counter(lines[i].key for i in ends).most_common(1) or [("", 0)]
    if count < _ENDED_ALIKE:
        return
    for before, end in pairwise(i for i in ends if lines[i].key == usual):
        if any(line.kind is LineKind.PROSE for line in lines[before + 1 : end]):
            continue
        items = list(takewhile(lambda i: lines[i].kind is LineKind.SHORT, range(before + 1, end)))
        if len(items) > _ITEMS:
            yield Piece(Run(items[0], items[0]), items[0], end + 1)


def _cut_apart(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Return the pieces in page order, each ending where the next one begins."""
    ordered = sorted(pieces, key=lambda piece: piece.title)
    borders = [piece.title for piece in ordered[1:]] + [ordered[-1].end]
    return tuple(replace(piece, end=min(piece.end, border)) for piece, border in zip(ordered, borders, strict=True))


def _is_brief(lines: list[Line]) -> bool:
    """Whether the page is too short for a listing, so that its little text is an article."""
    headlines = sum(line.kind is LineKind.SHORT and line.key.count(" ") >= _HEADLINE_BLANKS for line in lines)
    prose = sum(line.kind is LineKind.PROSE for line in lines)
    return len(lines) <= _FEW_LINES or (prose == 1 and headlines <= _FEW_HEADLINES)


def _rated(article: Article, run: Run) -> Article:
    """Return the article with how sure its headline is."""
    if run.best is None:
        return replace(article, confidence=_NO_HEADLINE)
    proof = run.best.proof + (_LEAST_PROOF if run.first == 0 else 0)  # nothing could stand above the first
    confidence = max(_NO_HEADLINE, min(1.0, proof / _FULL_PROOF))
    return replace(article, confidence=confidence, reasons=tuple(run.best.reasons))


def _starts(lines: list[Line]) -> list[Run]:
    """Return the runs in which an article begins; the first run of the page is always one of them."""
    headlines = LineScorer(lines)
    first, *others = _runs(lines)
    for run in (first, *others):
        headlines.find(run)
    marked = [run for run in others if run.best and run.best.marks >= _MARKED and run.best.proof >= _LEAST_PROOF]
    kinds = {line.kind for line in lines[first.last :]}
    least = _LEAST_PROOF
    if _usual_marks(marked, len(marked)) or (not marked and LineKind.END in kinds):
        least = _LEAST_BESIDE_UNIFORM
    elif marked or LineKind.RELATED in kinds:
        least = _LEAST_BESIDE_MARKED
    starts = [first]
    for run in others:
        if run.best is not None and run.best.proof >= (_LEAST_PROOF if run.best.marks >= _MARKED else least):
            starts.append(run)
    return _consistent(starts)


def _usual_marks(runs: list[Run], count: int) -> set[str]:
    """Return the marks that nearly all of `count` starts bear."""
    marks = Counter(mark for run in runs if run.best is not None for mark in run.best.reasons)
    return {mark for mark, times in marks.items() if times >= count * _USUAL_SHARE}


def _consistent(starts: list[Run]) -> list[Run]:
    """Leave out the weak starts that bear none of the marks that the page gives to nearly all of them."""
    usual = _usual_marks(starts, max(len(starts), 4))
    return [
        run
        for run in starts
        if run.first == 0
        or not usual
        or (run.best is not None and (run.best.proof >= _SURE or not usual.isdisjoint(run.best.reasons)))
    ]


def _runs(lines: list[Line]) -> list[Run]:
    """Return what stands between stretches of prose; the first run begins the page, even if nothing stands there."""
    runs = []
    start = 0
    for i, line in enumerate(lines):
        if line.kind is LineKind.PROSE:
            if i > start or i == 0:
                runs.append(Run(start, i))
            start = i + 1
    return runs
