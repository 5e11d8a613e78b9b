from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.middlewares.pacing.retry_after import retry_after

NOW = datetime(2026, 5, 4, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("120", 120.0),
        (" 7 ", 7.0),
        ("99999999999999999999999", 999_999_999_999.0),
        ("Mon, 04 May 2026 12:00:30 GMT", 30.0),
        ("Mon, 04 May 2026 11:00:00 GMT", 0.0),
        ("Monday, 04-May-26 12:01:00 GMT", 60.0),
        ("Mon, 04 May 2026 14:00:10 +0200", 10.0),
    ],
)
def test_reads_seconds_and_dates(value: str, seconds: float) -> None:
    assert retry_after(value, NOW) == seconds


@pytest.mark.parametrize("value", ["", "soon", "-5", "1.5", "²", "Mon, 99 May 2026 12:00:30 GMT"])
def test_what_says_nothing_is_none(value: str) -> None:
    assert retry_after(value, NOW) is None
