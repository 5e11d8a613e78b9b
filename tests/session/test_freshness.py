from __future__ import annotations

from datetime import timedelta

import pytest

from crawler.session.freshness import fresh_for


@pytest.mark.parametrize(
    ("cache_control", "age", "seconds"),
    [
        (None, None, 0),
        ("", "5", 0),
        ("max-age=600", None, 600),
        ('public, Max-Age = "600"', None, 600),
        ("max-age=600", "200", 400),
        ("max-age=600", "900", 0),
        ("max-age=600", "soon", 600),
        ("max-age=600", "²", 600),
        ("s-maxage=600", None, 0),
        ("no-cache, max-age=600", None, 0),
        ("no-store,max-age=600", None, 0),
        ("max-age=-1", None, 0),
        ("max-age=99999999999999999999", None, 86_400),
        ("max-age=later", None, 0),
    ],
)
def test_how_long_a_page_stays_as_it_is(cache_control: str | None, age: str | None, seconds: int) -> None:
    assert fresh_for(cache_control, age).total_seconds() == seconds


@pytest.mark.parametrize(
    ("cache_control", "said", "hours"),
    [(None, 2, 2), ("max-age=3600", 2, 2), ("max-age=10800", 2, 3), ("no-cache", 2, 2), (None, 240, 24)],
)
def test_a_feed_says_so_itself_and_nothing_over_a_day_is_believed(
    cache_control: str | None, said: int, hours: int
) -> None:
    assert fresh_for(cache_control, None, timedelta(hours=said)) == timedelta(hours=hours)
