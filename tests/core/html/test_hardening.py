"""Markup that costs parsers too much."""

from __future__ import annotations

from crawler.core.html.dom import parse
from crawler.core.html.hardening import harden


def depth(markup: str) -> int:
    return max(element.depth for element in parse(markup).elements)


def test_ordinary_markup_passes_unchanged() -> None:
    page = "<main>" + "<div><p>Text<br>and <b>more</b>" * 30 + "</main>"
    assert harden(page) is page


def test_nesting_has_a_bottom_and_what_is_inside_stays() -> None:
    story = "<article><h1>Title</h1><p>Text</p></article>"
    tree = parse(harden("<main>" + "<div>" * 30_000 + story + "</div>" * 30_000 + "<p>After</p></main>"))
    assert [block.text for block in tree.blocks] == ["Title", "Text", "After"]
    assert "article" in [element.tag for element in tree.ancestors(tree.blocks[0].element)]
    assert depth(harden("<b><i>" * 15_000 + "text")) < 1_500
    assert depth(harden("<section>" * 30_000 + "text")) < 1_500


def test_many_siblings_are_not_deep() -> None:
    page = "<div><i>x</i></div>" * 15_000
    assert harden(page) == page


def test_a_tag_of_endless_attributes_loses_them() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(20_000))
    tree = parse(harden(f"<p {attributes}>Text</p><p id=x>More</p>"))
    assert [element.attrs for element in tree.elements if element.tag == "p"] == [{}, {"id": "x"}]
    assert [block.text for block in tree.blocks] == ["Text", "More"]


def test_one_long_attribute_is_only_data() -> None:
    page = f'<img src="data:image/png;base64,{"A" * 200_000}"><p>Text</p>'
    assert harden(page) == page
