"""What statements on the use of a page come to."""

from __future__ import annotations

import pytest

from crawler.core.rights.judging import as_values, from_values, is_open, is_reserved
from crawler.core.types import Rights

BY = "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize(
    "said",
    [Rights(reserved=True), Rights(signals=("ai-train=no",)), Rights(robots=("noai",)), Rights(barred=("gptbot",))],
)
def test_each_way_to_reserve_reserves_whatever_the_licence(said: Rights) -> None:
    assert is_reserved(said)
    assert not is_open(Rights(reserved=True, licences=(BY,)))


@pytest.mark.parametrize("said", [Rights(), Rights(robots=("noindex",)), Rights(signals=("search=no", "ai-train=yes"))])
def test_what_is_said_of_search_reserves_no_use_of_the_text(said: Rights) -> None:
    assert not is_reserved(said)


@pytest.mark.parametrize(
    ("licence", "open_to_all"),
    [
        (BY, True), ("http://creativecommons.org/licenses/by-sa/3.0/de/", True),
        ("https://creativecommons.org/publicdomain/zero/1.0/", True),
        ("https://creativecommons.org/licenses/by-nc/4.0/", False), ("https://harbour.example/terms", False),
    ],
)  # fmt: skip
def test_a_licence_for_everybody_and_everything_is_open(licence: str, open_to_all: bool) -> None:
    assert is_open(Rights(licences=(licence,))) is open_to_all


def test_only_what_was_said_is_written_down() -> None:
    assert as_values(Rights()) == {}
    assert as_values(Rights(reserved=False, rule="Allow: /", licences=(BY,))) == {
        "robots_rule": "Allow: /",
        "tdm_reservation": False,
        "licences": [BY],
    }


@pytest.mark.parametrize(
    "said",
    [
        Rights(),
        Rights(reserved=False, policy="https://a.example/p", robots=("noai",), notice="x", barred=("b",)),
        Rights(rule="Allow: /", signals=("search=yes",), licences=(BY,)),
    ],
)
def test_what_is_written_down_is_read_again(said: Rights) -> None:
    assert from_values(as_values(said)) == said
    assert from_values({"robots_rule": 7, "licences": [1, None], "notice": [], "tdm_reservation": "1"}) == Rights()
