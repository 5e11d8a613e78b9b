from __future__ import annotations

from crawler.core.page.headings import grouped
from tests.core.page.outlines import outline_of

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
