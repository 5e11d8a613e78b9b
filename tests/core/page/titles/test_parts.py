from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.page.json_ld import Statements, read_json_ld
from crawler.core.page.titles.parts import LONGEST, names_of, without_site

_NOTHING = Statements()


@pytest.mark.parametrize("mark", ["|", "-", "–", "—", "::", "»", "·", "•"])
def test_the_name_of_the_site_is_told_by_a_mark_and_the_longer_part_stays(mark: str) -> None:
    assert without_site(f"The bridge opens {mark} Courier") == "The bridge opens"
    assert without_site(f"Courier {mark} The bridge opens") == "The bridge opens"


def test_a_title_without_a_mark_stays_as_it_is() -> None:
    assert without_site("The swing-bridge opens") == "The swing-bridge opens"
    assert without_site("") == ""


def test_the_names_of_a_page_are_all_parts_of_its_title_that_may_be_a_headline() -> None:
    assert names_of("Bridge opens | News | Courier", {}, _NOTHING) == {
        "bridge opens", "bridge opens news", "bridge opens news courier", "news courier", "courier",
    }  # fmt: skip
    assert "the bridge opens" in names_of("Courier | The bridge opens", {}, _NOTHING)


def test_what_follows_the_name_of_the_site_and_a_colon_is_a_name_with_all_its_marks() -> None:
    title = "Quay Log: The ferry, part I - The bell"

    assert "the ferry part i the bell" in names_of(title, {}, _NOTHING, frozenset(("quay log",)))
    assert "the ferry part i the bell" not in names_of(title, {}, _NOTHING)


def test_the_head_and_the_json_ld_give_names_too() -> None:
    metas = {"og:title": ["Bridge opens"], "twitter:title": ["It opens!"], "description": ["A bridge."]}
    stated = read_json_ld([json.dumps({"@type": "NewsArticle", "headline": "After nine years"})])

    assert names_of("", metas, stated) == {"bridge opens", "it opens", "after nine years"}


@given(st.text(alphabet="ab |-–»", max_size=60))
def test_names_are_folded_and_never_empty(title: str) -> None:
    found = names_of(title, {}, _NOTHING)

    assert "" not in found
    assert all(name == name.casefold() for name in found)
    assert without_site(title) in title


def test_a_title_is_looked_at_as_far_as_titles_go() -> None:
    assert len(without_site("x" * 9_000)) == LONGEST
    assert max(map(len, names_of("x" * 9_000, {}, _NOTHING))) == LONGEST


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("Bridge opens – nine years late – Courier", "Bridge opens – nine years late"),
        ("Bridge opens after nine years | Town | Courier", "Bridge opens after nine years"),
        ("Bridge opens — and shuts - Courier", "Bridge opens — and shuts"),
        ("Courier: Bridge opens", "Bridge opens"),
        ("Bridge: it opens", "Bridge: it opens"),
        ("Courier", ""),
    ],
)
def test_a_known_name_goes_wherever_it_stands(title: str, own: str) -> None:
    assert without_site(title, frozenset(("courier",))) == own
