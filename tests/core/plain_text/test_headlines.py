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
        (("Continue reading", "16 May 2024", HEADLINE), "below a date that signs no text"),
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


def test_a_list_vouches_for_a_headline_elsewhere_and_for_none_of_its_own() -> None:
    subheading = "How the orchestra came to the hall"
    *_, seen = _best(
        "Related", f"1. {HEADLINE}", "Storm closes three ports", "Leave a comment", HEADLINE, "16 May 2024"
    )
    assert weights.Mark.LISTED in seen
    *_, seen = _best("Related", "Storm closes three ports", subheading)
    assert weights.Mark.LISTED not in seen


def test_a_line_that_parts_sections_too_proves_less_than_the_end_of_an_article() -> None:
    _, ended, _ = _best("Continue reading", HEADLINE)
    _, ruled, _ = _best("* * *", HEADLINE)
    assert ruled < ended


@pytest.mark.parametrize("label", ["Opinion", "Local news"])
def test_the_date_below_a_headline_is_not_of_the_label_above_it(label: str) -> None:
    assert _best("Continue reading", label, HEADLINE, "16 May 2024")[0] == HEADLINE
    assert _best("Continue reading", label, "16 May 2024", HEADLINE)[0] == HEADLINE


@pytest.mark.parametrize("sign", [",", "|", "· ·"])
def test_a_line_without_a_word_is_no_headline(sign: str) -> None:
    assert _best("Continue reading", HEADLINE, "16 May 2024", sign, "By Ann Holm")[0] == HEADLINE


def test_a_caption_is_no_headline() -> None:
    assert _best("Continue reading", HEADLINE, "Share", "The hall on Monday. (Photo: Tom Fell)")[0] == HEADLINE


def test_without_short_lines_there_is_no_headline() -> None:
    assert _best("Continue reading")[0] is None
