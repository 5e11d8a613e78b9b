from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.html.dom import Block, parse
from crawler.core.page.prose import prose_weight, weight

_LINE = "The council of the old harbour town voted on Tuesday to keep the swing bridge open."


def test_a_character_of_an_unspaced_script_weighs_as_its_translation_does() -> None:
    assert weight("The bridge opens") == 16
    assert weight("Die Brücke öffnet") == 17
    assert weight("大桥今天开放") == 15
    assert weight("다리가 열린다") == 16


@given(st.text(), st.text())
def test_a_text_weighs_at_least_its_length_and_more_text_no_less(one: str, other: str) -> None:
    assert weight(one) >= len(one)
    assert weight(one + other) >= weight(one)


@pytest.mark.parametrize(
    ("block", "prose"),
    [
        (Block(0, 0, "p", _LINE), len(_LINE)),
        (Block(0, 0, "div", _LINE), len(_LINE)),
        (Block(0, 0, "h2", _LINE, heading=2), 0),
        (Block(0, 0, "p", "The bell of the quay rings"), 26),
        (Block(0, 0, "p", "The bell rings"), 0),
        (Block(0, 0, "div", "The bell of the quay rings at noon."), 0),
        (Block(0, 0, "div", "A line of the harbour without any mark at its end"), 0),
        (Block(0, 0, "div", "A line without any mark " * 6), 144),
        (Block(0, 0, "p", _LINE, link_chars=len(_LINE)), 0),
        (Block(0, 0, "p", "x" * 100, link_chars=20), 80),
        (Block(0, 0, "p", "x" * 100, link_chars=51), 0),
    ],
    ids=[
        "paragraph", "sentence", "heading", "short paragraph", "label", "short sentence", "label without a mark",
        "long line without a mark", "link", "link within", "mostly link",
    ],
)  # fmt: skip
def test_what_a_block_carries(block: Block, prose: int) -> None:
    assert prose_weight(block) == prose


def test_a_claim_of_copyright_is_no_prose() -> None:
    (block,) = parse("<body><p>All content of the harbour is ©1994-2017 by Ann Beck. All Rights Reserved.</p>").blocks

    assert prose_weight(block) == 0
