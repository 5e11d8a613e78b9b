from __future__ import annotations

from crawler.core.checking.paragraphs import paragraphs_of
from tests.core.checking.sites import paragraphs


def test_texts_share_paragraphs_whatever_their_case_and_punctuation() -> None:
    first, second, third = paragraphs("Ellis")
    known = paragraphs_of([f"{first}\n\n{second}", f"{third}\n\n{first.upper()}!"])
    assert known.shared_with(0, most=9) == {1: len(first)}
    assert known.weight_of(0) == len(first) + len(second)


def test_short_lines_make_no_texts_alike() -> None:
    known = paragraphs_of(["By Ada Marsh\n\nOne.", "By Ada Marsh\n\nTwo."])
    assert known.shared_with(0, most=9) == {}
    assert known.holders == {}


def test_what_many_hold_makes_no_two_alike() -> None:
    (line,) = paragraphs("Ellis", 1)
    known = paragraphs_of([line] * 4)
    assert known.shared_with(0, most=3) == {}
    assert set(known.shared_with(0, most=4)) == {1, 2, 3}
