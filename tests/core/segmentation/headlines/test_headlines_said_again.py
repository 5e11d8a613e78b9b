from __future__ import annotations

import pytest

from crawler.core import extract
from crawler.core.segmentation.headlines.scoring import score_headings
from crawler.core.segmentation.headlines.sections import Sections
from crawler.core.segmentation.headlines.selection import select
from tests.core.outlines import outline_of

_TEXT = "The dairy of the old harbour town turns the milk of nine farms into forty wheels of cheese a week. "


@pytest.mark.parametrize(
    ("heading", "title", "is_section"),
    [
        ("Making Ellery cheese", "Making Ellery cheese", True),  # as the page's head tells search engines
        ("Making Ellery cheese</h2><p>12 March 2026</p><h2>", "Making Ellery cheese", False),
        ("<a href=/cheese>Making Ellery cheese</a>", "Making Ellery cheese", False),
        ("The ferry to Ellery runs", "The ferry to Ellery runs", False),
    ],
    ids=["said again", "dated", "a link", "another"],
)
def test_a_lower_heading_that_says_the_headline_again_is_a_section(heading: str, title: str, is_section: bool) -> None:
    above = f"<div><h1>Making Ellery cheese: a guide for the dairy at home</h1><p>{_TEXT * 5}</p></div>"
    outline = outline_of(f"{above}<div><h2>{heading}</h2><p>{_TEXT * 9}</p></div>", title)
    head, again, *others = score_headings(outline)

    assert Sections(outline, [head, again, *others]).parts(again, head) is is_section


def test_the_headline_in_a_banner_that_leads_home_is_no_title_where_it_stands_over_its_text() -> None:
    title, own = "Making Ellery cheese at home", "5-making-ellery-cheese-at-home.html"
    banner = (
        f"<div id=banner><h1><a href=../index.html>{title}</a></h1><h2><a href=../index.html>Quay Log</a></h2></div>"
    )
    entry = f"<h3 class=date>Thursday, 15 July 2010</h3><h4 class=title><a href={own}>{title}</a></h4><div>"
    text = f"<p>{_TEXT * 3}</p><p>{_TEXT * 2}</p></div><div class=foot>Posted by Ann in Milk at 14:33</div>"
    body = f"{banner}<div class=Entry_Date>{entry}{text}</div><div>Friday, 3 June 2010</div>"
    outline = outline_of(body, f"{title} - Quay Log", f"https://quay.example/a/{own}")

    (kept,) = select(outline, score_headings(outline)).kept

    assert outline.tree.blocks[kept.block].heading == 4


_CHEESE, _FERRY = "Making Ellery cheese at home", "The ferry to Ellery runs again"


@pytest.mark.parametrize(
    ("level", "lines", "titles"),
    [
        (1, 16, [_CHEESE, _FERRY]),
        (2, 16, [_CHEESE]),  # a guide whose text says the headline once more
        (1, 2, [_CHEESE]),
    ],
    ids=["articles", "lower sections", "short sections"],
)
def test_articles_may_be_set_as_the_headline_that_a_banner_says_before(
    level: int, lines: int, titles: list[str]
) -> None:
    banner = f"<div class=top><h1 class=entry-title>{_CHEESE}</h1><time>12 March 2026</time></div>"
    own = f"<div class=text><h1>{_CHEESE}</h1><p>{_TEXT * 9}</p><p>{_TEXT * 7}</p></div>"
    other = f"<div class=text><h{level}>{_FERRY}</h{level}><p>{_TEXT.replace('dairy', 'ferry') * lines}</p></div>"
    head = f"<title>{_CHEESE}</title><meta property='og:type' content='article'>"

    assert [each.title for each in extract(f"{head}{banner}<div>{own}{other}</div>")] == titles
