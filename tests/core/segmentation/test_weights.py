"""What holds of the weights as a whole: they are complete, and their order is what reason expects."""

from __future__ import annotations

from crawler.core.segmentation.weights import BIAS, LAST_RESORT, LEADS_ON, LIKE_ITS_PEERS, TITLE, WEIGHTS, Feature


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    assert set(WEIGHTS) == set(Feature)


def test_the_words_for_features_are_told_apart() -> None:
    assert len({feature.value for feature in Feature}) == len(Feature)
    assert all(feature.value == feature.value.strip() != "" for feature in Feature)


def test_a_heading_at_which_nothing_is_seen_is_no_title() -> None:
    assert BIAS < LIKE_ITS_PEERS < LAST_RESORT < TITLE


def test_what_leads_on_is_no_title_whatever_is_seen_at_it_that_articles_have() -> None:
    seen = (
        Feature.NAMED, Feature.LEADS_ARTICLE, Feature.H2, Feature.DATED, Feature.CALLED_TITLE, Feature.OVER_LONG_TEXT,
    )  # fmt: skip

    assert BIAS + sum(WEIGHTS[feature] for feature in seen) + LEADS_ON < TITLE


def test_more_text_speaks_for_a_title() -> None:
    sizes = [
        Feature.OVER_NOTHING, Feature.OVER_LINE, Feature.OVER_SHORT_TEXT, Feature.OVER_TEXT, Feature.OVER_LONG_TEXT,
    ]  # fmt: skip

    assert [WEIGHTS[feature] for feature in sizes] == sorted(WEIGHTS[feature] for feature in sizes)


def test_weights_stand_in_the_order_of_what_they_are_worth() -> None:
    assert [*WEIGHTS.values()] == sorted(WEIGHTS.values(), reverse=True)
