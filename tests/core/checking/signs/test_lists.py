from __future__ import annotations

import pytest

from tests.core.checking.sites import TOWNS, article, found, paragraphs, plain, seen


def test_a_text_of_titles_is_told() -> None:
    titles = [f"Lanterns were counted in {town}" for town in TOWNS[:3]]
    listing = article("March", text="\n\n".join([*paragraphs("March", 2), *titles]))
    finding = found("list-as-article", [*plain(), listing])
    assert [example.place for example in finding.examples] == [listing.place]


def test_a_text_of_openings_is_told() -> None:
    openings = [f"{paragraphs(town)[0][:90]} …" for town in TOWNS[:3]]
    assert seen([*plain(), article("March", text="\n\n".join(openings))]) == {"list-as-article"}


def test_a_story_may_name_two_others() -> None:
    titles = [f"Lanterns were counted in {town}" for town in TOWNS[:2]]
    assert seen([*plain(), article("March", text="\n\n".join([*paragraphs("March"), *titles]))]) == set()


@pytest.mark.parametrize("path", ["", "category/harbour/", "tag/ferry/page/2/", "2026/03/"])
def test_an_article_at_a_lists_address_is_told(path: str) -> None:
    url = f"https://harbour.example/{path}"
    assert seen([*plain(), article("March", url=url, pages=(url,))]) == {"list-address"}
