from __future__ import annotations

import pytest

from tests.core.checking.sites import TOWNS, article, found, plain, seen


def test_a_title_that_three_articles_share_is_told() -> None:
    shared = [article(town, title="The Harbour Gazette") for town in TOWNS[:3]]
    finding = found("title-shared", [*shared, *plain()[3:]])
    assert finding.count == 3
    assert "3 articles: The Harbour Gazette" in finding.examples[0].note


def test_two_parts_of_a_story_may_share_a_title() -> None:
    assert seen([*plain(), *(article(town, title="The long night") for town in ("Marrow", "Vell"))]) == set()


def test_examples_begin_with_one_of_each_title() -> None:
    shared = [article(town, title=f"Gazette {i % 2}") for i, town in enumerate(TOWNS)]
    notes = [example.note for example in found("title-shared", shared).examples]
    assert notes[0] != notes[1]


@pytest.mark.parametrize("title", ["", "07.19.05", "20150619_134914", "March 3, 2026", "12/04/2026"])
def test_a_title_that_says_nothing_is_told(title: str) -> None:
    assert "title-none" in seen([*plain(), article("Marrow", title=title)])


@pytest.mark.parametrize("title", ["1984", "42", "Talks on March 3, 2026", "灯台が再び開く", "¿Y?"])
def test_a_short_title_is_one(title: str) -> None:
    assert seen([*plain(), article("Marrow", title=title)]) == set()


def test_the_sites_name_is_told_by_its_address() -> None:
    named = article("Marrow", title="Morning Post")
    assert seen([*plain(), named], name="morning-post.example") == {"title-site-name"}
    assert seen([*plain(), named], name="10.0.0.1") == set()
