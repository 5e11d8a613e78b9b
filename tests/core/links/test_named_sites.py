from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.links.named_sites import named_site


@pytest.mark.parametrize(
    "text",
    ["gazette.example", "www.gazette.example", "HTTPS://Gazette.example/", " http://m.gazette.example/a?b#c ",
     "gazette.example:8000/x", "GAZETTE.EXAMPLE.", "//gazette.example"],
)  # fmt: skip
def test_a_site_is_named_by_its_host_or_an_address(text: str) -> None:
    assert named_site(text) == "gazette.example"


def test_what_names_no_site_stays() -> None:
    assert named_site("") == ""
    assert named_site("a b") == "a b"
    assert named_site("127.0.0.1") == "127.0.0.1"


@given(st.text())
def test_a_name_is_its_own_name(text: str) -> None:
    assert named_site(named_site(text)) == named_site(text)
