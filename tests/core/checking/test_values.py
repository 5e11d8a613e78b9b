from __future__ import annotations

from crawler.core.checking.values import LONGEST_NOTE, cut, example
from tests.core.checking.sites import article


def test_an_example_of_a_list_names_the_page_and_not_the_permalink() -> None:
    shown = article("Ellis", is_own_page=False, pages=("https://harbour.example/march",))
    assert example(shown, "").url == "https://harbour.example/march"
    assert example(article("Ellis"), "").url == "https://harbour.example/ellis"


def test_a_note_is_one_line_of_bounded_length() -> None:
    assert cut("one\n\ntwo") == "one two"
    assert len(cut("word " * 100)) == LONGEST_NOTE
