from __future__ import annotations

import pytest

from crawler.core.text.month_names import month_of, persian_month_of, several_words


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


@pytest.mark.parametrize(
    ("word", "language", "month"),
    [
        ("nop", "id", 11), ("martxoaren", "eu", 3), ("במרץ", "he", 3), ("בינואר", None, 1), ("meánـfómhair", "ga", 9),
        ("hydref", "cy", 10), ("marzu", "mt", 3), ("yanvar", "uz", 1), ("марты", "ky", 3), ("ಮಾರ್ಚ್", "kn", 3),
    ],
)  # fmt: skip
def test_months_keep_the_endings_that_dates_give_them(word: str, language: str | None, month: int) -> None:
    assert month_of(word, language) == month


def test_months_of_several_words_are_found() -> None:
    assert several_words().search("25 meán fómhair 2026") is not None
