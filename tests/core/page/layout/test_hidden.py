from __future__ import annotations

from collections.abc import Mapping

import pytest

from crawler.core.extraction import extract_page
from crawler.core.page.layout.hidden import is_hidden, not_shown
from tests.core.outlines import outline_of

_ENGLISH = "The council of the old harbour town voted on Tuesday to keep the swing bridge open at night. " * 4
_GERMAN = "Der Rat der alten Hafenstadt hat am Dienstag beschlossen, die Drehbrücke auch nachts offen zu lassen. " * 4


@pytest.mark.parametrize(
    ("tag", "attrs", "hidden"),
    [
        ("div", {"hidden": ""}, True),
        ("div", {"aria-hidden": "true"}, True),
        ("div", {"style": "color: red; display: none"}, True),
        ("div", {"class": "entry-summary hidden"}, True),
        ("div", {"class": "lang d-none"}, True),
        ("div", {"class": "d-none d-md-block"}, False),
        ("div", {"class": "hidden lg:block"}, False),
        ("div", {"class": "hidden-xs"}, False),
        ("main", {"class": "hidden"}, False),
        ("div", {}, False),
    ],
)
def test_markup_says_what_is_not_shown(tag: str, attrs: Mapping[str, str], hidden: bool) -> None:
    assert is_hidden(tag, attrs) is hidden


@pytest.mark.parametrize(("shown", "count"), [(_ENGLISH, 1), ("", 0)])
def test_what_is_hidden_is_left_out_only_where_something_is_shown(shown: str, count: int) -> None:
    outline = outline_of(f"<h1>Bridge</h1><p>{shown}</p><div hidden><p>{_GERMAN}</p></div>")
    hidden = [element for element in outline.tree.elements if "hidden" in element.attrs]
    prose = [0, 0, len(shown), len(shown) + len(_GERMAN)] if shown else [0, 0, len(_GERMAN)]

    assert len(not_shown(hidden, prose)) == count


@pytest.mark.parametrize("hiding", ["class='de d-none'", "style='display:none'", "hidden"])
def test_of_a_text_in_two_languages_the_shown_one_is_the_article(hiding: str) -> None:
    page = (
        f"<html lang=en><head><title>The bridge stays open</title></head><body><article><h1>The bridge stays open</h1>"
        f"<div class=en><p>{_ENGLISH}</p><p>{_ENGLISH}</p></div><div {hiding}><p>{_GERMAN}</p><p>{_GERMAN}</p></div>"
        "</article></body></html>"
    )
    (article,) = extract_page(page, "https://quay.example/bridge").articles

    assert "The council" in article.text
    assert "Der Rat" not in article.text
