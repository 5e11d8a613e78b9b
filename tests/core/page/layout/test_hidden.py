from __future__ import annotations

from collections.abc import Mapping

import pytest

from crawler.core.extraction import extract_page
from crawler.core.page.layout.hidden import is_hidden, not_shown
from tests.core.outlines import outline_of

_ENGLISH = "The council of the old harbour town voted on Tuesday to keep the swing bridge open at night. " * 4
_SHORT = "The bridge of the harbour will be open all night from Tuesday on, said the council."
_GERMAN = "Der Rat der alten Hafenstadt hat am Dienstag beschlossen, die Drehbrücke auch nachts offen zu lassen. " * 4


@pytest.mark.parametrize(
    ("tag", "attrs", "hidden"),
    [
        ("div", {"hidden": ""}, True),
        ("div", {"aria-hidden": "true"}, True),
        ("div", {"style": "color: red; display: none"}, True),
        ("div", {"class": "entry-summary hidden"}, True),
        ("div", {"class": "lang d-none"}, True),
        ("h3", {"class": "w-condition-invisible"}, True),
        ("div", {"class": "d-none d-md-block"}, False),
        ("div", {"class": "hidden lg:block"}, False),
        ("div", {"class": "hidden-xs"}, False),
        ("div", {"class": "hidden md:!flex"}, False),
        ("div", {"class": "hidden tablet:block"}, False),
        ("div", {"class": "hidden min-[600px]:grid"}, False),
        ("div", {"class": "hide show-for-medium"}, False),
        ("div", {"class": "d-none d-print-block"}, True),
        ("div", {"class": "hidden print:block"}, True),
        ("div", {"class": "hidden md:text-lg"}, True),
        ("div", {"class": "collapse"}, False),
        ("div", {"class": "sr-only"}, False),
        ("div", {"hidden": "until-found"}, False),
        ("div", {"class": "wow", "style": "visibility: hidden; animation-name: none"}, False),
        ("main", {"class": "hidden"}, False),
        ("div", {}, False),
    ],
)
def test_markup_says_what_is_not_shown(tag: str, attrs: Mapping[str, str], hidden: bool) -> None:
    assert is_hidden(tag, attrs) is hidden


_TOGGLES = {
    "button": ("<button aria-controls=more aria-expanded=false>Read on</button>", "id=more hidden"),
    "bootstrap": ("<a data-bs-toggle=collapse data-bs-target='#more'>Read on</a>", "id=more class='d-none'"),
    "accordion": ("<h3 id=q>Who keeps it?</h3>", "role=region aria-labelledby=q aria-hidden=true style='display:none'"),
    "tab": ("<div role=tablist><a role=tab>Council</a></div>", "role=tabpanel hidden"),
}


@pytest.mark.parametrize(("control", "attributes"), _TOGGLES.values(), ids=_TOGGLES)
def test_what_a_reader_opens_belongs_to_the_text(control: str, attributes: str) -> None:
    rest = "The keeper of the bridge rises before the tide and writes the hour of each ship into his book. "

    def text(attributes: str) -> str:
        body = f"<h1>The bridge stays open</h1><p>{_ENGLISH}</p>{control}<div {attributes}><p>{rest * 2}</p></div>"
        (article,) = extract_page(f"<html><body><main>{body}</main></body></html>", "https://quay.example/b").articles
        return article.text

    assert "The keeper" in text(attributes)
    assert "The keeper" not in text("hidden")
    assert "The keeper" not in text(f"{attributes.replace('class=', 'data-x=')} class='d-none share-links'")


@pytest.mark.parametrize(("shown", "count"), [(_ENGLISH, 1), ("", 0)])
def test_what_is_hidden_is_left_out_only_where_something_is_shown(shown: str, count: int) -> None:
    outline = outline_of(f"<h1>Bridge</h1><p>{shown}</p><div hidden><p>{_GERMAN}</p></div>")
    hidden = [element for element in outline.tree.elements if "hidden" in element.attrs]
    prose = [0, 0, len(shown), len(shown) + len(_GERMAN)] if shown else [0, 0, len(_GERMAN)]

    assert len(not_shown(hidden, prose)) == count


def test_little_is_hidden_on_a_short_page_too() -> None:
    note = "<div class=hidden>/2026/bridge.jpg 640 480 ada 12 March 2026 The bridge stays open at night</div>"
    body = f"<article><h1>The bridge stays open</h1><time>12 March 2026</time><p>{_SHORT}</p>{note}</article>"
    page = f"<html><head><title>The bridge stays open</title></head><body>{body}</body></html>"
    (article,) = extract_page(page, "https://quay.example/bridge").articles

    assert article.text == _SHORT


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


def test_data_within_a_line_that_is_hidden_is_no_text() -> None:
    data = "<span>https://courier.example/bridge.png</span> <span>808</span> <span>1176</span> Runa Holt"
    page = f"<article><h1>Bridge stays open</h1><p>{_ENGLISH}</p><span class=hidden>{data}</span></article>"
    shown = f"<article><h1>Bridge stays open</h1><p>{_ENGLISH}</p>By <span class=hidden>Runa</span> Runa Holt</article>"

    assert [each.text for each in extract_page(page).articles] == [_ENGLISH.strip()]
    assert outline_of(page).is_boilerplate(2)
    assert not outline_of(shown).is_boilerplate(2)


def test_lines_that_are_much_of_a_page_are_no_data() -> None:
    lines = "".join(f"<p><span class=hidden>{_ENGLISH} {number}</span></p>" for number in range(5))

    assert len(extract_page(f"<article><h1>Bridge stays open</h1>{lines}</article>").articles) == 1
