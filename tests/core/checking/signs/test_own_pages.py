from __future__ import annotations

from tests.core.checking.sites import TOWNS, article, found, plain, seen

MARCH = ("https://harbour.example/march",)


def test_an_article_that_lists_alone_show_is_told() -> None:
    shown = article("Marrow", is_own_page=False, pages=MARCH)
    finding = found("own-page-unseen", [*plain(), shown])
    assert [example.place for example in finding.examples] == [shown.place]


def test_a_site_whose_lists_show_whole_articles_is_left_alone() -> None:
    shown = [article(town, is_own_page=False, pages=MARCH) for town in TOWNS]
    assert seen([*shown, article("Marrow")]) == set()


def test_an_article_without_an_address_has_no_page_to_be_seen_on() -> None:
    assert seen([*plain(), article("Marrow", url=None, is_own_page=False, pages=MARCH)]) == set()
