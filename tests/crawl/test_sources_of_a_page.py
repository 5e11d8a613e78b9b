"""How a page is found, and what is known of it from elsewhere: sitemaps, names of files, feeds."""

from __future__ import annotations

import gzip
import re

import pytest

from storage.articles import iter_articles
from storage.database import Database
from tests.crawl.conftest import Collect
from tests.crawl.pages import front, kinds, titles
from tests.paper import Paper, send, story


@pytest.mark.parametrize("is_packed", [False, True])
def test_a_sitemap_of_one_line_leads_to_its_page(
    paper: Paper, store: Database, collect: Collect, is_packed: bool
) -> None:
    paper.pages = {"/": front(), "/story/0": story(0), "/robots.txt": f"Sitemap: {paper.url('/sitemap.txt')}"}
    line = paper.url("/story/0").encode()
    body = gzip.compress(line) if is_packed else line
    paper.answers["/sitemap.txt"] = lambda request: send(request, body, ("Content-Type", "text/plain"))
    collect("/")
    assert len(titles(store)) == 1


def test_a_file_that_is_named_as_its_address_is_written_is_found_once(
    paper: Paper, store: Database, collect: Collect
) -> None:
    paper.pages = {"/": front("/%c3%b8l", "/%C3%B8l", "/øl"), "/%25c3%25b8l": story(0)}
    report = collect("/")
    assert len(titles(store)) == 1
    assert kinds(report) == {}
    assert sorted(paper.paths) == ["/", "/%25c3%25b8l", "/%c3%b8l", "/robots.txt"]


@pytest.mark.parametrize("order", [("/feed", "/story/0"), ("/story/0", "/feed")])
def test_the_entry_of_a_feed_serves_its_page_whichever_is_read_first(
    paper: Paper, store: Database, collect: Collect, order: tuple[str, str]
) -> None:
    item = (
        "<pubDate>Mon, 02 Mar 2026 12:00:00 GMT</pubDate><dc:creator>Ada Bright</dc:creator><category>Quay</category>"
    )
    paper.pages["/feed"] = (
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<item><title>Story</title><link>{paper.url('/story/0')}</link>{item}</item></channel></rss>"
    )
    paper.pages["/story/0"] = re.sub(r"<time.*?</time>|<meta[^>]*>", "", story(0))
    for url in (*order, *order):
        collect(url)
    (article,) = iter_articles(store)
    assert (article.authors, article.tags) == (("Ada Bright",), ("Quay",))
    assert article.published_at is not None
    assert not article.revisions
