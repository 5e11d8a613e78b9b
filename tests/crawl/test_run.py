from __future__ import annotations

import asyncio
import gzip
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from crawler.config.model import Fetch, Source
from crawler.crawl.report import RunReport
from crawler.crawl.run import crawl
from crawler.session.stats import Progress
from crawler.session.workers import Workers
from storage.articles import iter_articles
from storage.database import Database
from storage.errors import DatabaseFull
from storage.run_records import EmptyPages
from storage.runs import list_runs
from tests.event_loop import run
from tests.paper import Paper, send, story

FRONT = "<html><body><h1>The Paper</h1>{}</body></html>"


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    pool = Workers(1)
    yield pool
    pool.close()


@pytest.fixture
def paper() -> Iterator[Paper]:
    with Paper() as paper:
        yield paper


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Database]:
    with Database(sqlite_url) as database:
        yield database


@pytest.fixture
def collect(paper: Paper, workers: Workers, store: Database) -> Any:
    """Crawl a path of the paper, or a whole URL, and return the report."""

    def collect(start: str, *, limit: int | None = None, stop: asyncio.Event | None = None, **fetch: Any) -> RunReport:
        settings = replace(Fetch(allow_private=(paper.host,), timeout=5.0, retries=1), **fetch)
        url = paper.url(start) if start.startswith("/") else start
        source = Source(name="paper", url=url, limit=limit)
        return run(crawl(source, database=store, fetch=settings, workers=workers, stop=stop))

    return collect


def front(*links: str) -> str:
    return FRONT.format("".join(f'<p><a href="{link}">Read the whole story about {link}</a></p>' for link in links))


def kinds(report: RunReport) -> dict[str, int]:
    return {error.kind: error.count for error in report.errors}


def titles(store: Database) -> set[str]:
    return {article.title for article in iter_articles(store)}


def test_a_site_is_collected_and_its_run_recorded(paper: Paper, store: Database, collect: Any) -> None:
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
    paper: Paper, store: Database, collect: Any
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


def test_an_article_is_collected_alone_with_its_rest(paper: Paper, collect: Any) -> None:
    rest = story(1)
    paper.pages = {"/town/bridge": story(0, "/town/other"), "/town/bridge?more=1": rest, "/town/other": story(2)}
    paper.pages["/town/bridge"] = paper.pages["/town/bridge"].replace(
        "</head>", '<link rel="next" href="/town/bridge?more=1"></head>'
    )
    report = collect("/town/bridge")
    assert paper.paths == ["/robots.txt", "/town/bridge", "/town/bridge?more=1"]
    assert report.new == 2


def test_the_limit_ends_the_crawl(paper: Paper, collect: Any) -> None:
    paper.pages = {"/": front(*(f"/story/{n}" for n in range(6)))} | {f"/story/{n}": story(n) for n in range(6)}
    report = collect("/", limit=3)
    assert report.pages == 3
    assert report.limit_hit
    assert not collect("/", limit=7).limit_hit


def test_other_sites_are_left_alone_also_behind_a_redirect(paper: Paper, collect: Any) -> None:
    with Paper(pages={"/": story(5), "/x": story(6)}) as other:
        paper.pages = {"/": front("/away", other.url("/x"))}
        paper.answers["/away"] = lambda request: send(request, "", ("Location", other.url("/")), status=302)
        report = collect("/", allow_private=(paper.host, other.host))
        assert other.requests == []
    assert (report.pages, report.errors) == (1, ())


