from __future__ import annotations

import pytest

from crawler.core.phrasebook.matching import MAX_LINE_CHARS, Anywhere, Openings, folded_line, phrases, stems, whole

BOOK = "Read more|see also…\n  Weiterlesen |\n|lire *\n"


def test_a_book_is_parted_by_bars_and_lines() -> None:
    assert phrases(BOOK) == ["Read more", "see also…", "Weiterlesen", "lire *"]
    assert phrases(" \n | ") == []


def test_whole_phrases_and_openings_are_kept_apart_and_folded() -> None:
    assert whole(BOOK) == {"read more", "weiterlesen", "lire"}
    assert Openings.of(BOOK).open("see also the bells")
    assert not any(map(Openings.of(BOOK).open, ("see", "read more", "we see also", "")))


def test_a_star_leaves_the_rest_of_a_word_open() -> None:
    assert stems("tag|news*|*brief|  ") == (" tag ", " news", "brief ")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (" our newsletter today ", True),
        (" newsletters of the day ", True),
        (" the app ", True),
        (" the apple ", False),
        (" the happy app store ", True),
        (" sign up now ", True),
        (" sign here ", False),
        (" канал ", True),
        ("  ", False),
    ],
)
def test_phrases_are_found_anywhere_as_words(line: str, found: bool) -> None:
    anywhere = Anywhere("newsletter*|app|sign up|канал*")
    assert anywhere.found_in(line) is found
    assert bool(anywhere.all_in(line)) is found


def test_all_that_stand_in_a_line_are_named() -> None:
    assert set(Anywhere("app|sign up|kanal*").all_in(" sign up for the app ")) == {" app ", " sign up "}


def test_a_line_too_long_for_a_stock_line_folds_to_nothing() -> None:
    assert folded_line("Lesen Sie AUCH:") == "lesen sie auch"
    assert folded_line("a" * MAX_LINE_CHARS) == "a" * MAX_LINE_CHARS
    assert folded_line("a" * (MAX_LINE_CHARS + 1)) == ""
