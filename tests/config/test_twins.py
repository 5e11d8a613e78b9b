from __future__ import annotations

import pytest

from crawler.config.model import Scope, Source, SourceKind
from crawler.config.twins import twins


def source(name: str, url: str, scope: Scope | None = None) -> Source:
    return Source(name=name, url=url, scope=scope)


def test_the_same_source_written_twice_is_told() -> None:
    found = twins(
        [
            source("gazette", "http://h.example/"),
            source("bay", "http://h.example/bay"),
            source("again", "http://H.example:80"),
            source("bay too", "http://h.example/bay?utm_source=mail"),
        ]
    )
    assert found == (
        "again is the same source as gazette: http://H.example:80 and http://h.example/",
        "bay too is the same source as bay: http://h.example/bay?utm_source=mail and http://h.example/bay",
    )


@pytest.mark.parametrize(
    "url",
    [
        "http://h.example/bay/",
        "https://h.example/bay",
        "HTTP://H.EXAMPLE/bay",
        "http://h.example:80/bay",
        "https://h.example:443/bay",
        "http://www.h.example/bay",
        "http://h.example/bay#top",
        "http://h.example/bay?utm_source=mail&utm_medium=x",
        "http://h.example/./bay?",
    ],
)
def test_an_address_in_another_spelling_is_the_same_source(url: str) -> None:
    assert len(twins([source("bay", "http://h.example/bay"), source("again", url)])) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://h.example/",
        "http://h.example/Bay",
        "http://h.example:8080/bay",
        "http://sport.h.example/bay",
        "http://h.example/bay?page=2",
        "http://h.example/bay/feed",
    ],
)
def test_another_address_is_another_source(url: str) -> None:
    assert twins([source("bay", "http://h.example/bay"), source("other", url)]) == ()


def test_one_address_with_another_reach_is_another_source() -> None:
    url = "http://h.example/"
    assert twins([source("page", url, Scope.PAGE), source("site", url, Scope.SITE), source("any", url)]) == ()
    parts = [Source(name=name, url=url, include=(f"/{name}/**",)) for name in ("news", "sport")]
    assert (
        twins([*parts, Source(name="near", url=url, depth=1), Source(name="feed", url=url, kind=SourceKind.FEED)]) == ()
    )
