from __future__ import annotations

from crawler.core.plain_text import weights
from crawler.core.plain_text.headlines import Candidate, LineScorer, Run
from crawler.core.plain_text.lines import Line
from crawler.core.plain_text.split import settled_lines
from crawler.core.plain_text.starts import is_marked, proof_of, proven_starts, weighed_runs
from crawler.core.plain_text.weights import Mark
from tests.core.plain_text.test_cohesion import BAND, FERRY

HEADLINE = "Orchestra plays trumpets in the concert hall"


def _runs(*written: str) -> tuple[list[Line], list[Run]]:
    lines = settled_lines("\n".join(written))
    return lines, weighed_runs(lines, LineScorer(lines))


def test_runs_stand_between_stretches_of_prose() -> None:
    _, runs = _runs("Ferry of Northport is late", *FERRY, HEADLINE, "By Ada Marsh", *BAND)
    assert [(run.first, run.last) for run in runs] == [(0, 1), (4, 6)]
    _, runs = _runs(*FERRY)
    assert [(run.first, run.last, run.best) for run in runs] == [(0, 0, None)]


def test_the_first_run_begins_an_article_and_others_by_their_proof() -> None:
    lines, runs = _runs("Ferry of Northport is late", *FERRY[:2], "Sign up", FERRY[2], HEADLINE, "16 May 2024", *BAND)
    starts = proven_starts(lines, runs)
    assert [lines[run.best.line].text for run in starts if run.best] == ["Ferry of Northport is late", HEADLINE]
    assert is_marked(starts[1])
    assert proof_of(starts[1]) >= weights.LEAST


def test_a_run_without_a_headline_proves_nothing() -> None:
    assert proof_of(Run(0, 1)) == 0.0
    assert not is_marked(Run(0, 1))
    assert is_marked(Run(0, 1, Candidate(0, weights.MARKED, 0.0, 0, (Mark.OVER_DATE,))))
