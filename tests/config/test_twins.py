from __future__ import annotations

from crawler.config.model import Scope, Source
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


def test_one_address_with_another_reach_is_another_source() -> None:
    url = "http://h.example/"
    assert twins([source("page", url, Scope.PAGE), source("site", url, Scope.SITE), source("any", url)]) == ()
