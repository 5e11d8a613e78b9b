from __future__ import annotations

import pytest

from crawler.core import extract
from crawler.core.page.segment import Segment
from crawler.core.segmentation.related_links import (
    announced,
    is_row_of_buttons,
    is_row_of_links,
    leads_up,
    related_links,
)
from crawler.core.types import Link
from tests.core.outlines import outline_of

_TEXT = "<p>The council of the old harbour town voted on Tuesday to keep the swing bridge open at night.</p>" * 3
_URL = "https://courier.example/bridge"


def _related(body: str, first: int = 0) -> list[str]:
    outline = outline_of(body, url=_URL)
    text = tuple(index for index, weight in enumerate(outline.prose) if weight)
    segment = Segment(
        first_block=first, last_block=len(outline.tree.blocks), title="Bridge", title_block=first, body=text
    )
    return [link.text for link in related_links(outline, segment)]


def test_long_links_outside_the_text_are_related_and_short_ones_are_not() -> None:
    links = "<ul><li><a href=/quay>The northern quay gets a new roof</a></li><li><a href=/x>Quays</a></li></ul>"

    assert _related(f"<h1>Bridge</h1>{_TEXT}{links}") == ["The northern quay gets a new roof"]


def test_under_a_line_that_announces_them_shorter_links_are_related() -> None:
    links = "<ul><li><a href=/quay>Quay gets roof</a></li><li><a href=/x>Quays</a></li></ul>"

    assert _related(f"<h1>Bridge</h1>{_TEXT}<p>Read more:</p>{links}") == ["Quay gets roof"]
    assert _related(f"<h1>Bridge</h1>{_TEXT}{links}") == []


def test_links_of_menus_of_the_text_and_of_places_on_the_page_are_not_related() -> None:
    menu = "<nav><ul><li><a href=/market>The market in the harbour on Saturdays</a></li></ul></nav>"
    place = "<ul><li><a href='#notes'>The notes that stand below the text</a></li></ul>"
    within = (
        "<p>The roof of <a href=/quay>the northern quay of the harbour</a> is new, said the council of the town.</p>"
    )

    assert _related(f"<h1>Bridge</h1>{_TEXT}{within}{place}{menu}") == []


def test_a_link_comes_once_and_is_absolute() -> None:
    links = "<ul><li><a href=/quay>The northern quay gets a new roof</a></li></ul>" * 2
    outline = outline_of(f"<h1>Bridge</h1>{_TEXT}{links}", url=_URL)
    segment = Segment(first_block=0, last_block=6, title="Bridge", title_block=0, body=(1, 2, 3))

    assert related_links(outline, segment) == (
        Link("The northern quay gets a new roof", "https://courier.example/quay"),
    )


def test_a_text_ends_what_a_line_announces() -> None:
    link = "<p><a href=/quay>The quay gets a roof</a></p>"
    outline = outline_of(f"<p>Read more:</p>{link}{link}{_TEXT}{link}")

    assert announced(outline, 0, len(outline.tree.blocks)) == [1, 2]


@pytest.mark.parametrize(
    ("link", "up"),
    [
        ("<a href='../'>← All the news</a>", True),
        ("<a href='https://courier.example/news/index.html'>Kaikki uutiset</a>", True),
        ("<a href='/news/lock'>The lock is closed</a>", False),
        ("<a href='/'>Courier</a>", False),
        ("See <a href='../'>all the news</a> of this summer", False),
        ("<a href='https://quay.example/news/'>Quay</a>", False),
        ("Torna alla <a href='/humour.htm'>pagina dell'umorismo</a>", True),
        ("<a href='/events/'>» Back to Events</a>", True),
        ("Back to <a href='/school'>school</a> went nobody on this quay.", False),
        ("Back to the <a href='https://quay.example/'>quay</a>", False),
    ],
)
def test_a_link_to_the_folder_of_the_page_leads_up(link: str, up: bool) -> None:
    outline = outline_of(f"<p>{link}</p>", url="https://courier.example/news/bridge/")

    assert leads_up(outline, outline.tree.blocks[0]) is up


@pytest.mark.parametrize(
    ("row", "is_row"),
    [
        ("« <a href=/a>Before</a> | <a href=/b>All</a> | <a href=/c>After</a> »", True),
        ("Filed under <a href=/bells>Bells</a>, <a href=/ferry>Ferry</a>", True),
        ("The keeper of <a href=/lock>the lock</a> has asked <a href=/quay>the quay</a> to count the boats", False),
        ("<a href=/a>Before</a>", False),
    ],
)
def test_links_that_signs_part_or_that_file_a_text_are_a_row(row: str, is_row: bool) -> None:
    outline = outline_of(f"<p>{row}</p>", url=_URL)

    assert is_row_of_links(outline, outline.tree.blocks[0]) is is_row


_SHARES = (
    "<a href='https://digg.com/submit?url=/b'>Digg</a> <a href='https://www.facebook.com/sharer.php?u=/b'>Facebook</a>"
)
_FILMS = "<a href='https://youtube.com/watch?v=1'>One</a> | <a href='https://youtube.com/watch?v=2'>Two</a>"


@pytest.mark.parametrize(
    ("said", "is_row"),
    [
        (f"<a href='./#respond'>Comments (2)</a> | {_SHARES} |", True),
        (f"Send it to {_SHARES}", False),
        (f"<a href='/quay'>The quay</a> {_SHARES}", False),
        (_FILMS, False),
    ],
)
def test_buttons_that_share_the_page_are_no_text(said: str, is_row: bool) -> None:
    outline = outline_of(f"<p>{said}</p>", url=_URL)

    assert is_row_of_buttons(outline.tree.blocks[0]) is is_row


def test_a_link_up_ends_no_text() -> None:
    page = (
        f"<html><body><article><h1>The bridge stays open</h1>{_TEXT}<a href='../'>← Kaikki</a></article></body></html>"
    )
    (article,) = extract(page, "https://courier.example/news/bridge/")

    assert "Kaikki" not in article.text
