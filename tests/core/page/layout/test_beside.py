from __future__ import annotations

import pytest

from crawler.core.extraction import extract_page
from crawler.core.page.layout.beside import beside_bodies, closing_footers
from tests.core.outlines import outline_of

_LINE = "The council of the old harbour town voted on Tuesday to keep the swing bridge open at night."
_ABOUT = f"<p>{_LINE}</p><p>{_LINE.replace('Tuesday', 'Friday')}</p>"


def _footers(html: str) -> int:
    tree = outline_of(html).tree
    prose = [0, *(0 for _ in tree.blocks)]
    for block in tree.blocks:
        prose[block.index + 1] = prose[block.index] + len(block.text)
    suspects = [element for element in tree.elements if element.tag == "footer"]
    return len(closing_footers(tree, suspects, prose))


@pytest.mark.parametrize(
    ("html", "count"),
    [
        (f"<h1>Tags</h1><footer>{_ABOUT}</footer>", 1),
        (f"<h1>Tags</h1><footer>{_ABOUT}</footer><div>Made by Ida</div>", 1),
        (f"<h1>Tags</h1><footer>{_ABOUT}</footer><div>{_ABOUT}</div>", 0),
        (f"<footer><h1>Bridge opens</h1>{_ABOUT}</footer>", 0),
        (f"<p>Bridge</p><footer><h1>Bridge opens</h1>{_ABOUT}</footer>", 0),
    ],
)
def test_the_footer_that_ends_a_page_is_none_of_its_text(html: str, count: int) -> None:
    assert _footers(html) == count


def test_a_page_of_nothing_but_its_footer_gives_no_article() -> None:
    body = f"<h1>Tags</h1><footer><h4>About</h4>{_ABOUT}</footer>"
    page = f"<html><head><title>Tags</title></head><body>{body}</body></html>"

    assert extract_page(page, "https://quay.example/en/tags/").articles == ()


@pytest.mark.parametrize(
    ("html", "left"),
    [
        (f"<div><h1>Bridge</h1>{_ABOUT}</div><div id=r_sidebar>{_ABOUT}</div>", 2),
        (f"<div><h1>Bridge</h1>{_ABOUT}</div><ul id=sidebar2><li>{_ABOUT}</ul>", 2),
        (f"<div><h1>Bridge</h1>{_ABOUT}</div><div id=credits>{_ABOUT}</div>", 2),
        (f"<div><h1>Bridge</h1>{_ABOUT}</div><div id=with-sidebar-none>{_ABOUT}</div>", 4),
        (f"<div id=sidebar><h1>Bridge</h1>{_ABOUT}</div><div>{_ABOUT}</div>", 4),
        (f"<div><h1>Bridge</h1></div><div id=sidebar>{_ABOUT}</div>", 0),
        (f"<div><h2>Bridge</h2></div><div id=sidebar>{_ABOUT}</div>", 2),
        (f"<h1>Quay News</h1><div id=content-sidebar-wrap><h2>Bridge</h2>{_ABOUT}</div>", 2),
        (f"<h1>Quay News</h1><div id=right-sidebar><h2>Bridge</h2>{_ABOUT * 20}</div>", 40),
    ],
)
def test_what_its_id_calls_a_sidebar_is_none_of_a_short_text(html: str, left: int) -> None:
    assert sum(map(bool, outline_of(html).prose)) == left


def test_an_aside_stands_beside_a_body_however_short_that_is() -> None:
    outline = outline_of(f"<main><h1>Bridge</h1><p>Open.</p></main><aside>{_ABOUT}</aside>")
    asides = [element for element in outline.tree.elements if element.tag == "aside"]

    assert beside_bodies(outline.tree, asides, outline.hints) == {asides[0].index}


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<h1>Bridge</h1>{0}<div class=box role=dialog>{0}</div><div class=box role=dialog>{0}{0}</div>", 2),
        ("<h1>Bridge</h1>{0}<dialog>{0}{0}</dialog>", 2),
        ("<div role=dialog><h1>Bridge</h1>{0}</div>", 2),
        ("<h2>Quay News</h2><div role=dialog><h2>Bridge</h2>{0}</div>", 2),
        ("<h2>Bridge</h2><div class=x-cookiebanner role=dialog>{0}</div>", 0),
    ],
)
def test_dialogs_are_none_of_a_short_text(html: str, left: int) -> None:
    assert sum(map(bool, outline_of(html.format(_ABOUT)).prose)) == left


def test_the_dialogue_of_a_program_for_consent_is_no_text_however_long_it_is() -> None:
    consent = f"<div id=onetrust-consent-sdk><div id=onetrust-pc-sdk>{_ABOUT * 9}</div></div>"
    page = f"<title>Bridge opens</title><h1>Bridge opens</h1><p>{_LINE * 4}</p>{consent}"

    (article,) = extract_page(page, "https://quay.example/bridge").articles
    assert article.text == _LINE * 4
