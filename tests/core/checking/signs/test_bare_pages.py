from __future__ import annotations

from crawler.core.checking.values import BarePage
from tests.core.checking.sites import TOWNS, article, plain, seen


def dated(town: str) -> str:
    return f"https://harbour.example/2026/03/{town.lower()}.html"


OWN = [article(town, url=dated(town), pages=(dated(town),)) for town in TOWNS]


def test_a_page_like_the_own_pages_of_articles_should_have_one() -> None:
    bare = BarePage(place="a.html", url="https://harbour.example/2026/04/marrow.html")
    assert seen(OWN, [bare]) == {"own-page-without-article"}
    assert seen(OWN, [BarePage(place="a.html", url="https://harbour.example/about.html")]) == set()


def test_a_page_without_text_need_not_have_one() -> None:
    bare = BarePage(place="a.html", url="https://harbour.example/2026/04/marrow.html", prose=12)
    assert seen(OWN, [bare]) == set()


def test_a_form_of_address_that_often_gives_nothing_tells_nothing() -> None:
    bare = [BarePage(place=f"{i}.html", url=dated(f"photograph-{i}")) for i in range(5)]
    assert seen(OWN, bare) == set()


def test_much_prose_without_an_article_is_told_but_not_of_a_page_on_the_site() -> None:
    assert seen(plain(), [BarePage(place="a.html", nothing_because="listing", prose=4000)]) == {"prose-without-article"}
    assert seen(plain(), [BarePage(place="a.html", nothing_because="site-page", prose=4000)]) == set()


def test_a_site_that_gives_next_to_nothing_is_told() -> None:
    assert seen([], [BarePage(place=f"{i}.html") for i in range(10)]) == {"nearly-nothing"}
    assert seen([], [BarePage(place="a.html")]) == set()
