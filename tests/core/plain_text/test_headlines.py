from __future__ import annotations

import pytest

from crawler.core.plain_text import weights
from crawler.core.plain_text.headlines import LineScorer, Run
from crawler.core.plain_text.lines import Line, LineKind, read_lines
from crawler.core.plain_text.neighbours import settle, settle_lists
from tests.core.plain_text.test_cohesion import BAND, FERRY

HEADLINE = "Orchestra plays trumpets in the concert hall"


def _lines(*between: str) -> list[Line]:
    return settle(settle_lists(read_lines("\n".join(["Ferry of Northport is late", *FERRY, *between, *BAND]))))


def _best(*between: str) -> tuple[str | None, float, tuple[str, ...]]:
    lines = _lines(*between)
    last = max(i for i in range(4, len(lines)) if lines[i].kind is not LineKind.PROSE) + 1
    run = LineScorer(lines).with_best(Run(4, last))
    if run.best is None:
        return None, 0.0, ()
    return lines[run.best.line].text, run.best.proof, run.best.seen


def test_a_headline_is_found_by_its_words_alone() -> None:
    text, proof, reasons = _best(HEADLINE)
    assert (text, reasons) == (HEADLINE, ())
    assert proof >= weights.LEAST


@pytest.mark.parametrize(
    ("between", "reason"),
    [
        ((HEADLINE, "By Ada Marsh"), "followed by a by-line"),
        ((HEADLINE, "16 May 2024"), "followed by a date"),
        (("Continue reading", HEADLINE), "after the end of an article"),
        (("By Tom Fell", HEADLINE), "below a by-line or date"),
        (("", HEADLINE), "wide gap"),
        ((f"# {HEADLINE}",), "marked as a heading"),
    ],
)
def test_marks_prove_a_headline_and_are_named(between: tuple[str, ...], reason: str) -> None:
    _, bare, _ = _best(HEADLINE)
    text, proof, reasons = _best(*between)
    assert text == HEADLINE
    assert reason in reasons
    assert proof > bare
    assert set(reasons) <= set(weights.MARKS)


def test_the_first_of_lines_that_are_about_as_good_is_the_headline() -> None:
    text, *_ = _best(HEADLINE, "The conductor of the orchestra and the audience sang")
    assert text == HEADLINE


def test_the_items_of_a_list_are_no_headlines() -> None:
    _, listed, _ = _best("Read more:", "Storm closes three ports in the north")
    assert listed < weights.LEAST


def test_without_short_lines_there_is_no_headline() -> None:
    assert _best("Continue reading")[0] is None
