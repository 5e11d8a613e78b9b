from __future__ import annotations

from itertools import pairwise

import pytest

from crawler.core.page.outline import Outline
from tests.core.outlines import outline_of

_LINE = "The council of the old harbour town voted on Tuesday to keep the swing bridge open at night."


def _headings(outline: Outline) -> list[str]:
    return [outline.tree.blocks[block].text for block in outline.headings]


def test_sums_are_those_of_the_blocks_between() -> None:
    outline = outline_of(f"<h1>Bridge</h1><p>12 March 2026</p><p>{_LINE}</p><p>See <a href=/x>the quay</a></p>")
    blocks = len(outline.tree.blocks)

    for sums in (outline.mass, outline.dates, outline.chars, outline.links):
        assert len(sums) == blocks + 1
        assert all(one <= other for one, other in pairwise(sums))
    assert outline.weight_of(0, blocks) == outline.prose[2] == len(_LINE)
    assert outline.links_of(3, 4) == len("the quay")
    assert outline.rest_of(0, blocks) == len(_LINE) + len("See the quay")
    assert outline.weight_of(3, 3) == outline.links_of(3, 2) == outline.rest_of(2, 1) == 0


def test_text_in_boilerplate_has_no_weight() -> None:
    outline = outline_of(f"<nav><p>{_LINE}</p></nav><p>{_LINE}</p>" + f"<p>{_LINE}</p>" * 2)

    assert (outline.is_boilerplate(0), outline.is_boilerplate(1)) == (True, False)
    assert outline.prose == (0, *[len(_LINE)] * 3)
    assert outline.rest_of(0, 1) == 0


@pytest.mark.parametrize(
    ("line", "is_dated"),
    [
        ("<p>12 March 2026</p>", True),
        ("<p><time>yesterday</time></p>", True),
        ("<p class=byline>Ada Marsh</p>", True),
        ("<p>The bell rings</p>", False),
        ("<h2>12 March 2026</h2>", False),
    ],
)
def test_dates_and_authors_are_told_by_markup_or_by_their_text(line: str, is_dated: bool) -> None:
    outline = outline_of(f"{line}<h2>Bridge</h2>")

    assert outline.is_dated(0, 1) is is_dated
    assert outline.is_below_date(1) is is_dated
    assert not outline.is_below_date(0)


@pytest.mark.parametrize(
    ("element", "is_article"),
    [
        ("<article>{}</article>", True),
        ("<div class=hentry>{}</div>", True),
        ("<div itemscope itemtype=https://schema.org/NewsArticle>{}</div>", True),
        ("<div class=story-list>{}</div>", False),
    ],
)
def test_articles_are_declared_by_markup(element: str, is_article: bool) -> None:
    outline = outline_of(element.format(f"<p>{_LINE}</p>"))

    assert outline.is_article(outline.tree.elements[1]) is is_article


@pytest.mark.parametrize(
    ("around", "in_menu"),
    [
        ("<nav>{}</nav>", True),
        ("<div role=navigation>{}</div>", True),
        ("<ul class=main-menu>{}</ul>", True),
        ("<nav class=breadcrumbs>{}</nav>", False),
        ("<div>{}</div>", False),
    ],
)
def test_what_stands_in_a_menu(around: str, in_menu: bool) -> None:
    outline = outline_of(around.format("<p>Home</p>"))

    assert outline.stands_in_menu(outline.tree.blocks[0].element) is in_menu


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("<h3>Bridge opens</h3>", True),
        ("<h3>12 March 2026</h3>", False),
        ("<div itemprop=headline>Bridge</div>", True),
        ("<div class=entry-title>The bridge opens</div>", True),
        ("<div class=entry-title>Bridge</div>", False),
        ("<div class=entry-title>12 March 2026</div>", False),
        (f"<p class=title>{_LINE}</p>", False),
        ("<div>The bridge of Ellery opens</div>", True),
        ("<div>«The bridge of Ellery opens»</div>", True),
        ("<div>The ferry of Ellery sails</div>", False),
        ("<nav><h3>Bridge opens</h3></nav>", False),
        ("<nav><h1>Bridge opens</h1></nav>", True),
        ("<nav><h3>The bridge of Ellery opens</h3></nav>", True),
    ],
)
def test_what_may_be_a_title(line: str, is_heading: bool) -> None:
    assert bool(_headings(outline_of(line, "The bridge of Ellery opens"))) is is_heading


