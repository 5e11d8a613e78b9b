from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.config.intervals import format_interval, parse_interval


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("5s", 5), ("15m", 900), ("1h", 3600), ("1d", 86400), ("2w", 1209600), ("1h30m", 5400), (" 90s ", 90)],
)
def test_intervals(text: str, seconds: int) -> None:
    assert parse_interval(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "text", ["", "0s", "4s", "1", "h", "1.5h", "-1h", "1 h", "hourly", "367d", "9" * 60 + "s", "٣h"]
)
def test_what_is_no_interval(text: str) -> None:
    with pytest.raises(ValueError, match="interval"):
        parse_interval(text)


@given(st.integers(5, 366 * 86400))
def test_an_interval_reads_back(seconds: int) -> None:
    interval = timedelta(seconds=seconds)
    assert parse_interval(format_interval(interval)) == interval