@pytest.mark.parametrize(
    ("answer", "kind", "tries"),
    [
        (lambda request: send(request, story(9)[:300], length=5_000), "truncated", 2),
        (
            lambda request: send(request, gzip.compress(story(9).encode())[:-9], ("Content-Encoding", "gzip")),
            "truncated",
            2,
        ),
        (lambda request: send(request, story(9), ("Content-Encoding", "gzip")), "bad-encoding", 2),
        (lambda request: send(request, b"x" * 3_000_000), "too-large", 1),
        (lambda request: send(request, gzip.compress(b" " * 3_000_000), ("Content-Encoding", "gzip")), "too-large", 1),
        (lambda request: send(request, b"%PDF-1.7\n" + bytes(range(128, 256)) * 9), "pdf", 1),
        (lambda request: send(request, b"\xff" * 9_000_000, ("Content-Type", "image/jpeg")), "image", 1),
        (lambda request: send(request, b""), "empty", 1),
        (lambda request: send(request, "oops", status=500), "http-500", 2),
        (lambda request: send(request, "no", status=410), "http-410", 1),
        (lambda request: send(request, "wait", ("Retry-After", "3600"), status=429), "busy", 1),
        (lambda request: send(request, "", ("Location", "file:///etc/hostname"), status=302), "bad-redirect", 1),
        (lambda request: send(request, "", ("Location", "http://a:b@127.0.0.1/"), status=302), "bad-redirect", 1),
        (lambda request: send(request, "", ("Location", ""), status=302), "redirect-loop", 1),
        (lambda request: request.wfile.write(b"SSH-2.0-OpenSSH_9\r\n\r\n"), "connection", 2),
        (lambda request: send(request, story(9), *[(f"X-{n}", "y" * 9_000) for n in range(40)]), "connection", 2),
    ],
)
def test_a_bad_page_is_counted_and_the_others_are_collected(
    paper: Paper, store: Database, collect: Any, answer: Any, kind: str, tries: int
) -> None:
    paper.pages = {"/": front("/bad", "/story/0"), "/story/0": story(0)}

    def answer_and_hang_up(request: BaseHTTPRequestHandler) -> None:
        request.close_connection = True
        answer(request)

    paper.answers["/bad"] = answer_and_hang_up
    report = collect("/", max_bytes=1_000_000)
    assert kinds(report) == {kind: 1}
    assert report.errors[0].message.startswith(paper.url("/bad"))
    assert paper.paths.count("/bad") == tries
    assert len(titles(store)) == 1


def test_a_passing_fault_costs_no_article(paper: Paper, collect: Any) -> None:
    def busy_at_first(request: BaseHTTPRequestHandler) -> None:
        if paper.paths.count("/story/0") == 1:
            send(request, "later", ("Retry-After", "0"), status=503)
        else:
            send(request, story(0))

    paper.pages = {"/": front("/story/0")}
    paper.answers["/story/0"] = busy_at_first
    report = collect("/")
    assert (report.new, report.errors) == (1, ())


@pytest.mark.parametrize(
    "spelling", ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "127.1", "[::ffff:127.0.0.1]"]
)
def test_private_addresses_are_refused_however_they_are_spelled(paper: Paper, collect: Any, spelling: str) -> None:
    port = paper.host.rpartition(":")[2]
    report = collect(f"http://{spelling}:{port}/", allow_private=())
    assert paper.requests == []
    assert (report.status, report.pages) == ("done", 0)
    assert kinds(report) == {"private-address": 1}
    assert f"--allow-private {spelling}:{port}" in report.errors[0].message


def test_an_allowed_address_leads_to_no_other(paper: Paper, collect: Any) -> None:
    with Paper(pages={"/secret": story(9), "/robots.txt": ""}) as inner:
        paper.pages = {"/feed.xml": _feed(paper.url("/a"), paper.url("/b"))}
        paper.answers["/a"] = lambda request: send(request, "", ("Location", inner.url("/secret")), status=301)
        paper.answers["/b"] = lambda request: send(request, "", ("Location", "http://[::1]:9/"), status=301)
        report = collect("/feed.xml")
        assert inner.requests == []
    assert kinds(report) == {"private-address": 2}


def _feed(*links: str) -> str:
    items = "".join(f"<item><title>Story {link}</title><link>{link}</link></item>" for link in links)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Paper</title>{items}</channel></rss>'


