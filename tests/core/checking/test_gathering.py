from __future__ import annotations

from crawler.core.checking.gathering import gather
from crawler.core.checking.observing import SeenArticle, SeenPage
from crawler.core.types import Article, Kind
from tests.core.checking.sites import paragraphs

OWN = "https://harbour.example/ellis"
TEXT = "\n\n".join(paragraphs("Ellis"))


def page(*articles: Article, url: str | None = None, kind: Kind = Kind.PAGE) -> SeenPage:
    return SeenPage(kind=kind, url=url, articles=tuple(SeenArticle(article=each) for each in articles))


def ellis(text: str = TEXT, title: str = "Ellis", url: str | None = OWN) -> Article:
    return Article(title=title, text=text, url=url)


def test_the_own_page_has_the_last_word_and_lists_are_versions() -> None:
    march = page(
        ellis(f"{TEXT}\n\nMore.", "Archive"), Article(title="Dolna", text="D"), url="https://harbour.example/march"
    )
    site = gather("harbour.example", [("march.html", march), ("ellis.html", page(ellis(), url=OWN))])
    first, second = site.articles
    assert (first.place, first.title, first.is_own_page) == ("ellis.html", "Ellis", True)
    assert [(version.place, version.title) for version in first.versions] == [("march.html", "Archive")]
    assert first.pages == (OWN, "https://harbour.example/march")
    assert (second.title, second.is_own_page) == ("Dolna", False)


def test_an_article_without_a_permalink_is_known_by_its_text() -> None:
    list_page = page(ellis(url=None), Article(title="Dolna", text="D"))
    site = gather("folder", [("march.html", list_page), ("ellis.html", page(ellis(), url=OWN))])
    assert [(each.title, len(each.versions)) for each in site.articles] == [("Ellis", 1), ("Dolna", 0)]


def test_without_addresses_the_only_article_of_a_page_is_on_its_own_page() -> None:
    site = gather("folder", [("a.html", page(ellis())), ("b.html", page(ellis(), Article(title="Dolna", text="D")))])
    assert site.articles[0].place == "a.html"
    assert site.articles[0].pages == ()


def test_pages_without_an_article_are_bare_and_feeds_are_not() -> None:
    site = gather("folder", [("a.html", page()), ("feed.xml", page(kind=Kind.FEED))])
    assert [bare.place for bare in site.bare_pages] == ["a.html"]
