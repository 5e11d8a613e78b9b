from __future__ import annotations

import asyncio
import threading
from http.server import BaseHTTPRequestHandler

import pytest

from crawler.config.model import Fetch, Source
from crawler.crawl.report import RunReport
from crawler.crawl.run import crawl
from crawler.session.stats import Progress
from crawler.session.workers import Workers
from storage.database import Database
from storage.errors import DatabaseFull
from storage.run_records import EmptyPages
from storage.runs import list_runs
from tests.crawl.conftest import Collect
from tests.crawl.pages import feed, front, kinds, titles
from tests.event_loop import run
from tests.paper import Paper, send, story


def test_a_site_is_collected_and_its_run_recorded(paper: Paper, store: Database, collect: Collect) -> None:
    paper.pages = {"/": front("/story/0", "/story/1"), "/story/0": story(0, "/story/2"), "/story/1": story(1)}
    paper.pages["/story/2"] = story(2, "/", "/story/0?utm_source=mail", "/story/1#comments", "/gone")
    report = collect("/")
    assert (report.status, report.pages, report.new, report.failure) == ("done", 4, 3, None)
    assert kinds(report) == {"http-404": 1}
    assert report.errors[0].url == paper.url("/gone")
    assert report.empty == (EmptyPages(reason="no-article", count=1, url=paper.url("/")),)
    assert len(titles(store)) == 3
    assert sorted(paper.paths) == ["/", "/gone", "/robots.txt", "/story/0", "/story/1", "/story/2"]
    with store.read() as connection:
        (record,) = list_runs(connection)
    assert (record.status, record.pages, record.new) == ("done", 4, 3)
    assert [error.kind for error in record.errors] == ["http-404"]
    assert record.empty == report.empty


def test_a_second_crawl_asks_for_changes_and_goes_on_from_what_it_remembers(
    paper: Paper, store: Database, collect: Collect
) -> None:
    def tagged(request: BaseHTTPRequestHandler) -> None:
        known = request.headers["If-None-Match"] == '"v1"'
        send(request, "" if known else story(0, "/story/1"), ("ETag", '"v1"'), status=304 if known else 200)

    paper.pages = {"/": front("/story/0"), "/story/1": story(1, "/story/2"), "/story/2": story(2)}
    paper.answers["/story/0"] = tagged
    collect("/")
    paper.requests.clear()
    paper.pages["/story/2"] = story(3)
    report = collect("/")
    assert sorted(paper.paths) == ["/", "/robots.txt", "/story/0", "/story/1", "/story/2"]
    assert (report.pages, report.unchanged, report.new + report.revisions) == (4, 2, 1)
    assert dict(paper.requests)["/story/0"]["if-none-match"] == '"v1"'


def test_an_article_is_collected_alone_with_its_rest(paper: Paper, collect: Collect) -> None:
    rest = story(1)
    paper.pages = {"/town/bridge": story(0, "/town/other"), "/town/bridge?more=1": rest, "/town/other": story(2)}
    paper.pages["/town/bridge"] = paper.pages["/town/bridge"].replace(
        "</head>", '<link rel="next" href="/town/bridge?more=1"></head>'
    )
    report = collect("/town/bridge")
    assert paper.paths == ["/robots.txt", "/town/bridge", "/town/bridge?more=1"]
    assert report.new == 2


def test_the_limit_ends_the_crawl(paper: Paper, collect: Collect) -> None:
    paper.pages = {"/": front(*(f"/story/{n}" for n in range(6)))} | {f"/story/{n}": story(n) for n in range(6)}
    report = collect("/", limit=3)
    assert report.pages == 3
    assert report.limit_hit
    assert not collect("/", limit=7).limit_hit


def test_what_the_server_says_of_the_first_page_is_reported(paper: Paper, collect: Collect) -> None:
    paper.answers["/"] = lambda request: send(request, front("/story"), ("Cache-Control", "max-age=900"))
    paper.answers["/story"] = lambda request: send(request, story(1), ("Cache-Control", "max-age=7"))
    assert collect("/").fresh_for.total_seconds() == 900
    paper.pages["/feed.xml"] = feed(paper.url("/story")).replace("<title>", "<ttl>30</ttl><title>", 1)
    assert collect("/feed.xml").fresh_for.total_seconds() == 1_800


def test_other_sites_are_left_alone_also_behind_a_redirect(paper: Paper, collect: Collect) -> None:
    with Paper(pages={"/": story(5), "/x": story(6)}) as other:
        paper.pages = {"/": front("/away", other.url("/x"))}
        paper.answers["/away"] = lambda request: send(request, "", ("Location", other.url("/")), status=302)
        report = collect("/", allow_private=(paper.host, other.host))
        assert other.requests == []
    assert (report.pages, report.errors) == (1, ())


