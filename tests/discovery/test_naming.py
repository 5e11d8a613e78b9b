from __future__ import annotations

import pytest

from crawler.discovery.naming import name_of, unique_name
from crawler.discovery.places import front_of, is_of_comments, usual_feeds, usual_sitemaps


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.gazette.example/", "gazette"),
        ("https://gazette.co.uk/", "gazette"),
        ("https://blog.gazette.example/", "blog.gazette"),
        ("https://gazette.example/sport/football/", "gazette-sport"),
        ("https://gazette.example/feed.xml", "gazette"),
        ("http://127.0.0.1:8000/", "127.0.0.1"),
        ("http://localhost:8000/", "localhost"),
    ],
)
def test_a_name_is_told_by_the_address(url: str, name: str) -> None:
    assert name_of(url) == name


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert unique_name("gazette", ()) == "gazette"
    assert unique_name("gazette", {"gazette", "gazette-2"}) == "gazette-3"


def test_the_usual_places_are_in_the_folder_of_the_page_and_at_the_top() -> None:
    assert "https://quay.example/blog/feed" in usual_feeds("https://quay.example/blog/index.html")
    maps = usual_sitemaps("https://quay.example/blog")
    assert maps[0] == "https://quay.example/sitemap.xml"
    assert "https://quay.example/blog/sitemap.xml" in maps
    assert len(usual_sitemaps("https://quay.example/")) == 3
    assert front_of("https://quay.example/blog/story?x=1") == "https://quay.example/"
    assert is_of_comments("https://quay.example/Comments/feed")
    assert not is_of_comments("https://quay.example/feed")
