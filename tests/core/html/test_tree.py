from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crawler.core.html.dom import parse

_MARKUP = st.lists(
    st.sampled_from(["<div>", "</div>", "<p>", "</p>", "<h2>", "<b>", "</b>", "<br>", "<a href=/x>", "</a>", " ferry ",
                     "bridge", "<li>", "<img src=x>"]),
    max_size=30,
).map("".join)  # fmt: skip


def test_ancestors_come_innermost_first_with_the_element_itself() -> None:
    tree = parse("<section><div><p>Ferry</p></div></section>")
    assert [element.tag for element in tree.ancestors(tree.blocks[0].element)] == ["p", "div", "section", "body"]
    assert tree.ancestors(-1) == []


def test_the_text_of_an_element_holds_inline_ones_and_is_cut() -> None:
    tree = parse("<div>The <b>old</b>\n ferry</div><p>Bridge</p>")
    div = next(element for element in tree.elements if element.tag == "div")
    assert tree.text_of(div) == "The old ferry"
    assert tree.text_of(div, longest=7) == "The old"


@given(_MARKUP)
def test_every_range_lies_within_that_of_the_parent(markup: str) -> None:
    tree = parse(markup)
    for element in tree.elements:
        assert element.index < element.end <= len(tree.elements)
        assert 0 <= element.first_block <= element.last_block <= len(tree.blocks)
        if element.parent >= 0:
            parent = tree.elements[element.parent]
            assert parent.index < element.index
            assert element.end <= parent.end
            assert parent.first_block <= element.first_block
            assert element.last_block <= parent.last_block
    assert [block.index for block in tree.blocks] == list(range(len(tree.blocks)))


def test_apart_is_the_largest_element_that_does_not_hold_another_block() -> None:
    tree = parse("<div id=a><section><p>Ferry</p><p>Bell</p></section></div><div><p>Bridge</p></div>")
    apart = tree.apart(0, 2)
    assert apart is not None
    assert apart.attrs["id"] == "a"
    near = tree.apart(0, 1)
    assert near is not None
    assert near.tag == "p"
    assert tree.apart(0, 0) is None
