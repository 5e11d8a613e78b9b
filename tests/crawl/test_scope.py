"""How far a crawl goes from where it starts, and what it says that it left aside."""

from __future__ import annotations

import pytest

from crawler.config.model import Scope
from crawler.crawl.report import RunReport
from tests.crawl.conftest import Collect
from tests.crawl.pages import feed
from tests.paper import Paper, send, story


def index(*links: str) -> str:
    """Return a page of an archive: short links, as a calendar has them, and the text of no article."""
    return "<html><body><h1>Archive</h1>" + "".join(f'<li><a href="{link}">go</a></li>' for link in links)


def left(report: RunReport) -> dict[str, int]:
    return {addresses.reason: addresses.count for addresses in report.left_aside}


@pytest.fixture
def archive(paper: Paper) -> Paper:
    """A blog whose months and posts stand in one folder, under short links, beside pages about other things."""
    paper.pages = {
        "/blog/archives/2003_05.html": index("2003_06.html", "000001.html", "/about.html", "/"),
        "/blog/archives/2003_06.html": index("2003_05.html", "000002.html"),
        "/blog/archives/000001.html": story(1, "/town/elsewhere"),
        "/blog/archives/000002.html": story(2, "/"),
        "/town/elsewhere": story(3),
        "/about.html": story(4),
        "/": index("/blog/archives/2003_05.html", "/town/elsewhere"),
    }
    return paper


def test_an_archive_page_leads_to_the_whole_of_its_folder(archive: Paper, collect: Collect) -> None:
    report = collect("/blog/archives/2003_05.html")
    assert (report.scope, report.folder) == (Scope.SECTION, "/blog/archives/")
    assert report.new == 2
    assert left(report) == {"scope": 3}
    again = collect("/blog/archives/2003_05.html")
    assert (again.pages, again.unchanged, again.new, left(again)) == (4, 3, 0, {"scope": 3})


def test_what_was_left_aside_comes_with_a_wider_scope(archive: Paper, collect: Collect) -> None:
    report = collect("/blog/archives/2003_05.html", scope=Scope.SITE)
    assert report.new == 4
    assert left(report) == {}


def test_a_page_alone_is_a_page_alone(archive: Paper, collect: Collect) -> None:
    report = collect("/blog/archives/000001.html")
    assert (report.scope, report.pages, report.new, left(report)) == (Scope.PAGE, 1, 1, {"scope": 1})
    report = collect("/", scope=Scope.PAGE)
    assert (report.pages, report.folder) == (1, None)


def test_a_section_may_begin_at_one_of_its_articles(archive: Paper, collect: Collect) -> None:
    archive.pages["/blog/archives/000001.html"] = story(1, "2003_05.html", "/town/elsewhere")
    report = collect("/blog/archives/000001.html", scope=Scope.SECTION)
    assert report.pages == 4
    assert "/town/elsewhere" not in archive.paths


def test_a_section_takes_the_articles_that_its_lists_lead_to_and_not_what_these_lead_to(
    paper: Paper, collect: Collect
) -> None:
    paper.pages = {
        "/sport": '<h2><a href="/2026/ferry">Ferry race is won by the old boat</a></h2><a href="/city">City</a>',
        "/2026/ferry": story(1, "/2026/quay", "/sport/more"),
        "/sport/more": index("/2026/mill"),
        "/2026/quay": story(2),
        "/city": index("/2026/quay"),
    }
    report = collect("/sport")
    assert set(paper.paths) == {"/robots.txt", "/sport", "/2026/ferry", "/sport/more"}
    assert left(report) == {"scope": 3}


def test_a_section_goes_on_over_its_pages_whatever_copied_them(paper: Paper, collect: Collect) -> None:
    names = ["/node.html", "/node%3Fpage=1.html", "/node%3Fpage=2.html"]
    paper.pages = {
        "/town/index.html@cat=3.html": '<h2><a href="/a/1.html">The ferry race is won by the old boat</a></h2>'
        '<a href="/town/index.html@cat=3&paged=2.html">2</a>',
        "/town/index.html@cat=3&paged=2.html": '<h2><a href="/a/2.html">The quay wall stands for good</a></h2>',
        "/a/1.html": story(1),
        "/a/2.html": story(2),
        "/town/node": f'<h1>News</h1><a href="/town{names[1]}">2</a>',
        "/town/node%3Fpage=1.html": f'<h1>News</h1><a href="/town{names[2]}">3</a><a href="{names[0]}">1</a>',
        "/town/node%3Fpage=2.html": story(3),
    }
    assert collect("/town/index.html@cat=3.html").new == 2
    assert collect("/town/node").new == 1


def test_off_site_addresses_and_those_behind_the_limit_are_counted_once_each(paper: Paper, collect: Collect) -> None:
    away = "https://other.example/a"
    paper.pages = {"/": index("/a", "/b", "/c", away), "/a": index("/", "/b", away, away + "#part")}
    report = collect("/", limit=2)
    assert left(report) == {"off-site": 1, "limit": 2}
    assert {addresses.url for addresses in report.left_aside} == {away, paper.url("/b")}


def test_the_whole_site_of_a_feed(paper: Paper, collect: Collect) -> None:
    paper.pages = {"/feed.xml": feed(paper.url("/a")), "/a": story(1, "/b"), "/b": story(2)}
    assert collect("/feed.xml").new == 1
    assert collect("/feed.xml", scope=Scope.SITE).new == 1
    assert "/b" in paper.paths


def test_a_front_page_that_lies_elsewhere_is_one(paper: Paper, collect: Collect) -> None:
    def moved(request: object) -> None:
        send(request, "", ("Location", "/start/page.html"), status=302)  # type: ignore[arg-type]

    paper.answers["/"] = moved
    paper.pages = {"/start/page.html": index("/a"), "/a": story(1)}
    assert collect("/").new == 1


def test_a_copy_whose_files_are_named_by_escapes_is_found(paper: Paper, collect: Collect) -> None:
    paper.pages = {"/": index("/kj%c3%b8r", "/gr%c3%b8nn"), "/kj%25c3%25b8r": story(1)}
    report = collect("/")
    assert report.new == 1
    assert [(error.kind, error.count) for error in report.errors] == [("http-404", 1)]
    assert collect("/").new == 0