@pytest.mark.parametrize(
    ("status", "rules", "kind"),
    [(200, "User-agent: *\nDisallow: /\n", "robots"), (500, "", "robots-unreachable"), (429, "", "robots-unreachable")],
)
def test_robots_txt_is_obeyed_and_an_unreachable_one_too(
    paper: Paper, collect: Any, status: int, rules: str, kind: str
) -> None:
    paper.pages = {"/": story(0)}
    paper.answers["/robots.txt"] = lambda request: send(request, rules, status=status)
    report = collect("/")
    assert set(paper.paths) == {"/robots.txt"}
    assert kinds(report) == {kind: 1}


def test_a_missing_robots_txt_forbids_nothing_and_a_rule_only_what_it_says(paper: Paper, collect: Any) -> None:
    paper.pages = {"/": front("/story/0", "/desk/1"), "/story/0": story(0), "/desk/1": story(1)}
    assert collect("/").new == 2
    paper.requests.clear()
    paper.pages["/robots.txt"] = "User-agent: *\nDisallow: /desk/\n"
    assert kinds(collect("/")) == {"robots": 1}
    assert "/desk/1" not in paper.paths


def test_a_site_that_stops_answering_is_left_for_the_next_run(paper: Paper, collect: Any) -> None:
    paper.pages = {"/": front(*(f"/story/{n}" for n in range(80)))}
    for number in range(80):
        paper.answers[f"/story/{number}"] = lambda request: send(request, "no", ("Retry-After", "900"), status=503)
    report = collect("/")
    assert kinds(report)["site-down"] == 1
    assert report.given_up > 20
    assert len(paper.requests) < 60


def test_the_comments_on_an_article_are_no_feed_of_the_site(paper: Paper, collect: Any) -> None:
    feed = '<link rel="alternate" type="application/rss+xml" href="{}"></head>'
    paper.pages = {"/": front("/town/bridge").replace("<body>", "<head>" + feed.format("/feed") + "<body>")}
    paper.pages["/town/bridge"] = story(0).replace("</head>", feed.format("/town/bridge/feed/"))
    paper.pages["/feed"] = _feed(paper.url("/town/bridge"))
    collect("/")
    assert set(paper.paths) == {"/", "/robots.txt", "/feed", "/town/bridge"}


def test_sitemaps_that_robots_txt_names_are_followed_for_a_site(paper: Paper, collect: Any) -> None:
    paper.pages = {"/": front(), "/hidden/0": story(0)}
    paper.pages["/robots.txt"] = f"Sitemap: {paper.url('/map.xml')}\n"
    paper.pages["/map.xml"] = (
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<url><loc>{paper.url('/hidden/0')}</loc></url></urlset>"
    )
    assert collect("/").new == 1


def test_a_stop_ends_the_crawl_soon_and_keeps_what_is_stored(paper: Paper, store: Database, collect: Any) -> None:
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


def test_a_stop_that_comes_before_the_start_is_heard(paper: Paper, collect: Any) -> None:
    stop = asyncio.Event()
    stop.set()
    paper.pages = {"/": front(*(f"/story/{n}" for n in range(50)))} | {f"/story/{n}": story(n) for n in range(50)}
    report = collect("/", stop=stop)
    assert report.status == "stopped"
    assert report.pages < 50


def test_an_address_is_remembered_without_its_trackers(paper: Paper, collect: Any) -> None:
    paper.pages = {"/": front("/story/0?utm_source=front"), "/story/0?utm_source=front": story(0), "/story/0": story(0)}
    collect("/")
    paper.pages["/"] = front("/story/0?utm_source=mail")
    paper.pages["/story/0?utm_source=mail"] = story(0)
    assert collect("/").unchanged == 1


def test_a_store_that_fails_ends_the_crawl_with_its_sentence(
    paper: Paper, collect: Any, monkeypatch: pytest.MonkeyPatch
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


def test_a_url_that_is_none_is_an_error(collect: Any) -> None:
    assert kinds(collect("http://user:secret@paper.example/")) == {"bad-url": 1}
