from __future__ import annotations

from datetime import date

import pytest

from crawler.core.text.calendars import day_of, from_persian, year_of


@pytest.mark.parametrize(
    ("year", "month", "day", "known"),
    [
        (2024, 5, 16, date(2024, 5, 16)), (2567, 5, 16, date(2024, 5, 16)), (1403, 2, 27, date(2024, 5, 16)),
        (2024, 2, 30, None), (1445, 11, 8, None), (150, 1, 1, None),
    ],
)  # fmt: skip
def test_a_year_tells_its_calendar(year: int, month: int, day: int, known: date | None) -> None:
    assert day_of(year, month, day) == known


def test_what_is_no_day_of_the_persian_calendar_is_none() -> None:
    assert (from_persian(1300, 1, 1), from_persian(1403, 13, 1), from_persian(1403, 1, 32)) == (None, None, None)


@pytest.mark.parametrize(("digits", "year"), [(98, 1998), (4, 2004), (53, 0)])
def test_two_digits_are_a_year_of_pages(digits: int, year: int) -> None:
    assert year_of(digits) == year
