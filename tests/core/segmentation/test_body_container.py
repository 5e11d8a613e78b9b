from __future__ import annotations

import pytest

from crawler.core import extract
from crawler.core.page.segment import Segment
from crawler.core.segmentation.body import find_body
from crawler.core.segmentation.body_container import containers_of, first_child, lead_before
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


_TITLE = "Bridge stays open at night"
_LEAD = "Ships of the harbour town may leave at any hour, and the council has told the ferry to wait for them."
_NO_SENTENCE = "Council of the old harbour town keeps the swing bridge open at night"
_LINKS = "".join(f"<div><a href=/{i}>Another story of the harbour</a></div>" for i in range(9))
_BODY = "".join(_P.replace("Tuesday", f"day {i}") for i in range(12))


def _leads(head: str) -> list[str]:
    """Return the leads of an article whose body stands behind a head and a menu."""
    outline = outline_of(f"<h1>{_TITLE}</h1><div>{head}</div><div>{_LINKS}</div><section><div>{_BODY}</div></section>")
    blocks = outline.tree.blocks
    last = next(block.index for block in blocks if "day 0" in block.text)
    return [blocks[index].text for index in lead_before(outline, _TITLE, 1, last)]


@pytest.mark.parametrize(
    "lead",
    [
        "<p>{}</p>",
        "<h2>{}</h2>",
        "<div><div class=intro>{}</div></div>",
        "<h2 class='lead caption-large'>{}</h2>",
        "<article class='hentry author-ana'><div class=entry-content>{}</div></article>",
    ],
)
def test_a_lead_that_stands_by_itself_before_the_body_is_text(lead: str) -> None:
    assert _leads(lead.format(_LEAD)) == [_LEAD]


@pytest.mark.parametrize(
    "line",
    [
        f"<p>{_LEAD} (Photo: Ana Quill/Harbour News)</p>",
        "<p>The Harbour News | 04.05.2015 at 13:36 | Updated on 05.05.2015 | Ana Quill and others</p>",
        f"<div>{_NO_SENTENCE}</div>",
        f"<p class=caption>{_LEAD}</p>",
        f"<div class=author-box><p>{_LEAD}</p></div>",
        f"<p><a href=/x>{_LEAD}</a></p>",
    ],
    ids=["a picture's", "dates", "a line in a box", "a caption", "on the author", "a link"],
)
def test_what_is_no_lead_stays_out_before_the_body(line: str) -> None:
    assert _leads(line) == []


def test_a_heading_right_below_the_title_is_a_lead_though_it_ends_in_no_point() -> None:
    assert _leads(f"<h2>{_NO_SENTENCE}</h2>") == [_NO_SENTENCE]
    assert _leads("<p>Photo</p>" * 2 + f"<h2>{_NO_SENTENCE}</h2>") == []
    assert _leads(f"<h2>Bridge stays open at night, at {'night ' * 8}</h2>") == []  # the title in other words
