from __future__ import annotations

import pytest

from crawler.core.text.month_names import month_of, persian_month_of


@pytest.mark.parametrize(
    ("word", "language", "month"),
    [
        ("may", None, 5), ("märz", None, 3), ("août", None, 8), ("мая", None, 5), ("أبريل", None, 4),
        ("सितंबर", None, 9), ("มกราคม", None, 1), ("μαΐου", None, 5),
        ("listopada", "pl", 11), ("listopada", "hr", 10), ("desember", "no-NO", 12), ("desember", "nn", 12),
        ("january", "de", 1),  # the words of other languages count, too
    ],
)  # fmt: skip
def test_months_have_names_in_many_languages(word: str, language: str | None, month: int) -> None:
    assert month_of(word, language) == month


@pytest.mark.parametrize(("word", "language"), [("listopada", None), ("harbour", "en"), ("", None), ("mayor", "xx")])
def test_a_word_that_names_no_month_or_two_is_none(word: str, language: str | None) -> None:
    assert month_of(word, language) is None


def test_persian_months_are_counted_in_their_own_calendar() -> None:
    assert (persian_month_of("فروردین"), persian_month_of("اسفند"), persian_month_of("مارس")) == (1, 12, None)
