from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.core.search.periods import beginning_of


@pytest.mark.parametrize(
    ("text", "begins"),
    [("2026-05-17", (2026, 5, 17)), ("2026-05", (2026, 5, 1)), ("2026", (2026, 1, 1)), (" 2026-5-7 ", (2026, 5, 7))],
)
def test_a_day_a_month_and_a_year_have_a_beginning(text: str, begins: tuple[int, int, int]) -> None:
    assert beginning_of(text) == datetime(*begins, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "May", "2026-13", "2026-02-30", "0000", "20260501", "2026-05-01T12:00", "²026"])
def test_anything_else_is_told_as_none(text: str) -> None:
    with pytest.raises(ValueError, match="write a date as 2026-05-01, 2026-05 or 2026"):
        beginning_of(text)