def test_the_comments_on_an_article_are_no_feed_of_the_site(paper: Paper, collect: Collect) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="{}"></head>'
    paper.pages = {"/": front("/town/bridge").replace("<body>", "<head>" + link.format("/feed") + "<body>")}
    paper.pages["/town/bridge"] = story(0).replace("</head>", link.format("/town/bridge/feed/"))
    paper.pages["/feed"] = feed(paper.url("/town/bridge"))
    collect("/")
    assert set(paper.paths) == {"/", "/robots.txt", "/feed", "/town/bridge"}


def test_sitemaps_that_robots_txt_names_are_followed_for_a_site(paper: Paper, collect: Collect) -> None:
    paper.pages = {"/": front(), "/hidden/0": story(0)}
    paper.pages["/robots.txt"] = f"Sitemap: {paper.url('/map.xml')}\n"
    paper.pages["/map.xml"] = (
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<url><loc>{paper.url('/hidden/0')}</loc></url></urlset>"
    )
    assert collect("/").new == 1


def test_a_stop_ends_the_crawl_soon_and_keeps_what_is_stored(paper: Paper, store: Database, collect: Collect) -> None:
    stop = asyncio.Event()
    released = threading.Event()

    def hang(request: BaseHTTPRequestHandler) -> None:
        stop.set()
        released.wait(30)

    paper.pages = {"/": front("/story/0", "/slow", "/story/1"), "/story/0": story(0), "/story/1": story(1)}
    paper.answers["/slow"] = hang
    report = collect("/", stop=stop, timeout=300.0)
    released.set()
    assert report.status == "stopped"
    assert report.errors == ()
    assert len(titles(store)) == report.new
    with store.read() as connection:
        assert [record.status for record in list_runs(connection)] == ["stopped"]


def test_a_crawl_that_is_cancelled_is_recorded_as_stopped(paper: Paper, store: Database, workers: Workers) -> None:
    reached, released = asyncio.Event(), threading.Event()
    loop_of: list[asyncio.AbstractEventLoop] = []

    def hang(request: BaseHTTPRequestHandler) -> None:
        loop_of[0].call_soon_threadsafe(reached.set)
        released.wait(30)

    async def cancel() -> None:
        loop_of.append(asyncio.get_running_loop())
        fetch = Fetch(allow_private=(paper.host,), timeout=300.0)
        source = Source(name="paper", url=paper.url("/"))
        task = asyncio.ensure_future(crawl(source, database=store, fetch=fetch, workers=workers))
        await reached.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    paper.answers["/"] = hang
    run(cancel())
    released.set()
    with store.read() as connection:
        assert [record.status for record in list_runs(connection)] == ["stopped"]


def test_a_stop_that_comes_before_the_start_is_heard(paper: Paper, collect: Collect) -> None:
    stop = asyncio.Event()
    stop.set()
    paper.pages = {"/": front(*(f"/story/{n}" for n in range(50)))} | {f"/story/{n}": story(n) for n in range(50)}
    report = collect("/", stop=stop)
    assert report.status == "stopped"
    assert report.pages < 50


def test_an_address_is_remembered_without_its_trackers(paper: Paper, collect: Collect) -> None:
    paper.pages = {"/": front("/story/0?utm_source=front"), "/story/0?utm_source=front": story(0), "/story/0": story(0)}
    collect("/")
    paper.pages["/"] = front("/story/0?utm_source=mail")
    paper.pages["/story/0?utm_source=mail"] = story(0)
    assert collect("/").unchanged == 1


def test_a_store_that_fails_ends_the_crawl_with_its_sentence(
    paper: Paper, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DatabaseFull("sqlite:///news.db", "no room left on the disk")

    paper.pages = {"/": front(*(f"/story/{n}" for n in range(40)))} | {f"/story/{n}": story(n) for n in range(40)}
    monkeypatch.setattr("crawler.session.writer.store_page", full)
    report = collect("/")
    assert report.status == "failed"
    assert report.failure is not None
    assert "no room left" in report.failure
    assert report.new == 0


def test_several_crawls_share_a_loop_and_tell_how_far_they_are(store: Database, workers: Workers) -> None:
    seen: list[Progress] = []

    async def both(one: Paper, two: Paper) -> list[RunReport]:
        fetch = Fetch(allow_private=(one.host, two.host), timeout=5.0)
        crawls = (
            crawl(
                Source(name=paper.host, url=paper.url("/")),
                database=store,
                fetch=fetch,
                workers=workers,
                on_progress=seen.append,
            )
            for paper in (one, two)
        )
        return await asyncio.gather(*crawls)

    pages = {f"/story/{n}": story(n) for n in range(10)}
    with Paper({"/": front(*pages)} | pages) as one, Paper({"/": front(*pages)} | pages) as two:
        reports = run(both(one, two))
    assert [report.status for report in reports] == ["done", "done"]
    assert sum(report.new for report in reports) == 10
    assert sum(report.repeats for report in reports) == 10
    assert all(progress.pages <= 11 for progress in seen)
