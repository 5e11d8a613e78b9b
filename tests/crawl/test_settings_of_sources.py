"""What a source has of its own, over real HTTP: which pages it wants, how far it goes, and who hears its headers."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest

from crawler.config.access.headers import Header
from crawler.config.model import SourceKind
from crawler.middlewares.pacing.pace import Pace
from crawler.session.outcomes import Outcome
from crawler.spiders.scope import Left
from storage.database import Database
from storage.runs import list_runs
from tests.crawl.conftest import Collect
from tests.crawl.pages import feed, front, kinds, titles
from tests.paper import Paper, send, story

SECRET = "swordfish-7"


def redirect(paper: Paper, path: str, to: str) -> None:
    paper.answers[path] = lambda request: send(request, "", ("Location", to), status=302)


def left_of(store: Database) -> dict[str, int]:
    """Return what the latest run left aside, as it stands in the store."""
    with store.read() as connection:
        return {left.reason: left.count for left in list_runs(connection)[0].left}


def test_patterns_say_which_links_are_followed_and_the_rest_is_told(
    paper: Paper, store: Database, collect: Collect
) -> None:
    paper.pages = {f"/news/{number}": story(number) for number in range(4)} | {"/sport/1": story(5)}
    paper.pages["/"] = front("/news/1", "/news/2", "/news/gallery/3", "/sport/1", "/away")
    redirect(paper, "/news/2", paper.url("/sport/1"))
    report = collect("/", own={"include": ("/news/**",), "exclude": ("/**/gallery/*",)})
    assert sorted(paper.paths) == ["/", "/news/1", "/news/2", "/robots.txt"]
    assert (report.new, report.errors) == (1, ())
    assert [(left.reason, left.count) for left in report.left_aside] == [(Left.EXCLUDED, 3)]
    assert left_of(store) == {"excluded": 3}


def test_a_feed_leads_to_the_pages_that_are_included(paper: Paper, collect: Collect) -> None:
    paper.pages = {"/news/1": story(1), "/robots.txt": f"Sitemap: {paper.url('/map.txt')}", "/": front("/about")}
    paper.answers["/map.txt"] = lambda request: send(
        request, paper.url("/news/1"), ("Content-Type", "text/plain; charset=utf-8")
    )
    assert collect("/", own={"include": ("/news/**",)}).new == 1


@pytest.mark.parametrize(("depth", "last"), [(0, 0), (1, 1), (3, 3)])
def test_a_crawl_goes_so_many_links_from_its_start(
    paper: Paper, store: Database, collect: Collect, depth: int, last: int
) -> None:
    paper.pages = {"/": front("/news/1")} | {f"/news/{n}": story(n, f"/news/{n + 1}") for n in range(1, 6)}
    report = collect("/", own={"depth": depth})
    assert sorted(paper.paths) == ["/", *(f"/news/{n}" for n in range(1, last + 1)), "/robots.txt"]
    assert [(left.reason, left.count) for left in report.left_aside] == [(Left.TOO_DEEP, 1)]
    assert left_of(store) == {"too-deep": 1}


def test_a_page_is_as_deep_as_the_shortest_way_to_it(paper: Paper, collect: Collect) -> None:
    paper.pages = {"/": front("/a", "/b"), "/a": front("/c"), "/b": front("/d"), "/c": front("/d"), "/d": front("/e")}
    paper.pages["/e"] = story(1)
    assert collect("/", concurrency=1, own={"depth": 3}).new == 1


def test_a_page_that_is_owed_is_as_deep_as_it_was(paper: Paper, collect: Collect) -> None:
    paper.pages = {"/": front("/a"), "/a": front("/b"), "/c": story(1)}
    paper.answers["/b"] = lambda request: send(request, "oops", status=500)
    collect("/", own={"depth": 2})
    paper.answers.clear()
    paper.pages |= {"/": front(), "/b": front("/c")}
    paper.requests.clear()
    collect("/", own={"depth": 2})
    assert "/b" in paper.paths
    assert "/c" not in paper.paths


def test_what_is_owed_and_wanted_no_more_is_forgotten(paper: Paper, collect: Collect) -> None:
    paper.pages = {"/": front("/a")}
    paper.answers["/a"] = lambda request: send(request, "oops", status=500)
    collect("/")
    paper.requests.clear()
    paper.pages = {"/": front()}
    collect("/", own={"exclude": ("/a",)})
    collect("/")
    assert "/a" not in paper.paths


def test_a_page_in_place_of_a_feed_is_told_and_nothing_is_taken_of_it(
    paper: Paper, store: Database, collect: Collect
) -> None:
    paper.pages = {"/feed.xml": story(1, "/story/2"), "/story/2": story(2)}
    report = collect("/feed.xml", own={"kind": SourceKind.FEED})
    assert (kinds(report), report.outcome, titles(store)) == ({"wrong-kind": 1}, Outcome.NOTHING, set())
    assert "this is a page, and not the feed that the source is said to be" in (report.trouble or "")
    assert sorted(paper.paths) == ["/feed.xml", "/robots.txt"]


def test_a_feed_gives_its_entries_and_their_pages_and_no_others(paper: Paper, collect: Collect) -> None:
    paper.pages = {"/feed.xml": feed(paper.url("/story/1")), "/story/1": story(1, "/story/2"), "/story/2": story(2)}
    assert collect("/feed.xml", own={"kind": SourceKind.FEED}).new == 1
    assert "/story/2" not in paper.paths


def test_headers_and_user_agent_of_a_source_go_to_its_own_publisher_and_to_nobody_else(
    paper: Paper, store: Database, sqlite_url: str, collect: Collect, caplog: pytest.LogCaptureFixture
) -> None:
    own: dict[str, Any] = {
        "headers": (Header("X-Key", SECRET), Header("Accept", "a/b")),
        "user_agent": "Reader of Ours",
    }
    common: dict[str, Any] = {"headers": (Header("X-Common", "yes"),), "contact": "desk@paper.example"}
    with Paper() as other, caplog.at_level(logging.DEBUG):
        redirect(paper, "/away", other.url("/story/3"))
        redirect(paper, "/over", other.url("/back"))
        redirect(other, "/back", paper.url("/story/4"))
        paper.pages = {"/feed.xml": feed(*map(paper.url, ("/story/1", "/away", "/over")))}
        paper.pages |= {"/story/1": story(1), "/story/4": story(4)}
        other.pages = {"/story/3": story(3)}
        report = collect("/feed.xml", allow_private=(paper.host, other.host), own=own, **common)
    assert report.new == 3
    assert set(other.paths) == {"/robots.txt", "/story/3", "/back"}
    for _, headers in other.requests:
        assert headers.keys().isdisjoint({"x-key", "x-common"})
        assert SECRET not in str(headers)
        assert headers["user-agent"] == "newsfold (news archive crawler; +desk@paper.example)"
        assert headers["accept"].startswith("text/html")
    assert set(paper.paths) == {"/robots.txt", "/feed.xml", "/story/1", "/story/4", "/away", "/over"}
    for _, headers in paper.requests:
        assert (headers["x-key"], headers["x-common"], headers["accept"]) == (SECRET, "yes", "a/b")
        assert headers["user-agent"] == "Reader of Ours (+desk@paper.example)"
    assert SECRET not in caplog.text
    store.close()
    assert SECRET.encode() not in Path(sqlite_url.removeprefix("sqlite:///")).read_bytes()


def test_the_pages_of_a_feed_on_another_host_hear_no_secret(paper: Paper, collect: Collect) -> None:
    with Paper(pages={"/story/2": story(2)}) as other:
        paper.pages = {"/feed.xml": feed(other.url("/story/2"))}
        own = {"headers": (Header("X-Key", SECRET),)}
        assert collect("/feed.xml", allow_private=(paper.host, other.host), own=own).new == 1
        assert not any("x-key" in headers for _, headers in other.requests)
    assert all(headers["x-key"] == SECRET for _, headers in paper.requests)


def test_a_host_of_another_name_on_the_same_machine_hears_no_secret(paper: Paper, collect: Collect) -> None:
    named = paper.host.replace("127.0.0.1", "localhost")
    redirect(paper, "/a", f"http://{named}/b")
    paper.pages = {"/feed.xml": feed(paper.url("/a")), "/b": story(1)}
    collect("/feed.xml", allow_private=(paper.host, named), own={"headers": (Header("Authorization", SECRET),)})
    heard = {(path, headers["host"]): headers.get("authorization") for path, headers in paper.requests}
    assert heard["/a", paper.host] == SECRET
    assert heard["/b", named] is None


def test_robots_txt_is_read_by_the_name_of_the_source(paper: Paper, collect: Collect) -> None:
    paper.pages = {"/": story(1), "/robots.txt": "User-agent: ours\nDisallow: /\n"}
    assert kinds(collect("/", own={"user_agent": "ours/1.0"})) == {"robots": 1}
    assert collect("/").new == 1


def test_a_source_has_its_own_delay_and_limits_of_size(
    paper: Paper, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    floors: list[float] = []

    def noted(*, floor: float, adapts: bool) -> Pace:
        floors.append(floor)
        return Pace(floor=0.0, adapts=adapts)

    monkeypatch.setattr("crawler.middlewares.downloader.Pace", noted)
    with Paper(pages={"/story/2": "x" * 3_000}) as other:
        paper.pages = {"/feed.xml": feed(other.url("/story/2"))}
        own = {"delay": 7.0, "max_bytes": 2_000}
        report = collect("/feed.xml", allow_private=(paper.host, other.host), own=own)
    assert floors == [7.0, 0.0]  # the other host is ours, too, as it is allowed by name
    assert kinds(report) == {"too-large": 1}
