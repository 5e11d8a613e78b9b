from __future__ import annotations

import pickle

import pytest

from crawler.core.errors import ConfigError, CrawlerError, FetchError, ReadError


@pytest.mark.parametrize("kind", [FetchError, ReadError])
def test_the_error_of_a_page_is_one_sentence_and_its_parts(kind: type[FetchError | ReadError]) -> None:
    error = kind("https://a.example/", "truncated", "the page breaks off")
    assert str(error) == "https://a.example/: the page breaks off"
    assert (error.url, error.reason, error.detail) == ("https://a.example/", "truncated", "the page breaks off")
    assert str(kind("https://a.example/", "empty")) == "https://a.example/: empty"


@pytest.mark.parametrize(
    "error", [FetchError("u", "r", "d"), ReadError("u", "r"), ConfigError(("one", "two")), CrawlerError("x")]
)
def test_errors_survive_pickling(error: CrawlerError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert isinstance(again, CrawlerError)
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


def test_a_configuration_has_a_line_for_each_fault() -> None:
    assert str(ConfigError(("a:1: no name", "a:2: no url"))).splitlines() == ["a:1: no name", "a:2: no url"]
