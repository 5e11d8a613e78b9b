from __future__ import annotations

import pytest

from crawler.core.links.shapes import is_endless, shape_of

SITE = "https://paper.example"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/2026/05/04/bridge-opens", "/2025/12/24/a-quiet-night"),
        ("/list?page=2&sort=new", "/list?sort=old&page=11"),
        ("/story/9f8e7d6c5b4a3f2e1d0c", "/story/00ffaa11bb22cc33dd44"),
        ("/news/bridge-opens-monday.html", "/news/harbour-festival-ends.html"),
    ],
)
def test_pages_of_a_kind_have_one_shape(one: str, other: str) -> None:
    assert shape_of(SITE + one) == shape_of(SITE + other)


@pytest.mark.parametrize(
    ("one", "other"), [("/about", "/contact"), ("/tag/harbour", "/author/harbour"), ("/list", "/list?page=2")]
)
def test_other_kinds_have_others(one: str, other: str) -> None:
    assert shape_of(SITE + one) != shape_of(SITE + other)


@pytest.mark.parametrize("path", ["/a/b/a/b/a/b/", "/" + "/".join("abcdefghijklmnop")])
def test_an_address_that_goes_in_circles_or_too_deep_has_no_end(path: str) -> None:
    assert is_endless(SITE + path)


@pytest.mark.parametrize("path", ["/2011/11/11/harbour", "/news/region/north/quay/2026/05/04/bridge"])
def test_dates_and_deep_sections_have_an_end(path: str) -> None:
    assert not is_endless(SITE + path)
