"""Sees the articles of a plain-text page: headlines between stretches of prose, proven by what stands around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from crawler.core.no_article import NoArticle
from crawler.core.page.rules import Role
from crawler.core.plain_text import weights
from crawler.core.plain_text.articles import article_of, is_teaser, leads_on, roles
from crawler.core.plain_text.headlines import LineScorer, Run
from crawler.core.plain_text.likelihood.evidence import PageEvidence
from crawler.core.plain_text.likelihood.opinion import TEXT, Opinion, opinion_on
from crawler.core.plain_text.lines import Line, LineKind, read_lines
from crawler.core.plain_text.neighbours import settle, settle_lists
from crawler.core.plain_text.repeats import settle_repeats
from crawler.core.plain_text.starts import is_marked, proof_of, proven_starts, weighed_runs
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
_LIKELY = "likely by all that is seen at it"
"""The reason of a headline that weights tell, beside its marks."""
_LEAST_LEFT = 0.3
"""Share of an article's letters that are likely text; where fewer are, it is a list, or of a kind of its own."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An article of a plain text: its headline and the lines below it up to `end`; a `title` of -1 is none."""

    run: Run
    title: int
    end: int
    chance: float | None = None  # that it begins here, where that was asked


@dataclass(frozen=True, slots=True)
class Split:
    """The lines of a plain text and its articles in their order or, where there are none, the reason."""

    lines: list[Line]
    pieces: tuple[Piece, ...] = ()
    nothing_because: NoArticle | None = None

    def articles(self) -> tuple[Article, ...]:
        """Return the articles."""
        found = (_rated(article_of(self.lines, piece.title, piece.end), piece) for piece in self.pieces)
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
    lines = settled_lines(text)
    if not any(line.kind is LineKind.PROSE for line in lines):
        return Split(lines, nothing_because=NoArticle.LISTING if len(lines) > 3 else NoArticle.EMPTY)
    scorer = LineScorer(lines)
    runs = weighed_runs(lines, scorer)
    found = proven_pieces(lines, runs)
    pieces = whole(lines, found)
    if not pieces or len(found) - len(pieces) > 2 * len(pieces):
        return Split(lines, nothing_because=NoArticle.LISTING)
    page = PageEvidence(lines, scorer, runs)
    opinion = opinion_on(lines, page, {piece.title: proof_of(piece.run) for piece in pieces})
    if opinion.is_contrary([piece.title for piece in pieces], _text_of(lines, pieces)):
        pieces = whole(lines, _likely_pieces(lines, page, opinion)) or pieces
        lines = _without_furniture(lines, pieces, opinion)
    return Split(lines, _cut_apart([*pieces, *_lists(lines)]))


def settled_lines(text: str) -> list[Line]:
    """Return the lines of a plain text, each with the kind that it has among the others."""
    return settle(settle_repeats(settle_lists(read_lines(text))))


def proven_pieces(lines: list[Line], runs: Sequence[Run]) -> list[Piece]:
    """Return what begins in each run that proves it, teasers too, up to where the next one begins."""
    starts = proven_starts(lines, runs)
    return _pieces([(run, run.best.line if run.best is not None else -1) for run in starts], len(lines))


def _pieces(starts: Sequence[tuple[Run, int]], end: int) -> list[Piece]:
    """Return what begins at each title."""
    titles = [title for _, title in starts]
    return [Piece(run, *span) for (run, _), span in zip(starts, pairwise([*titles, end]), strict=True)]


def _likely_pieces(lines: list[Line], page: PageEvidence, opinion: Opinion) -> list[Piece]:
    """Return what begins at the likely titles."""
    titles = opinion.titles(lines)
    pieces = _pieces([(Run(title, title, page.candidate(title)), title) for title in titles], len(lines))
    return [replace(piece, chance=opinion.starts.get(piece.title)) for piece in pieces]


def whole(lines: list[Line], found: list[Piece]) -> list[Piece]:
    """Leave out the pieces that only tease, or break off and lead on."""
    keep_all = _is_brief(lines)
    openings = _openings(lines, found)
    pieces = []
    for piece in found:
        below = lines[piece.title + 1 : piece.end]
        is_long = is_marked(piece.run) and sum(line.width for line in below) >= _LONG_LIST
        if piece.title not in openings and (keep_all or is_long or not is_teaser(below)):
            pieces.append(piece)
    return pieces


def _text_of(lines: list[Line], pieces: list[Piece]) -> list[int]:
    """Return the lines that are text of the pieces."""
    spans = (roles(lines, piece.title, piece.end) for piece in pieces)
    return [i for span in spans for i, role in span if role is Role.TEXT]


def _without_furniture(lines: list[Line], pieces: list[Piece], opinion: Opinion) -> list[Line]:
    """Return the lines; those of the pieces that are unlikely text are told for furniture."""
    found = list(lines)
    for piece in pieces:
        text = _text_of(lines, [piece])
        likely = [i for i in text if opinion.text[i] >= TEXT]
        if sum(lines[i].width for i in likely) >= _LEAST_LEFT * sum(lines[i].width for i in text):
            for i in set(text).difference(likely):
                found[i] = lines[i].of_kind(LineKind.APART)
    return found


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


def _rated(article: Article, piece: Piece) -> Article:
    """Return the article with how sure its headline is."""
    best = piece.run.best
    if best is None or piece.title < 0:
        return replace(article, confidence=_NO_HEADLINE)
    proof = best.proof + (weights.LEAST if piece.run.first == 0 else 0)  # nothing could stand above the first
    sure = proof / weights.FULL if piece.chance is None else piece.chance
    confidence = max(_NO_HEADLINE, min(1.0, sure))
    reasons = (*(mark.value for mark in best.seen), *([_LIKELY] if piece.chance is not None else []))
    return replace(article, confidence=confidence, reasons=reasons)
