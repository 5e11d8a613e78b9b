from __future__ import annotations

import copy
import pickle

import pytest

from crawler.core.errors import ConfigError, CrawlerError, FetchError, ReadError

_ERRORS = (
    FetchError("https://courier.example/a", "timeout", "did not answer in 30 seconds"),
    FetchError("https://courier.example/a", "robots"),
    ReadError("https://courier.example/a", "pdf"),
    ConfigError(("line 3: no such option", "line 9: not a number")),
)


@pytest.mark.parametrize("error", _ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("copied", [copy.copy, lambda error: pickle.loads(pickle.dumps(error))], ids=["copy", "pickle"])
def test_the_parts_of_an_error_survive(error: CrawlerError, copied: object) -> None:
    assert callable(copied)
    other = copied(error)

    assert type(other) is type(error)
    assert vars(other) == vars(error) != {}
    assert str(other) == str(error)
    assert isinstance(other, CrawlerError)


def test_an_error_is_a_sentence_about_its_page() -> None:
    assert [str(error) for error in _ERRORS] == [
        "https://courier.example/a: did not answer in 30 seconds",
        "https://courier.example/a: robots",
        "https://courier.example/a: pdf",
        "line 3: no such option\nline 9: not a number",
    ]
