"""Sentences are broken between words, at any width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from newsfold.cli.terminal.lines import filled, wrapped


def test_a_line_is_broken_between_words_and_keeps_its_indent() -> None:
    assert wrapped("  the harbour board decided on Monday", 16) == "  the harbour\n  board decided\n  on Monday"


def test_what_has_no_blank_is_not_broken() -> None:
    address = "https://harbour.example/a/long/address"
    assert wrapped(f"see {address} there", 12) == f"see\n{address}\nthere"


def test_wide_characters_take_two_cells() -> None:
    assert wrapped("한국어 문장 하나", 11) == "한국어 문장\n하나"


def test_pieces_stay_whole() -> None:
    pieces = ["run 12", "started 2026-03-01 12:00", "errors 3"]
    assert filled(pieces, 32, gap="  ", indent="  ") == "  run 12\n  started 2026-03-01 12:00\n  errors 3"


@given(st.text(), st.integers(1, 200))
def test_nothing_is_lost_and_no_line_is_too_long_that_could_be_shorter(text: str, width: int) -> None:
    broken = wrapped(text, width)
    assert broken.replace("\n", "").replace(" ", "") == text.replace("\n", "").replace(" ", "")
    for line in broken.split("\n"):
        assert cell_len(line) <= width or " " not in line.strip(" ")
