from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.core.text.dates import parse_date
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


@pytest.mark.parametrize(
    ("text", "language", "month"),
    [
        ("5. januara 2026.", "sr", 1), ("5. januarja 2026", "sl", 1), ("5. studenog 2026.", "hr", 11),
        ("5. decembrī 2026", "lv", 12), ("5 кві 2026", "uk", 4), ("5 غشت 2026", "ar", 8), ("5 XI 2026", "pl", 11),
        ("5 EKİM 2026", "tr", 10), ("5 KASIM 2026", "tr", 11), ("5 ΑΥΓΟΥΣΤΟΥ 2026", "el", 8), ("5 Feber 2026", "de", 2),
        ("2026. jan. 5.", "hu", 1), ("ജൂണ്\u200d 5, 2026", "ml", 6), ("5 تشرين الثاني 2026", "ar", 11),
    ],
)  # fmt: skip
def test_months_are_known_in_all_their_spellings(text: str, language: str, month: int) -> None:
    assert parse_date(text, language=language) == datetime(2026, month, 5, tzinfo=UTC)
