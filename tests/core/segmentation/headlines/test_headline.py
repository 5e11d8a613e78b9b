from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.segmentation.headlines.headline import Headline
from crawler.core.segmentation.weights import BIAS, WEIGHTS, Feature


def _headline(*features: Feature) -> Headline:
    return Headline(
        block=3, style=("", "div", 2), unit=1, link=None, end=9, mass=700, scope=2, start=3, article_end=0,
        features=frozenset(features),
    )  # fmt: skip


@given(st.lists(st.sampled_from(Feature), unique=True))
def test_the_score_is_the_bias_and_the_weights_in_whatever_order_they_are_seen(features: list[Feature]) -> None:
    score = _headline(*features).score

    assert score == _headline(*reversed(features)).score
    assert score == pytest.approx(BIAS + sum(WEIGHTS[feature] for feature in features))


def test_a_headline_that_sees_more_is_another_one() -> None:
    low = _headline(Feature.H4, Feature.DATED)
    high = low.seeing((Feature.H2, Feature.DATED), instead_of=(Feature.H4, Feature.LABEL))

    assert low.features == {Feature.H4, Feature.DATED}
    assert high.features == {Feature.H2, Feature.DATED}
    assert high.score > low.score
    assert (high.block, high.style, high.mass) == (low.block, low.style, low.mass)


def test_a_headline_is_named_where_the_page_gives_it_as_a_title_elsewhere() -> None:
    assert _headline(Feature.NAMED).named
    assert not _headline(Feature.H1).named
