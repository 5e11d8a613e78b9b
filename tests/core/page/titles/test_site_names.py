"""What a page calls its site."""

from __future__ import annotations

import pytest

from crawler.core.html.dom import parse
from crawler.core.page.json_ld import Statements
from crawler.core.page.titles.site_names import site_names

_NOTHING = Statements()


def _sites(body: str, title: str = "", url: str | None = "https://paper.example/news/bridge-opens") -> frozenset[str]:
    return site_names(parse(f"<title>{title}</title><body>{body}"), url, {}, _NOTHING)


@pytest.mark.parametrize(
    ("body", "title", "is_told"),
    [
        ("<a href=/>The Courier</a>", "", True),
        ("<a href=/news/>The Courier</a>", "", True),
        ("<a href=/><img src=l.png alt='The Courier'></a>", "", True),
        ("<p>© 2026 The Courier</p>", "Bridge opens | The Courier", True),
        ("<p>© 2026 The Courier</p>", "The Courier: Bridge opens", True),
        ("", "Bridge opens - The Courier", True),
        ("<p>© 2026 The Courier</p>", "Nine years late", False),
        ("<a href=/sport/>The Courier</a>", "", False),
        ("<a href=https://other.example/>The Courier</a>", "", False),
    ],
    ids=["home", "section", "picture", "owner", "owner at a colon", "beside the address", "elsewhere", "other", "out"],
)
def test_what_tells_the_name_of_the_site(body: str, title: str, is_told: bool) -> None:
    assert ("the courier" in _sites(body, title)) is is_told


def test_a_host_is_spelt_like_its_site() -> None:
    assert "harbour post" in _sites("", "Nine years late | Harbour Post", "https://www.harbour-post.example/x")
    assert "the harbour post" in _sites("", "Nine years late | The Harbour Post", "https://harbourpost.example/x")
    assert not _sites("", "Harbour post offices shut", "https://harbourpost.example/x")


def test_a_long_part_beside_the_one_that_the_address_was_made_of_names_no_site() -> None:
    said = "How is what the ferries of the harbour bring in the end shared out among us"
    names = _sites(f"<h1>{said}?</h1>", f"Notice 57 2026 · {said}?", "https://paper.example/notice-57-2026-ferries")

    assert said.lower() not in names


def test_what_the_address_was_made_of_is_no_name() -> None:
    assert _sites("<a href=/>The bridge opens</a>") == frozenset()
    assert _sites("<a href=/news/bridge-opens/>Nine years late</a>", url="https://a.example/news/bridge-opens/2/") == (
        frozenset()
    )


_BANNER = "<h1>The Courier</h1><p>Tides and ferries</p><h1>Dredging</h1><p>The dredger worked all night.</p>"


def test_a_heading_over_the_headline_is_the_name_that_ends_the_title() -> None:
    url = "https://quay.example/2004/dredging/"
    assert "the courier" in _sites(_BANNER, "Dredging | The Courier", url)
    assert "the courier" in _sites(_BANNER.replace("h1>Dredging</h1", "h2>Dredging</h2"), "Dredging - The Courier", url)


def test_a_heading_behind_the_headline_or_its_text_is_no_name_of_the_site() -> None:
    url = "https://quay.example/2004/dredging/"
    text = f"<h1>Nine years late</h1><p>{'The dredger worked all night in the narrows. ' * 5}</p><h2>Dredging</h2>"
    assert _sites(text, "Dredging | Nine years late", url) == frozenset()
    assert _sites(_BANNER, "The Courier | Dredging", url) == frozenset()
