from __future__ import annotations

import pytest

from crawler.core.html.dom import parse
from crawler.core.metadata.marks import (
    ASIDE,
    AUTHOR,
    DATE,
    UPDATED,
    Marks,
    mark_of,
    own_links,
    read_marks,
    scope_of,
    title_place,
    value_of,
)
from crawler.core.page.segment import Segment
from tests.core.metadata.described import TEXT


@pytest.mark.parametrize(
    ("names", "mark"),
    [
        ("byline", AUTHOR), ("articleAuthorName", AUTHOR), ("post-autor", AUTHOR), ("authority", 0),
        ("author-avatar", 0), ("byline avatar", 0), ("entry-date", DATE), ("pubDate", DATE), ("candidate", 0),
        ("date-updated", DATE | UPDATED), ("aktualisiert", UPDATED), ("comments", ASIDE), ("related", ASIDE), ("", 0),
        ("x " * 200 + "byline", 0),
    ],
)  # fmt: skip
def test_class_names_promise_something(names: str, mark: int) -> None:
    assert mark_of(names) & (AUTHOR | DATE | UPDATED | ASIDE) == mark


def _read(body: str, *, around: bool = False) -> tuple[Marks, Segment]:
    tree = parse(f"<html><body>{body}</body></html>")
    title = next(block.index for block in tree.blocks if block.heading)
    text = tuple(block.index for block in tree.blocks if len(block.text) > 80)
    last = text[-1] + 1 if text else title + 1
    segment = Segment(first_block=title, last_block=last, title="", title_block=title, body=text)
    return read_marks(tree, segment, around=around), segment


def test_marked_elements_are_filed_by_what_they_are() -> None:
    marks, _ = _read(
        '<h1>Bridge</h1><p><a href="/x">Ada</a><a rel="author" href="/ada">Ada</a>'
        f"<time datetime=2024-05-16>16 May</time>"
        f'<span class="byline">Ada</span><span class="date">16 May</span><img src="x"></p>{TEXT}'
    )
    assert [link.attrs["href"] for link in marks.links] == ["/x", "/ada"]
    assert [element.tag for element in marks.authors] == ["a", "span"]
    assert (len(marks.times), len(marks.dates), len(marks.images)) == (1, 1, 1)


def test_microdata_is_filed_by_each_of_its_names() -> None:
    marks, _ = _read(f'<h1 itemprop="headline Name">Bridge</h1>{TEXT}')
    assert [name for name, _ in marks.properties] == ["headline", "name"]


def test_asides_are_passed_over_and_the_outside_is_read_only_on_demand() -> None:
    aside = '<div class="comments"><time datetime=2024-05-18>18 May</time></div>'
    body = f"<h1>Bridge</h1>{TEXT}{aside}<p><time datetime=2024-05-16>16 May</time></p>"
    assert [_read(body, around=around)[0].times != [] for around in (False, True)] == [False, True]
    marks, _ = _read(body, around=True)
    assert len(marks.times) == 1


def test_a_title_without_a_block_stands_right_before_the_text() -> None:
    assert title_place(Segment(first_block=2, last_block=9, title="", body=(5, 6))) == 4
    assert title_place(Segment(first_block=2, last_block=9, title="")) == 2
    assert title_place(Segment(first_block=2, last_block=9, title="", title_block=3, body=(5,))) == 3


def test_values_and_scopes_of_microdata() -> None:
    tree = parse(
        '<div itemscope itemtype="https://schema.org/NewsArticle"><p><time datetime=" 2024-05-16 ">May</time>'
        '<b data-url="/a" data-href="/b" about="">Ada\n Marsh</b></p></div><i>x</i>'
    )
    by_tag = {element.tag: element for element in tree.elements}
    assert value_of(tree, by_tag["time"]) == "2024-05-16"
    assert value_of(tree, by_tag["b"]) == "Ada Marsh"
    assert scope_of(tree, by_tag["b"]) is by_tag["div"]
    assert scope_of(tree, by_tag["i"]) is None
    assert own_links(by_tag["b"]) == ["/a", "/b"]
