"""Every kind of start URL, against the real site."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime

import pytest

from migrations import open_database
from newsfold.demo_site.plan import pages, plain_text_stories, printed
from newsfold.demo_site.server import DemoSite
from newsfold.demo_site.stories import papers, stories
from storage.database import Database
from storage.runs import list_runs, start_run
from tests.e2e.comparison import stored_articles
from tests.e2e.conftest import ROOT, Run

VALE = {story.title for story in printed(papers()[1])}
ALL = {story.title for story in stories()}


def _titles(database_url: str) -> list[str]:
    with Database(database_url) as database:
        return sorted(article.title for article in stored_articles(database))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/vale/rss.xml", VALE),
        ("/vale/atom.xml", VALE),
        ("/sitemap.xml", ALL),
        ("/sitemap-news.xml", {story.title for paper in papers() for story in printed(paper)[:3]}),
        ("/notices/", {story.title for story in stories() if story.kind == "notice"}),
        ("/de/archive/", {story.title for story in printed(papers()[2])}),
    ],
)
def test_a_listing_gives_all_it_lists(crawl: Run, sqlite_url: str, path: str, expected: set[str]) -> None:
    crawl(path, sqlite_url)
    titles = _titles(sqlite_url)
    assert expected <= set(titles) <= ALL
    assert len(set(titles)) == len(titles)


def test_a_single_page_gives_its_own_articles_and_nothing_else(site: DemoSite, crawl: Run, sqlite_url: str) -> None:
    path = next(path for path, page in pages().items() if page.kind == "own" and len(page.wholes) == 4)
    summary = crawl(path, sqlite_url)
    assert summary["totals"]["pages"] == 1
    assert _titles(sqlite_url) == sorted(story.title for story in pages()[path].wholes)
    assert {request.path for request in site.requests} <= {"/robots.txt", path}


def test_a_plain_text_page_gives_its_articles(crawl: Run, sqlite_url: str) -> None:
    crawl("/text/morning.txt", sqlite_url)
    assert _titles(sqlite_url) == sorted(story.title for story in plain_text_stories())


def test_a_limit_is_kept(site: DemoSite, crawl: Run, sqlite_url: str) -> None:
    summary = crawl("/", sqlite_url, "--limit", "5")
    assert summary["totals"]["pages"] == 5
    assert summary["sources"][0]["limit_hit"] is True
    asked = {request.path for request in site.requests} - {"/robots.txt"}
    assert len(asked) == 5


def test_a_wider_scope_takes_in_what_was_left_aside(site: DemoSite, crawl: Run, sqlite_url: str) -> None:
    (source,) = crawl("/notices/", sqlite_url)["sources"]
    assert (source["scope"], source["folder"]) == ("section", "/notices/")
    outside = next(left for left in source["left_aside"] if left["reason"] == "scope")
    assert outside["count"] > 0
    assert outside["url"].startswith(site.url)
    assert outside["taken_in_by"] == "--scope site"
    (source,) = crawl("/notices/", sqlite_url, "--scope", "site")["sources"]
    assert "scope" not in {left["reason"] for left in source["left_aside"]}
    assert set(_titles(sqlite_url)) == ALL


def test_a_page_is_taken_alone_when_asked_for(site: DemoSite, crawl: Run, sqlite_url: str) -> None:
    summary = crawl("/", sqlite_url, "--scope", "page")
    assert summary["totals"]["pages"] == 1
    assert {request.path for request in site.requests} == {"/robots.txt", "/"}


def test_scrapy_crawl_takes_a_scope(site: DemoSite, sqlite_url: str) -> None:
    command = [sys.executable, "-m", "scrapy", "crawl", "auto", "-a", f"url={site.url}/", "-a", "scope=page"]
    command += ["-s", f"DATABASE={sqlite_url}", "-s", f"ALLOW_PRIVATE={site.host}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert {request.path for request in site.requests} == {"/robots.txt", "/"}
    assert "left aside: " in done.stderr


def test_scrapy_crawl_leaves_a_site_alone_that_another_run_has(site: DemoSite, sqlite_url: str) -> None:
    with open_database(sqlite_url) as database, database.begin() as connection:
        assert start_run(connection, "harbour", site.url, datetime.now(UTC), site.host) is not None
    command = [sys.executable, "-m", "scrapy", "crawl", "auto", "-a", f"url={site.url}/"]
    command += ["-s", f"DATABASE={sqlite_url}", "-s", f"ALLOW_PRIVATE={site.host}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert f"not crawled: {site.host} is being crawled by process " in done.stderr
    assert "Traceback" not in done.stderr
    assert site.requests == []


def test_scrapy_crawl_stores_the_same(site: DemoSite, sqlite_url: str) -> None:
    command = [sys.executable, "-m", "scrapy", "crawl", "section", "-a", f"url={site.url}/notices/"]
    command += ["-s", f"DATABASE={sqlite_url}", "-s", f"ALLOW_PRIVATE={site.host}", "-s", "DOWNLOAD_DELAY=0"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert {story.title for story in stories() if story.kind == "notice"} <= set(_titles(sqlite_url))
    with Database(sqlite_url) as database, database.read() as connection:
        assert [run.status for run in list_runs(connection)] == ["done"]
