from __future__ import annotations

import pytest

from crawler.core.phrasebook.buttons import is_buttons
from crawler.core.phrasebook.labelled_lines import leads_away, opens_related


@pytest.mark.parametrize(
    "line",
    [
        "Facebook Twitter WhatsApp Email",
        "Share 245 Tweet 12",
        "Print Email Share",
        "Merken Drucken Teilen",
        "View 5 comments",
        "Kommentare (3)",
        "8 commentaires",
        "Skip advertisement",
        "Continue reading the main story",
    ],
)
def test_rows_of_buttons_and_counters_are_told(line: str) -> None:
    assert is_buttons(line)


@pytest.mark.parametrize(
    "line",
    ["Home 2", "Line 7", "The story", "Attendance 14,322", "Share prices fall", "Comment: Why ferries matter", ""],
)
def test_words_that_say_more_are_none(line: str) -> None:
    assert not is_buttons(line)


def test_a_call_to_another_article_is_no_sentence_and_no_number_to_ring() -> None:
    assert leads_away("LEIA TAMBÉM: Storm closes three ports")
    assert leads_away("[Related: Storm closes three ports]")
    assert leads_away("→ Storm closes three ports")
    assert not leads_away("More: The road is open again.")
    assert not leads_away("Más información: 912 345 678")
    assert not leads_away("Storm: three ports closed")


def test_a_related_list_in_one_line_is_told_by_its_heading() -> None:
    assert opens_related("More on this story Storm closes three ports Bakery wins prize")
    assert not opens_related("More on this story came to light on Monday.")
    assert not opens_related("Storm closes three ports More on this story")
