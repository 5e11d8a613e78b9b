from __future__ import annotations

from crawler.core.plain_text.headlines import LineScorer
from crawler.core.plain_text.likelihood.evidence import PageEvidence
from crawler.core.plain_text.lines import Line
from crawler.core.plain_text.split import settled_lines
from crawler.core.plain_text.starts import weighed_runs
from tests.core.plain_text.test_cohesion import BAND, FERRY

HEADLINE = "Orchestra plays trumpets in the concert hall"
LINES = ["Ferry of Northport is late", *FERRY, "Sign up", HEADLINE, "16 May 2024", *BAND, "Sign up", "Log in @here"]


def page_evidence(*written: str) -> tuple[list[Line], PageEvidence]:
    lines = settled_lines("\n".join(written))
    scorer = LineScorer(lines)
    return lines, PageEvidence(lines, scorer, weighed_runs(lines, scorer))


def _seen(line: str, *written: str) -> dict[str, int]:
    lines, page = page_evidence(*(written or LINES))
    return dict(page.of([each.text for each in lines].index(line)))


def test_a_line_is_seen_by_itself() -> None:
    label, prose = _seen("Log in @here"), _seen(BAND[0])
    assert label["width"] < prose["width"]
    assert label["words"] < prose["words"]
    assert (label["address"], label["closed"]) == (True, False)
    assert (prose["address"], prose["closed"]) == (False, True)
    assert _seen("Sign up")["times"] > label["times"]


def test_a_line_is_seen_at_its_place() -> None:
    first, second, last = _seen(LINES[0]), _seen(BAND[1]), _seen("Log in @here")
    assert (first["3 above"], first["above"], last["below"]) == (0, 0, 0)
    assert second["above"] == second["below"] == 2
    assert last["to prose"] > second["to prose"] == 1
    assert last["prose above"] > last["prose below"] == 0
    assert len({first["place"], second["place"], last["place"]}) == 3


def test_the_words_of_a_headline_are_below_it() -> None:
    headline = _seen(HEADLINE)
    assert headline["in common below"] > headline["in common above"] == 0
    assert _seen("Sign up")["in common below"] == 0


def test_what_proves_a_headline_is_seen_too() -> None:
    headline, label = _seen(HEADLINE), _seen("Log in @here")
    assert headline["proof"] > label["proof"]
    assert headline["best of its run"] is True
    assert headline["followed by a date"] == 1
    assert "proof" not in _seen(BAND[0])


def test_a_page_without_prose_is_seen() -> None:
    assert _seen("Log in", "Log in", "Sign up")["place"] == 0
