from __future__ import annotations

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
        ("max-age=99999999999999999999", None, 9_999_999_999),
        ("max-age=later", None, 0),
    ],
)
def test_how_long_a_page_stays_as_it_is(cache_control: str | None, age: str | None, seconds: int) -> None:
    assert fresh_for(cache_control, age).total_seconds() == seconds
