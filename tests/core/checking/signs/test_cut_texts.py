from __future__ import annotations

import pytest

from tests.core.checking.sites import TOWNS, article, paragraphs, plain, seen

BODY = "\n\n".join(paragraphs("March"))


@pytest.mark.parametrize(
    "opening",
    [
        ", said the harbour master, and left the hall with all his papers in a bag.",
        "and so the ferry sailed on Monday, with nobody on board but the old pilot.",
    ],
)
def test_a_text_that_begins_within_a_sentence_is_told(opening: str) -> None:
    assert seen([*plain(), article("March", text=f"{opening}\n\n{BODY}")]) == {"begins-mid-sentence"}


@pytest.mark.parametrize(
    "opening",
    [
        "iPhones were found in the harbour by a diver who had been looking for a bell.",
        "“and so it goes”, said the harbour master when the bell had rung for the third time.",
        "الميناء القديم يفتح أبوابه من جديد يوم الاثنين بعد أحد عشر أسبوعا من الإصلاح",
    ],
)
def test_a_text_may_begin_in_other_ways(opening: str) -> None:
    assert seen([*plain(), article("March", text=f"{opening}\n\n{BODY}")]) == set()


def test_a_site_that_writes_in_small_letters_is_left_alone() -> None:
    small = [article(town, text="\n\n".join(paragraphs(town)).lower()) for town in TOWNS]
    assert seen(small) == set()


def test_a_text_that_stops_while_its_page_goes_on_is_told() -> None:
    line = "The board decided that the night ferry will sail again, and that the islanders"
    cut = article("March", text=f"{BODY}\n\n{line}", follows="have waited long enough for it.")
    assert seen([*plain(), cut]) == {"stops-short"}
    assert seen([*plain(), article("March", text=f"{BODY}\n\n{line},")]) == {"stops-short"}
    assert seen([*plain(), article("March", text=f"{BODY}\n\n{line}", follows="Next: the bell")]) == set()


def test_an_excerpt_is_told_by_its_dots() -> None:
    assert seen([*plain(), article("March", text=f"{paragraphs('March')[0][:-1]} […]")]) == {"opening-only"}


def test_dots_are_told_where_many_texts_end_in_them() -> None:
    dotted = [article(town, text=f"{paragraphs(town)[0][:-1]}, so they say …") for town in TOWNS[:3]]
    assert seen([*plain()[3:], *dotted]) >= {"opening-only"}
    assert "opening-only" not in seen([*plain()[1:], dotted[0]])
