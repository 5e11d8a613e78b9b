from __future__ import annotations

from crawler.core.plain_text import weights


def test_what_must_come_together_is_in_order() -> None:
    bounds = (weights.LEAST, weights.LEAST_BESIDE_MARKED, weights.LEAST_BESIDE_UNIFORM, weights.SURE, weights.FULL)
    assert list(bounds) == sorted(set(bounds))
    assert weights.CLOSE < weights.LEAST


def test_no_mark_proves_more_than_a_heading_and_none_speaks_against() -> None:
    assert all(0 < worth <= weights.MARKS[weights.Mark.HEADING] for worth in weights.MARKS.values())
    assert weights.MARKS.keys() >= weights.HANDED_ON


def test_a_gap_alone_does_not_mark_an_article_and_a_wide_one_does() -> None:
    assert weights.MARKS[weights.Mark.GAP] < weights.MARKED <= weights.MARKS[weights.Mark.WIDE_GAP]
