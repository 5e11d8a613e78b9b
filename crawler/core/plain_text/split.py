"""Sees the articles of a plain-text page: headlines between stretches of prose, proven by what stands around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from crawler.core.no_article import NoArticle
from crawler.core.plain_text import weights
from crawler.core.plain_text.articles import article_of, is_teaser, leads_on
from crawler.core.plain_text.headlines import LineScorer, Run
from crawler.core.plain_text.lines import Line, LineKind, read_lines
from crawler.core.plain_text.neighbours import settle, settle_lists
from crawler.core.plain_text.repeats import settle_repeats
from crawler.core.plain_text.weights import Mark
from crawler.core.types import Article, Extraction

_NO_HEADLINE = 0.1
"""Confidence of an article without headline, and the least of any other."""
_ENDED_ALIKE = 3
"""Lines of one text that end articles, from which on the page ends each of them so."""
_OPENINGS = 3
"""Texts of a page at least that break off and lead on; one alone may be a whole text with a button below."""
_ITEMS = 12
"""Fewer short lines in a row are no article; more are a list that is one."""
_LONG_LIST = 900
"""Letters below a marked headline, from which on what has no two paragraphs in a row is a list that is an article."""
_FEW_LINES = 8
"""Lines up to which a page is too short for a listing."""
_FEW_HEADLINES, _HEADLINE_BLANKS = 2, 3
"""So few short lines with so many blanks or more beside one paragraph are no listing either."""
_USUAL_SHARE, _LEAST_STARTS = 0.7, 4
"""Share of the starts that bear a mark which the page gives to nearly all, of at least so many."""


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
    lines = settle(settle_repeats(settle_lists(read_lines(text))))
    if not any(line.kind is LineKind.PROSE for line in lines):
        return Split(lines, nothing_because=NoArticle.LISTING if len(lines) > 3 else NoArticle.EMPTY)
    found = _pieces(_starts(lines), len(lines))
    keep_all = _is_brief(lines)
    openings = _openings(lines, found)
    pieces = []
    for piece in found:
        below = lines[piece.title + 1 : piece.end]
        is_long = _is_marked(piece.run) and sum(line.width for line in below) >= _LONG_LIST
        if piece.title not in openings and (keep_all or is_long or not is_teaser(below)):
            pieces.append(piece)
    teasers = len(found) - len(pieces)
    if not pieces or teasers > 2 * len(pieces):
        return Split(lines, nothing_because=NoArticle.LISTING)
    return Split(lines, _cut_apart([*pieces, *_lists(lines)]))


def _pieces(starts: list[Run], end: int) -> list[Piece]:
    """Return what begins in each run, up to where the next one begins."""
    titles = [run.best.line if run.best is not None else -1 for run in starts]
    return [Piece(run, *span) for run, span in zip(starts, pairwise([*titles, end]), strict=True)]


def _openings(lines: list[Line], found: list[Piece]) -> set[int]:
    """Return the titles of the pieces that break off and lead on, where half of a page does."""
    cut = {piece.title for piece in found if leads_on(lines[piece.title + 1 : piece.end])}
    return cut if len(cut) >= _OPENINGS and len(cut) * 2 >= len(found) else set()


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
    proof = run.best.proof + (weights.LEAST if run.first == 0 else 0)  # nothing could stand above the first
    confidence = max(_NO_HEADLINE, min(1.0, proof / weights.FULL))
    return replace(article, confidence=confidence, reasons=tuple(mark.value for mark in run.best.seen))


def _starts(lines: list[Line]) -> list[Run]:
    """Return the runs in which an article begins; the first run of the page is always one of them."""
    first, *others = map(LineScorer(lines).with_best, _runs(lines))
    proven = [run for run in others if _proof(run) >= weights.LEAST]
    marked = [run for run in proven if _is_marked(run)]
    least = _least_unmarked(marked, {line.kind for line in lines[first.last :]})
    return _consistent([first, *(run for run in proven if _is_marked(run) or _proof(run) >= least)])


def _is_marked(run: Run) -> bool:
    return run.best is not None and run.best.marks >= weights.MARKED


def _proof(run: Run) -> float:
    return run.best.proof if run.best is not None else 0.0


def _least_unmarked(marked: list[Run], kinds: set[LineKind]) -> float:
    """Return the proof that a start without marks needs on a page with these marked ones and kinds of lines."""
    if _usual_marks(marked, len(marked)) or (not marked and LineKind.END in kinds):
        return weights.LEAST_BESIDE_UNIFORM
    return weights.LEAST_BESIDE_MARKED if marked or LineKind.RELATED in kinds else weights.LEAST


def _usual_marks(runs: list[Run], count: int) -> set[Mark]:
    """Return the marks that nearly all of `count` starts bear."""
    marks = Counter(mark for run in runs if run.best is not None for mark in run.best.seen)
    return {mark for mark, times in marks.items() if times >= count * _USUAL_SHARE}


def _consistent(starts: list[Run]) -> list[Run]:
    """Leave out the weak starts that bear none of the marks that the page gives to nearly all of them."""
    usual = _usual_marks(starts, max(len(starts), _LEAST_STARTS))
    return [
        run
        for run in starts
        if run.first == 0
        or not usual
        or _proof(run) >= weights.SURE
        or (run.best is not None and not usual.isdisjoint(run.best.seen))
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
