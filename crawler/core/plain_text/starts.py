"""Which runs of short lines begin articles, by their proofs and by what the page gives to nearly all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from crawler.core.plain_text import weights
from crawler.core.plain_text.headlines import LineScorer, Run
from crawler.core.plain_text.lines import Line, LineKind
from crawler.core.plain_text.weights import Mark

_USUAL_SHARE, _LEAST_STARTS = 0.7, 4
"""Share of the starts that bear a mark which the page gives to nearly all, of at least so many."""


def weighed_runs(lines: list[Line], scorer: LineScorer) -> list[Run]:
    """Return what stands between stretches of prose, each with its best headline."""
    return [scorer.with_best(run) for run in _runs(lines)]


def proven_starts(lines: list[Line], runs: Sequence[Run]) -> list[Run]:
    """Return the runs in which an article begins; the first run of the page is always one of them."""
    first, *others = runs
    proven = [run for run in others if proof_of(run) >= weights.LEAST]
    marked = [run for run in proven if is_marked(run)]
    least = _least_unmarked(marked, {line.kind for line in lines[first.last :]})
    return _consistent([first, *(run for run in proven if is_marked(run) or proof_of(run) >= least)])


def is_marked(run: Run) -> bool:
    """Whether marks say that an article begins in a run, and not its words alone."""
    return run.best is not None and run.best.marks >= weights.MARKED


def proof_of(run: Run) -> float:
    """Return all that speaks for the best headline of a run, 0 where there is none."""
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
        or proof_of(run) >= weights.SURE
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
