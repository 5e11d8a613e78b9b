from __future__ import annotations

import pytest

from tests.core.metadata.described import STATED, TEXT, json_ld, page, the_one


@pytest.mark.parametrize(
    ("body", "authors"),
    [
        ('<p>By <a rel="author" href="/x">Ada Marsh</a> and <a rel="author" href="/y">Tom Fell</a></p>', 2),
        ('<p class="byline">By Ada Marsh, Northport</p>', 1),
        ('<div class="articleAuthorName">Ada Marsh</div>', 1),
        ('<p><a href="/author/ada-marsh/">Ada Marsh</a></p>', 1),
        ('<span itemprop="author" itemscope><meta itemprop="name" content="Ada Marsh"></span>', 1),
        ("<p>Von Ada Marsh und Tom Fell</p>", 2),
        ("<p>By Ada Marsh | 16 May 2024</p>", 1),
        ('<p class="byline">Northport Gazette</p>', 0),
    ],
)
def test_authors_come_from_markup_and_bylines(body: str, authors: int) -> None:
    head = '<meta property="og:site_name" content="Northport Gazette">'
    assert the_one(page(head, body + TEXT)).authors == ("Ada Marsh", "Tom Fell")[:authors]


def test_a_person_goes_before_the_house() -> None:
    house = {**STATED, "author": {"@type": "Organization", "name": "Northport Gazette"}}
    assert the_one(page(json_ld(house), f"<p>By Ada Marsh</p>{TEXT}")).authors == ("Ada Marsh",)
    assert the_one(page(json_ld(house))).authors == ("Northport Gazette",)


def test_a_script_inside_a_byline_is_no_author() -> None:
    byline = '<div class="author">Ada Marsh<script>window.push({id: 1});</script></div>'
    assert the_one(page(body=byline + TEXT)).authors == ("Ada Marsh",)
