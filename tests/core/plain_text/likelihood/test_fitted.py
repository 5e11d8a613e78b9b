from __future__ import annotations

import pytest

from crawler.core.plain_text.likelihood import fitted
from crawler.core.plain_text.likelihood.peers import Peers, Place
from crawler.core.plain_text.weights import Mark
from tests.core.plain_text.likelihood.test_evidence import LINES, page_evidence

TABLES = [*fitted.TEXT.values(), fitted.HEADLINE, fitted.START]


@pytest.mark.parametrize("weights", TABLES)
def test_no_weight_decides_alone(weights: fitted.Weights) -> None:
    assert all(abs(weight) < 4 for bands in weights.bands.values() for weight in bands)


def test_the_tables_know_each_piece_of_evidence() -> None:
    lines, page = page_evidence(*LINES)
    for i, line in enumerate(lines):
        if line.kind in fitted.TEXT:
            names = {name for name, _ in page.of(i)}
            assert names <= fitted.TEXT[line.kind].bands.keys()
    assert {str(mark) for mark in Mark} <= fitted.HEADLINE.bands.keys()
    place = Place(0, 0.5)
    assert {name for name, _ in Peers(lines, [0.5] * len(lines), [place]).of(place)} == fitted.START.bands.keys()


def test_what_reason_expects_is_so() -> None:
    prose, short = fitted.TEXT.values()
    for weights in (prose, short):
        assert weights.bands["times"][0] > weights.bands["times"][-1]
    assert fitted.HEADLINE.bands["best of its run"][1] > fitted.HEADLINE.bands["best of its run"][0]
    assert fitted.START.bands["chance"][-1] > fitted.START.bands["chance"][0]
    for rival in ("rival above", "rival below"):
        assert fitted.START.bands[rival][0] > fitted.START.bands[rival][-1]
