from __future__ import annotations

import pytest

from crawler.config.access.headers import Header
from crawler.config.model import Fetch, Source
from crawler.session.introduction import Introduction

KEY = Header("X-Key", "swordfish-7")


def introduction(url: str) -> Introduction:
    return Introduction(Source(name="paper", url=url, headers=(KEY,), user_agent="ours"), Fetch())


@pytest.mark.parametrize(
    ("url", "hears_headers", "hears_name"),
    [
        ("https://paper.example/a", True, True),
        ("https://www.paper.example/a", True, True),
        ("https://feeds.paper.example/a", True, True),
        ("http://paper.example/a", False, True),
        ("https://paper.example.evil.example/a", False, False),
        ("https://evil.example/?https://paper.example/", False, False),
        ("https://paper.example@evil.example/", False, False),
        ("https://127.0.0.1/", False, False),
    ],
)
def test_the_publisher_alone_hears_what_a_source_says_and_its_secrets_over_tls_alone(
    url: str, hears_headers: bool, hears_name: bool
) -> None:
    known = introduction("https://paper.example/")
    assert list(known.headers_for(url)) == ([KEY] if hears_headers else [])
    assert (known.user_agent(url) == "ours") is hears_name


def test_a_source_without_tls_may_move_to_it() -> None:
    known = introduction("http://paper.example/")
    for url in ("http://paper.example/", "https://paper.example/"):
        assert list(known.headers_for(url)) == [KEY]


def test_people_on_one_platform_are_strangers() -> None:
    assert not introduction("https://anna.github.io/feed").headers_for("https://bert.github.io/")
