from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.plain_text.paragraphs import Written, paragraphs, width_of


def test_lines_count_the_blank_ones_above_them() -> None:
    assert paragraphs("\nFerry\n\n \nBridge\nBand") == [Written("Ferry", 1), Written("Bridge", 2), Written("Band", 0)]
    assert paragraphs("") == paragraphs(" \n\x00\n") == []


@pytest.mark.parametrize(
    ("line", "text", "level"),
    [
        ("## Bridge opens ##", "Bridge opens", 2),
        ("**Bridge opens**", "Bridge opens", 0),
        ("**Bridge** and **ferry**", "**Bridge** and **ferry**", 0),
        ("####### Bridge", "####### Bridge", 0),
        ("#bridge", "#bridge", 0),
        ("# " + "x" * 300, "# " + "x" * 300, 0),
    ],
)
def test_marks_of_headings_are_read_off(line: str, text: str, level: int) -> None:
    assert paragraphs(line) == [Written(text, 0, level)]


@pytest.mark.parametrize(
    ("row", "level"), [("============", 1), ("------------", 2), ("~~~~~~~~~~~", 2), ("***********", 0), ("---", 0)]
)
def test_a_row_as_long_as_the_line_above_marks_a_heading(row: str, level: int) -> None:
    first, *others = paragraphs(f"Bridge opens\n{row}\nThe ferry was sold.")
    assert (first.level, len(others)) == (level, 1 if level else 2)


def test_a_row_behind_a_blank_line_is_a_separator() -> None:
    assert [line.level for line in paragraphs("Bridge opens\n\n------------")] == [0, 0]


BROKEN = "\n".join(
    "the ferry that carried the town across the river for nine years made" if n % 4 else "its last trip."
    for n in range(1, 17)
)


def test_paragraphs_that_are_broken_at_a_column_are_made_whole() -> None:
    lines = paragraphs(BROKEN)
    assert len(lines) == 4
    assert all(line.text.endswith("its last trip.") for line in lines)


def test_short_lines_and_items_are_no_broken_paragraphs() -> None:
    assert len(paragraphs("\n".join(["bridge opens"] * 12))) == 12
    items = "\n".join(f"- the ferry that carried the town across the river made its trip number {n}" for n in range(12))
    assert len(paragraphs(items)) == 12


@pytest.mark.parametrize(("text", "width"), [("bridge", 6), ("Brücke", 6), ("橋が開通", 8), ("다리", 4), ("", 0)])
def test_wide_characters_count_twice(text: str, width: int) -> None:
    assert width_of(text) == width


@given(st.text(alphabet="ab c.\n-*#=。橋", max_size=120))
def test_no_letter_is_lost(text: str) -> None:
    written = "".join(line.text for line in paragraphs(text))
    assert [char for char in written if char.isalpha()] == [char for char in text if char.isalpha()]
