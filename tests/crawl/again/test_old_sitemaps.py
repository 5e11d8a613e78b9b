"""Sitemaps of an index that had nothing new for weeks are asked for the more seldom, and so are the pages they name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from storage.database import Database
from storage.models import article, page
from tests.crawl.conftest import Collect
from tests.paper import Paper, story

NOW = datetime.now(UTC)
OLD, FRESH = "2019-05-04", f"{NOW - timedelta(days=2):%Y-%m-%d}"


def _sitemap(paper: Paper, tag: str, **dates: str) -> str:
    root = "urlset" if tag == "url" else "sitemapindex"
    entries = "".join(
        f"<{tag}><loc>{paper.url(f'/{name}')}</loc><lastmod>{date}</lastmod></{tag}>" for name, date in dates.items()
    )
    return f'<?xml version="1.0"?><{root}>{entries}</{root}>'


@pytest.fixture
def crawled(paper: Paper, collect: Collect, store: Database) -> Paper:
    """Return a site with an old and a fresh sitemap, known for weeks and crawled an hour ago."""
    paper.pages = {f"/{name}": story(number) for number, name in enumerate(("a", "b", "c", "d"))}
    paper.pages["/old"] = _sitemap(paper, "url", a=OLD, b=OLD)
    paper.pages["/fresh"] = _sitemap(paper, "url", c=FRESH)
    paper.pages["/index.xml"] = _sitemap(paper, "sitemap", old=OLD, fresh=FRESH)
    assert collect("/index.xml").new == 3
    with store.begin() as connection:
        connection.execute(update(article).values(text_seen_at=NOW - timedelta(days=50)))
        known_since = {"first_fetched_at": NOW - timedelta(days=50), "last_fetched_at": NOW - timedelta(hours=1)}
        connection.execute(update(page).values(known_since))
    paper.requests.clear()
    return paper


def test_only_what_may_be_new_is_asked_for(crawled: Paper, collect: Collect) -> None:
    crawled.pages["/fresh"] = _sitemap(crawled, "url", c=FRESH, d=FRESH)
    report = collect("/index.xml")
    assert sorted(crawled.paths) == ["/d", "/fresh", "/index.xml", "/robots.txt"]
    assert (report.new, report.rested) == (1, 4)


def test_what_the_index_calls_changed_is_asked_for(crawled: Paper, collect: Collect) -> None:
    crawled.pages["/index.xml"] = _sitemap(crawled, "sitemap", old=NOW.isoformat(), fresh=FRESH)
    crawled.pages["/old"] = _sitemap(crawled, "url", a=OLD, b=OLD, d=OLD)
    assert collect("/index.xml").new == 1
    assert {"/old", "/d"} <= set(crawled.paths)
    assert not {"/a", "/b"} & set(crawled.paths)


def test_a_sitemap_that_is_retired_is_looked_at_again(crawled: Paper, collect: Collect, store: Database) -> None:
    crawled.pages["/old"] = _sitemap(crawled, "url", a=OLD, b=OLD, d=OLD)  # by an index that does not say so
    with store.begin() as connection:
        connection.execute(update(page).values(last_fetched_at=datetime.now(UTC) - timedelta(days=7)))
    assert collect("/index.xml").new == 1
    assert "/old" in crawled.paths
