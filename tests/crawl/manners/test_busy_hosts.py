from __future__ import annotations

from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from scrapy.utils.asyncio import call_later
from sqlalchemy import select, update

from crawler.middlewares.pacing.pace import PROBES
from crawler.session.leftovers import MAX_TRIES
from crawler.session.outcomes import Outcome
from crawler.spiders.scope import Left
from storage.database import Database
from storage.holds import find_hold
from storage.models import held_host, held_page
from storage.runs import list_runs
from tests.crawl.conftest import Collect
from tests.crawl.pages import feed, front, kinds
from tests.paper import Paper, send, story

STORIES = 30


def an_hour_passes(store: Database) -> None:
    """Let what hosts and pages asked for be over."""
    with store.begin() as connection:
        for table in (held_host, held_page):
            connection.execute(update(table).values(until=datetime.now(UTC) - timedelta(seconds=1)))


def a_paper_that_says_once(paper: Paper, status: int, *headers: tuple[str, str]) -> None:
    """Give a paper whose first story asks for a pause before it comes."""
    paper.pages = {"/": front("/story/0")} | {f"/story/{number}": story(number) for number in range(STORIES)}
    paper.pages["/story/0"] = story(0, *(f"/story/{number}" for number in range(1, STORIES)))

    def pause_first(request: BaseHTTPRequestHandler) -> None:
        is_first = paper.paths.count("/story/0") == 1
        send(request, "later", *headers, status=status) if is_first else send(request, paper.pages["/story/0"])

    paper.answers["/story/0"] = pause_first


def a_paper_that_says(paper: Paper, times: int, status: int, *headers: tuple[str, str]) -> None:
    """Give a paper that asks so many times for a pause before its stories come."""
    said: list[str] = []
    paper.pages = {"/": front(*(f"/story/{number}" for number in range(STORIES)))}
    paper.pages |= {f"/story/{number}": story(number) for number in range(STORIES)}

    def pause_first(request: BaseHTTPRequestHandler) -> None:
        if len(said) < times:
            said.append(request.path)
            send(request, "later", *headers, status=status)
        else:
            send(request, paper.pages[request.path])

    for number in range(STORIES):
        paper.answers[f"/story/{number}"] = pause_first


def test_one_page_that_asks_for_an_hour_is_asked_again_after_it_and_not_before_and_the_others_come(
    paper: Paper, store: Database, collect: Collect
) -> None:
    a_paper_that_says(paper, 1, 429, ("Retry-After", "3600"))
    report = collect("/")
    assert (report.new, report.busy, kinds(report)) == (STORIES - 1, 1, {"http-429": 1})
    assert len(paper.paths) == len(set(paper.paths))

    with store.read() as connection:
        (waits,) = [url.removeprefix(paper.url("")) for url in connection.scalars(select(held_page.c.url))]
    paper.requests.clear()
    again = collect("/")
    assert (again.new, again.busy, kinds(again)) == (0, 0, {})
    assert [(left.reason, left.count) for left in again.left_aside] == [(Left.LATER, 1)]
    assert waits not in paper.paths
    an_hour_passes(store)
    assert collect("/").new == 1
    assert paper.paths.count(waits) == 1


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_asks_for_an_hour_is_not_asked_again_by_this_run_nor_by_the_next_before_that(
    paper: Paper, store: Database, collect: Collect, status: int
) -> None:
    a_paper_that_says(paper, PROBES, status, ("Retry-After", "3600"))
    report = collect("/", concurrency=1)
    asked = len(paper.paths)
    assert asked == 2 + PROBES  # robots.txt, the front page, and some stories
    assert (report.busy, kinds(report)) == (PROBES, {"busy": 1, f"http-{status}": PROBES - 1})

    again = collect("/")
    assert len(paper.paths) == asked
    assert (again.pages, again.busy, kinds(again)) == (0, 0, {"busy": 1})

    an_hour_passes(store)
    assert collect("/").new == STORIES
    with store.read() as connection:
        assert [run.busy for run in list_runs(connection)] == [0, 0, PROBES]
        assert find_hold(connection, paper.host) is None


