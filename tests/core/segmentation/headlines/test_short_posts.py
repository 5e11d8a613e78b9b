"""A page of a post that is a sentence or two: what its head names, its class calls a title and a date stands at."""

from __future__ import annotations

import pytest

from crawler.core.page.rules import Rule
from crawler.core.segmentation.headlines.scoring import score_headings
from crawler.core.segmentation.headlines.selection import select
from tests.core.outlines import outline_of

_POST = "<p>Why I like the new ferry bell. Listen to it until the end, and do not skip a stroke of it.</p>"
_SIGNED = "<div class=posted>Posted by Ann in harbour at 11:23 AM on August 19, 2003</div>"


def _decided(heading: str, post: str, title: str) -> Rule:
    outline = outline_of(f"<div class=blogbody>{heading}{post}</div>", title)
    selection = select(outline, score_headings(outline))
    return next(decision.rule for decision in (*selection.kept, *selection.refused))


@pytest.mark.parametrize(
    ("heading", "post", "title", "is_title"),
    [
        ("<h3 class=title>Wait for It</h3>", _POST + _SIGNED, "Wait for It - Quay log", True),
        ("<h3 class=title>Wait for It</h3>", _POST, "Wait for It - Quay log", False),
        ("<h3 class=title>Wait for It</h3>", _POST + _SIGNED, "Quay log", False),
        ("<h3>Wait for It</h3>", _POST + _SIGNED, "Wait for It - Quay log", False),
        ("<h3 class=title>Wait for It</h3>", _SIGNED, "Wait for It - Quay log", False),
    ],
)
def test_a_sentence_is_an_article_below_a_dated_title_of_the_page(
    heading: str, post: str, title: str, is_title: bool
) -> None:
    found = _decided(heading, post, title)
    assert (found in {Rule.HEADLINE, Rule.LAST_RESORT}) is is_title
