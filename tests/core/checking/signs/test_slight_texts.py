from __future__ import annotations

from tests.core.checking.sites import TOWNS, article, plain, seen


def test_a_caption_is_told() -> None:
    assert seen([*plain(), article("Marrow", text="The old crane at dusk, seen from the mole.")]) == {"one-line"}


def test_a_site_of_short_notes_is_left_alone() -> None:
    notes = [article(town, text=f"A seal was seen at {town}.") for town in TOWNS[:6]]
    assert seen([*plain(4), *notes]) == set()


def test_what_stands_only_beside_another_article_is_told() -> None:
    host = article("Ellis")
    comment = article("Marrow", url=None, is_own_page=False, pages=host.pages, position=1)
    assert seen([host, comment]) == {"beside-another"}


def test_an_article_of_a_list_stands_beside_nothing() -> None:
    shown = article("Marrow", url=None, is_own_page=False, pages=("https://harbour.example/march",), position=1)
    assert seen([*plain(), shown]) == set()
