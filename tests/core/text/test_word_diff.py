from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.text.normalise import tokens
from crawler.core.text.word_diff import Side, difference

HERE = "The ferry sails at nine.\n\nTickets cost 14 crowns, two more than last year."


def pieces(here: str, there: str) -> list[tuple[str, str]]:
    return [(piece.side.value, piece.text) for piece in difference(here, there)]


def test_equal_texts_are_one_piece() -> None:
    assert pieces(HERE, HERE) == [("both", HERE)]


def test_what_only_one_says_stands_where_the_other_says_it() -> None:
    there = "The ferry sails at ten.\n\nTickets cost 14 crowns, two more than last year. Bicycles are free."
    assert pieces(HERE, there) == [
        ("both", "The ferry sails at"),
        ("here", "nine."),
        ("there", "ten."),
        ("both", "\n\nTickets cost 14 crowns, two more than last year."),
        ("there", "Bicycles are free."),
    ]


def test_case_and_quotation_marks_are_no_difference() -> None:
    assert pieces("“Stop,” she said", '"STOP," She said') == [("both", "“Stop,” she said")]


def test_scripts_without_spaces_are_compared_by_the_character() -> None:
    assert pieces("フェリーは九時に出る", "フェリーは十時に出る") == [
        ("both", "フェリーは"),
        ("here", "九"),
        ("there", "十"),
        ("both", "時に出る"),
    ]


@pytest.mark.parametrize("texts", [("", ""), ("word", ""), ("", "two words")])
def test_an_empty_side_is_no_trouble(texts: tuple[str, str]) -> None:
    assert [piece.side for piece in difference(*texts)] == [
        side for side, text in zip((Side.HERE, Side.THERE), texts, strict=True) if text
    ]


@given(*(st.lists(st.sampled_from(["ferry", "sails", "at", "nine", "ten", "\n\n", "crowns.", "14"]), max_size=30),) * 2)
def test_each_text_can_be_read_from_its_pieces(here: list[str], there: list[str]) -> None:
    one, other = " ".join(here), " ".join(there)
    found = difference(one, other)
    for text, left_out in ((one, Side.THERE), (other, Side.HERE)):
        read = " ".join(piece.text for piece in found if piece.side is not left_out)
        assert tokens(read) == tokens(text)
