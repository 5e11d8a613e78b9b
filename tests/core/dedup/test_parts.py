from __future__ import annotations

import pytest

from crawler.core.dedup.near_values import NearText
from crawler.core.dedup.parts import is_part

PLACES = (
    "quay",
    "mill",
    "chapel",
    "station",
    "brewery",
    "school",
    "market",
    "garden",
    "museum",
    "tower",
    "well",
    "dam",
)
PARAGRAPHS = [
    f"Surveyors reached the {place} at dawn, and wrote {number} pages about its {other} before the {far} bell rang; "
    f"nobody from the {far} {number * 7} years ago would know the {place} again."
    for number, (place, other, far) in enumerate(
        zip(PLACES, PLACES[5:] + PLACES[:5], PLACES[7:] + PLACES[:7], strict=True), 11
    )
]
WHOLE = "\n\n".join(PARAGRAPHS)


def text(title: str, *parts: str) -> NearText:
    return NearText(title=title, text="\n\n".join(parts))


@pytest.mark.parametrize("at", [0, 4, 8])
def test_a_page_of_a_story_is_a_part_of_the_whole(at: int) -> None:
    assert is_part(text("The long survey, page 2", *PARAGRAPHS[at : at + 4]), text("The long survey", WHOLE))


def test_the_whole_is_no_part_and_nor_is_what_says_more_or_hardly_anything() -> None:
    whole = text("The long survey", WHOLE)
    assert not is_part(whole, text("The long survey", *PARAGRAPHS[:4]))
    assert not is_part(whole, whole)
    more = "The council met on Friday to hear the surveyors, and asked for a second report on the harbour wall by May."
    assert not is_part(text("The long survey", *PARAGRAPHS[:2], more), whole)
    assert not is_part(text("The long survey", PARAGRAPHS[0][:90]), whole)
    assert not is_part(text("The long survey", *PARAGRAPHS[:11]), whole)


def test_what_a_digest_holds_is_no_part_of_it() -> None:
    assert not is_part(text("Ferry crews vote to stay ashore", *PARAGRAPHS[:4]), text("The week in brief", WHOLE))
