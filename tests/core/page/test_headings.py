from __future__ import annotations

import pytest

from crawler.core.extraction import extract
from crawler.core.html.dom import parse
from crawler.core.page.headings import grouped, opening, others_end
from tests.core.outlines import outline_of

_TEXT = "The council of the old harbour town voted on Tuesday to keep the swing bridge open at night. " * 4


def _groups(html: str) -> list[list[str]]:
    outline = outline_of(html)
    return [[outline.tree.blocks[heading.block].text for heading in group] for group in grouped(outline)]


def test_a_second_headline_below_each_is_of_another_group() -> None:
    post = f"<div><h1>{{}}</h1><h2>{{}}</h2><p>{_TEXT}</p></div>"
    groups = _groups(post.format("Bridge stays open", "A vote") + post.format("Ferry runs again", "A ramp"))

    assert groups == [["Bridge stays open", "Ferry runs again"], ["A vote", "A ramp"]]


def test_a_first_post_below_the_name_of_the_site_is_one_of_the_posts() -> None:
    post = f"<div><h2>{{}}</h2><p>{_TEXT}</p></div>"
    groups = _groups("<h1>Harbour notes</h1>" + post.format("Bridge stays open") + post.format("Ferry runs again"))

    assert ["Bridge stays open", "Ferry runs again"] in groups


@pytest.mark.parametrize(
    ("heading", "link"),
    [
        ("<h2><a href=/bridge>Bridge</a></h2>", "/bridge"),
        ("<a href=/bridge><h2>Bridge</h2></a>", "/bridge"),
        ("<h2><a href='#bridge'>Bridge</a></h2>", None),
        ("<h2>Bridge</h2>", None),
        ("<h2>Bridge</h2><a aria-label='post link to Bridge' href=/bridge></a>", "/bridge"),
        ("<h2>Bridge [<a href='/w/index.php?title=Bridge&amp;action=edit&amp;section=1'>edit</a>]</h2>", None),
    ],
)
def test_a_heading_leads_where_the_link_in_it_or_around_it_does(heading: str, link: str | None) -> None:
    outline = outline_of(f"<div>{heading}<p>{_TEXT}</p></div>", url="https://courier.example/news")
    ((found,),) = grouped(outline)

    assert found.link == link


def test_a_heading_heads_the_largest_part_of_the_page_without_another_one_of_its_style() -> None:
    post = f"<section><div><h2>Bridge</h2></div><p>{_TEXT}</p><h4>Notes</h4><p>{_TEXT}</p></section>"
    outline = outline_of(post * 3)
    posts, notes = grouped(outline)

    assert {outline.tree.elements[heading.unit].tag for heading in posts} == {"section"}
    assert [(heading.block, heading.end, heading.mass) for heading in posts] == [
        (start, start + 4, outline.weight_of(start, start + 4)) for start in (0, 4, 8)
    ]
    assert [(heading.end - heading.block, heading.style[2]) for heading in notes] == [(2, 4)] * 3


def test_h1_and_h2_are_one_style_and_numbers_in_names_say_nothing() -> None:
    groups = _groups("".join(f"<div class=post-{i}><h{i}>Story {i}</h{i}><p>{_TEXT}</p></div>" for i in (1, 2, 3)))

    assert groups == [["Story 1", "Story 2"], ["Story 3"]]


@pytest.mark.parametrize("place", ["first", "last", "post-sticky sticky", "even"])
def test_the_place_in_a_row_is_no_style(place: str) -> None:
    posts = [f"<div class='post {at}'><h3 class=t>{at or 'next'}</h3><p>{_TEXT}</p></div>" for at in (place, "", "odd")]

    assert _groups("".join(posts)) == [[place, "next", "odd"]]


@pytest.mark.parametrize(
    ("body", "block"),
    [
        (f"<h3>Kicker</h3><h2>Bridge</h2><p>{_TEXT}</p><h1>Ferry</h1>", 1),
        (f"<p>{_TEXT}</p><h2>Bridge</h2><p>{_TEXT}</p>", None),
        (f"<p>{_TEXT}</p>", None),
        ("", None),
    ],
)
def test_the_heading_that_opens_the_prose(body: str, block: int | None) -> None:
    outline = outline_of(body)

    assert opening(outline, 0, len(outline.tree.blocks)) == block


@pytest.mark.parametrize(
    ("above", "ends"),
    [
        ("<article><p>Ferry runs again</p><p>9 May</p></article>", 2),
        ("<div><h2>Ferry runs again</h2><p>9 May</p></div><p>City</p>", 2),
        ("<div><h3>Ferry runs again</h3><p>9 May</p></div>", 0),  # a section's heading, or a day's
        ("<div><h2>9 May</h2></div>", 0),
        ("<h2>Ferry runs again</h2><p>9 May</p>", 0),
        ("<div><h2>Ferry runs again</h2></div>" + "<p>City</p>" * 9, 0),
        ("", 0),
    ],
)
def test_another_article_ends_above_a_title_with_its_container(above: str, ends: int) -> None:
    tree = parse(f"<body>{above}<div><h2>Bridge opens</h2><p>{_TEXT}</p></div></body>")
    title = next(block.index for block in tree.blocks if block.text == "Bridge opens")
    assert others_end(tree, title) == ends


_MENU = "<div id=search><h1>Search</h1></div><div id=navigation><h1>Main navigation</h1></div>"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Bridge stays open | Courier", "Bridge stays open"),
        ("Main navigation | Courier", "Main navigation"),
        ("", "Search"),
    ],
)
def test_what_heads_a_menu_or_a_form_is_no_title_where_the_head_has_another_one(title: str, told: str) -> None:
    document = (
        f"<html><head><title>{title}</title></head><body>{_MENU}<div><p>{_TEXT}</p><p>{_TEXT}</p></div></body></html>"
    )

    assert [article.title for article in extract(document)] == [told]


def test_a_headline_in_a_banner_may_be_worded_otherwise_than_the_head() -> None:
    told = "Bridge stays open to lorries all through the winter nights"
    document = f"<title>Which bridge is open?</title><div id=banner><h1>{told}</h1></div><div><p>{_TEXT * 2}</p></div>"

    assert [article.title for article in extract(document)] == [told]


def test_the_leading_article_of_a_row_is_a_part_of_the_page_though_it_stands_less_deep() -> None:
    post = f"<div class=post><h2 class=head><a href='/{{0}}'>Story {{0}}</a></h2><p>{_TEXT}</p></div>"
    columns = "".join(f"<div class=column>{post.format(i)}</div>" for i in range(1, 5))
    outline = outline_of(f"<p>The news</p><div class=blog>{post.format(0)}<div><div>{columns}</div></div></div>")

    (group,) = grouped(outline)

    assert [
        outline.weight_of(heading.block, outline.tree.elements[heading.unit].last_block) > 0 for heading in group
    ] == [True] * 5


def test_an_article_above_cards_of_others_is_none_of_their_row() -> None:
    own = f"<div class=post><h2 class=head>Story</h2><p>{_TEXT}</p></div>"
    post = f"<div class=post><h2 class=head><a href='/{{0}}'>Story {{0}}</a></h2><p>{_TEXT}</p></div>"
    columns = "".join(f"<div class=column>{post.format(i)}</div>" for i in range(1, 5))
    outline = outline_of(f"<p>The news</p><div class=blog>{own}<div><div>{columns}</div></div></div>")

    (group,) = grouped(outline)

    assert group[0].unit == group[0].element
