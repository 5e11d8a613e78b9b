from __future__ import annotations

from crawler.core.checking.observing import observe
from crawler.core.types import Document, Kind
from tests.core.news import BAKERY, FERRY

URL = "https://harbour.example/ferry"


def html(body: str) -> Document:
    return Document(
        url=URL, body=f"<!doctype html><title>Gazette</title><body>{body}".encode(), content_type="text/html"
    )


def test_a_page_gives_its_articles_and_no_prose_without_one() -> None:
    text = "".join(f"<p>{line}</p>" for line in FERRY)
    page = observe(html(f"<article><h1>Night ferry sails again</h1>{text}</article>"))
    assert [seen.article.title for seen in page.articles] == ["Night ferry sails again"]
    assert (page.kind, page.url, page.prose) == (Kind.PAGE, URL, 0)


def test_prose_that_belongs_to_no_article_is_weighed() -> None:
    page = observe(html(f"<h1>404 Not found</h1><p>{BAKERY[0]}</p><nav><a href=/>{FERRY[0]}</a></nav>"))
    assert page.nothing_because == "error-page"
    assert page.prose == len(BAKERY[0])


def test_what_stands_behind_an_article_is_kept_where_it_is_prose() -> None:
    text = "".join(f"<p>{line}</p>" for line in FERRY)
    page = observe(html(f"<div><article><h1>Night ferry sails again</h1>{text}</article><p>{BAKERY[0]}</p></div>"))
    assert [seen.follows for seen in page.articles] == [BAKERY[0]]
