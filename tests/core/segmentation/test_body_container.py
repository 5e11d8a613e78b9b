from __future__ import annotations

import pytest

from crawler.core import extract
from crawler.core.page.segment import Segment
from crawler.core.segmentation.body import find_body
from crawler.core.segmentation.body_container import containers_of, first_child
from tests.core.outlines import outline_of

_P = "<p>The council of the old harbour town voted on Tuesday to keep the swing bridge open at night.</p>"


def _container(body: str) -> str | None:
    outline = outline_of(body)
    element = outline.tree.elements[containers_of(outline, 0, len(outline.tree.blocks))[1]]
    return element.attrs.get("id")


@pytest.mark.parametrize(
    "body",
    [
        f"<div><div id=text>{_P * 9}</div><div><h2><a href=/x>Ferry</a></h2>{_P}</div></div>",
        f"<div><h1>Bridge</h1><div id=text>{_P * 3}</div><div><a href=/x>Another story</a></div></div>",
        f"<div id=text><div>{_P * 3}</div><aside><p>Beside</p></aside><div>{_P * 3}</div></div>",
        f"<div id=text>{_P}<ul><li>{_P * 9}</li></ul></div>",
        f"<h1>Bells</h1><div id=text>{_P}</div><div><p>May 3, 2004</p><h3>Filed under</h3><a href=/x>Bells</a></div>",
        f"<div id=text><h1>Bells</h1><div>{_P}</div><div>Bring boots and lamps, and no dogs</div></div>",
    ],
    ids=[
        "the bulk of it",
        "all of it",
        "it stands in pieces",
        "a list is a part of a text",
        "the box of one paragraph",
        "a line beside it",
    ],
)
def test_the_innermost_element_that_holds_the_bulk_of_the_text(body: str) -> None:
    assert _container(body) == "text"


def test_an_element_around_it_that_adds_paragraphs_holds_the_text_and_one_that_adds_links_not() -> None:
    links = "".join(f"<p><a href=/{i}>Another story of the harbour</a> and more of it told here.</p>" for i in range(3))

    assert _container(f"<div id=outer><div id=text>{_P * 9}</div><div>{_P}{_P}</div></div>") == "outer"
    assert _container(f"<div id=outer><div id=text>{_P * 9}</div><div>{links}</div></div>") == "text"


def test_a_text_of_lists_alone_has_its_container_too() -> None:
    rows = "".join(f"<li>Row {i} of the table of the tides</li>" for i in range(40))

    assert (
        _container(f"<div><div id=text><ul>{rows}</ul><ul><li>End</li></ul></div><div><p>Beside</p></div></div>")
        == "text"
    )


def test_the_first_child_is_found_from_the_block() -> None:
    outline = outline_of("<div><p>One</p><div><p>Two</p></div></div><p>Three</p>")
    tags = [element.tag for element in outline.tree.elements]
    outer = tags.index("div")

    assert outline.tree.elements[first_child(outline, outer, 1, 2)].tag == "div"
    assert outline.tree.elements[first_child(outline, outer, 0, 2)].tag == "p"
    assert first_child(outline, outer, 2, 3) == outline.tree.elements[outer].end


def test_a_box_on_the_author_behind_a_declared_article_is_none_of_its_short_text() -> None:
    bio = "<div class=author-description><p>Ada Marsh was born beside the lock and writes of it since twenty years.</p>"
    post = "<article class=post><h1>The lock is shut</h1><div class=entry><p>The lock is shut until Friday, said its "
    page = (
        f"<body><div>{post}keeper, who will oil the gate.</p><p>It is old.</p></div></article>{bio}</div></div></body>"
    )
    (article,) = extract(f"<title>The lock is shut - Quay Post</title>{page}", "https://quay.example/2024/lock")

    assert article.text.startswith("The lock is shut until")
    assert "Ada Marsh" not in article.text


def test_the_first_sentence_of_an_article_is_no_line_of_its_date_whatever_the_articles_class_says() -> None:
    lead = "On Monday 4 March 2024 the ferry crew meets its readers in the old customs house."
    decks = ("upper", "main", "lower")
    rest = "".join(f"<p>The {deck} deck was painted by hand and dried for a week in the yard.</p>" for deck in decks)
    for names in ("post-7 type-post status-publish hentry", "published article", "story date-2024"):
        outline = outline_of(f'<h1>Ferry day</h1><div><article class="{names}"><p>{lead}</p>{rest}</article></div>')
        segment = Segment(first_block=0, last_block=len(outline.tree.blocks), title="Ferry day", title_block=0)
        assert outline.tree.blocks[find_body(outline, segment).blocks[0]].text == lead, names