def test_what_waited_when_a_host_asked_to_be_left_alone_is_told_as_left_for_the_next_run(
    paper: Paper, collect: Collect
) -> None:
    paper.pages = {"/": front(*(f"/story/{number}" for number in range(STORIES)))}
    for number in range(STORIES):
        paper.answers[f"/story/{number}"] = lambda request: send(request, "no", ("Retry-After", "900"), status=429)
    report = collect("/", concurrency=2)
    asked = sum(path.startswith("/story/") for path in paper.paths)
    assert asked <= 2 * PROBES
    assert (sum(kinds(report).values()), report.busy) == (asked, asked)
    assert [(left.reason, left.count) for left in report.left_aside] == [(Left.LATER, STORIES - asked)]


def test_nothing_else_is_asked_of_a_host_while_a_run_waits_for_it(
    paper: Paper, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_paper_that_says_once(paper, 503, ("Retry-After", "30"))
    clock = {"now": 1_000.0}
    waits: list[tuple[int, int]] = []

    def at_once(seconds: float, work: Any, *arguments: Any) -> Any:
        waits.append((round(seconds), len(paper.paths)))
        clock["now"] += seconds
        return call_later(0, work, *arguments)

    for module in ("downloader", "retry", "holds"):
        monkeypatch.setattr(f"crawler.middlewares.{module}.monotonic", lambda: clock["now"])
    monkeypatch.setattr("crawler.middlewares.downloader.call_later", at_once)
    report = collect("/")
    assert (report.new, report.busy, report.errors) == (STORIES, 1, ())
    assert waits == [(30, 3)]


def test_a_page_that_always_wants_an_hour_does_not_starve_the_rest_of_its_site(
    paper: Paper, store: Database, collect: Collect
) -> None:
    paper.pages = {f"/story/{number}": story(number) for number in range(STORIES)}
    paper.pages["/"] = front("/jam", *(f"/story/{number}" for number in range(STORIES)))
    paper.answers["/jam"] = lambda request: send(request, "no", ("Retry-After", "3600"), status=503)
    collect("/", concurrency=1)
    an_hour_passes(store)
    paper.requests.clear()
    collect("/", concurrency=1)
    assert {path for path in paper.paths if path.startswith("/story/")} == {f"/story/{n}" for n in range(STORIES)}
    assert paper.paths[-1] == "/jam"


def test_a_page_that_names_its_time_again_and_again_is_never_given_up(
    paper: Paper, store: Database, collect: Collect
) -> None:
    paper.pages = {"/feed.xml": feed(paper.url("/jam"))}
    paper.answers["/jam"] = lambda request: send(request, "no", ("Retry-After", "3600"), status=503)
    collect("/feed.xml")
    paper.pages["/feed.xml"] = feed()
    for _ in range(MAX_TRIES + 1):
        collect("/feed.xml")  # it waits
        an_hour_passes(store)
        collect("/feed.xml")
    assert paper.paths.count("/jam") == 1 + MAX_TRIES + 1
    an_hour_passes(store)
    paper.answers["/jam"] = lambda request: send(request, story(1))
    assert collect("/feed.xml").new == 1


def test_a_first_page_that_asks_for_an_hour_is_not_asked_before_that(
    paper: Paper, store: Database, collect: Collect
) -> None:
    paper.answers["/"] = lambda request: send(request, "no", ("Retry-After", "3600"), status=429)
    assert kinds(collect("/")) == {"http-429": 1}
    paper.requests.clear()
    report = collect("/")
    assert (kinds(report), report.outcome) == ({"busy": 1}, Outcome.UNREACHABLE)
    assert "/" not in paper.paths
    an_hour_passes(store)
    paper.answers.clear()
    paper.pages = {"/": story(1)}
    assert collect("/").new == 1


def test_robots_txt_that_asks_for_an_hour_speaks_for_its_host(paper: Paper, store: Database, collect: Collect) -> None:
    paper.answers["/robots.txt"] = lambda request: send(request, "no", ("Retry-After", "3600"), status=503)
    paper.pages = {"/": story(1)}
    assert kinds(collect("/")) == {"busy": 1}
    assert kinds(collect("/")) == {"busy": 1}
    assert paper.paths == ["/robots.txt"]
    an_hour_passes(store)
    paper.answers.clear()
    assert collect("/").new == 1
