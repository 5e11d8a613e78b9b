from __future__ import annotations

import pytest

from crawler.core.segmentation.headlines.scoring import score_headings
from crawler.core.segmentation.headlines.sections import Sections
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
