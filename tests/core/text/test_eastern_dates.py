from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.core.text.dates import parse_date

DAY = datetime(2024, 5, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("5 月 16, 2024", "zh"), ("5月 16, 2024", "ja"), ("5月 16th, 2024", "ja"), ("五月 16, 2024", "zh-CN"),
        ("16 五月, 2024", "zh"), ("16 5月 2024", "ja"), ("16th 5月 2024", "ja"), ("5월 16, 2024", "ko"),
        ("16 Tháng Năm, 2024", "vi"), ("Thứ Năm, 16 Tháng 5 2024", "vi"), ("Tháng Năm 16, 2024", "vi"),
        ("Tháng 5 16, 2024", "vi"), ("16 Th5, 2024", "vi"), ("2024 оны 5 сарын 16", "mn"),
        ("民國 113 年 5 月 16 日", "zh"),
        ("令和6年5月16日", None), ("113年5月16日", "zh-TW"), ("113/05/16", "zh-TW"), ("113-05-16", "zh-Hant"),
    ],
)  # fmt: skip
def test_reads_the_days_of_east_asia(text: str, language: str | None) -> None:
    assert parse_date(text, language=language) == DAY


def test_reads_the_first_year_of_an_era() -> None:
    assert parse_date("令和元年5月16日") == datetime(2019, 5, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("113/05/16", None), ("113/05/16", "zh-CN"), ("113/5", "zh-TW"), ("2113/05/16/7", "zh-TW"),
        ("Tháng Năm 2024", "vi"), ("五月 2024", "zh"), ("13 月 16, 2024", "zh"), ("16 thứ 5, 2024", "vi"),
    ],
)  # fmt: skip
def test_what_names_no_day_is_none(text: str, language: str | None) -> None:
    assert parse_date(text, language=language) is None