def test_headings_in_the_style_of_one_that_the_page_names_may_be_titles_even_in_boilerplate() -> None:
    body = "<h3 class=t>Bridge opens</h3><nav><h3 class=t>Ferry sails</h3><h3 class=u>Bell rings</h3></nav>"

    assert _headings(outline_of(body, "Bridge opens")) == ["Bridge opens", "Ferry sails"]


def test_a_post_of_links_has_its_list_for_prose() -> None:
    items = "".join(f"<li><a href=/{i}>The story of the harbour, part {i}</a></li>" for i in range(8))
    post = f"<article><h2>Links</h2><ul>{items}<li>Short</li></ul></article>"

    assert sum(value > 0 for value in outline_of(post).prose) == 8
    assert sum(value > 0 for value in outline_of(post.replace("article", "div")).prose) == 0
    assert sum(value > 0 for value in outline_of(post.replace("<ul>", "<h4>Part</h4>" * 7 + "<ul>")).prose) == 0
    assert sum(value > 0 for value in outline_of(post.replace("<ul>", f"<p>{_LINE * 2}</p><ul>")).prose) == 1


def test_lines_set_off_alike_are_headings_of_a_page_without_any() -> None:
    post = f"<p><b>The story of the {{}}</b></p><p>{_LINE}</p><p>{_LINE}</p>"
    outline = outline_of("".join(map(post.format, ("bridge", "ferry", "quay"))))

    assert _headings(outline) == ["The story of the bridge", "The story of the ferry", "The story of the quay"]
    assert all(outline.tree.blocks[block].heading == 2 for block in outline.headings)
    assert not any(outline.prose[block] for block in outline.headings)


def test_the_name_of_an_author_in_a_heading_and_what_is_told_of_one_sign_nothing() -> None:
    told = (
        "Mara Oake has written of the harbour and its ferries for twenty years and lives on the quay with two cats. "
        * 2
    )
    outline = outline_of(f"<h4 class=author>Mara Oake</h4><p class=author-bio>{told}</p><p class=byline>Mara Oake</p>")

    assert [outline.is_dated(index, index + 1) for index in range(3)] == [False, False, True]


def test_a_few_items_beside_a_short_text_are_no_prose() -> None:
    items = "".join(f"<li><a href=/{name}>{name} of the river</a></li>" for name in ("Bells", "Locks"))
    beside = outline_of(f"<article><h1>Quay</h1><p>It was late, and there was rain.</p><ul>{items}</ul></article>")
    alone = outline_of(f"<article><h1>Notes of the week on the river and quay</h1><ul>{items * 4}</ul></article>")

    assert beside.weight_of(2, len(beside.tree.blocks)) == 0
    assert alone.weight_of(1, len(alone.tree.blocks)) > 0


@pytest.mark.parametrize(
    ("items", "signature", "headings"),
    [
        (4, "<p>By Ida Brandt, 3 May 2026</p>", ["Bridge stays open"]),
        (1, "<p>By Ida Brandt, 3 May 2026</p>", ["Newsroom of the harbour", "Bridge stays open"]),
        (4, "", ["Newsroom of the harbour", "Bridge stays open"]),
    ],
)
def test_a_heading_over_a_menu_is_no_title_where_a_signed_one_follows(
    items: int, signature: str, headings: list[str]
) -> None:
    menu = "".join(f"<li><a href=/{i}>Section {i}</a></li>" for i in range(items))
    page = (
        f"<h1>Newsroom of the harbour</h1><ul class=nav>{menu}</ul><h2>Bridge stays open</h2>{signature}<p>{_LINE}</p>"
    )

    assert _headings(outline_of(page)) == headings


def test_what_the_page_names_is_a_title_over_a_menu_too() -> None:
    menu = "<nav><a href=/1>One</a> <a href=/2>Two</a></nav>" * 3
    page = f"<h1>Bridge stays open</h1>{menu}<h2>What it costs</h2><p>By Ida Brandt, 3 May 2026</p><p>{_LINE}</p>"

    assert _headings(outline_of(page, "Bridge stays open"))[0] == "Bridge stays open"
