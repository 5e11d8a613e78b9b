from __future__ import annotations

from http.server import BaseHTTPRequestHandler

from tests.crawl.conftest import Collect
from tests.crawl.pages import feed, front, kinds
from tests.paper import Paper, send, story


def test_a_page_that_failed_in_passing_is_asked_for_again_though_nothing_leads_there_any_more(
    paper: Paper, collect: Collect
) -> None:
    paper.pages = {"/feed.xml": feed(paper.url("/story/0"), paper.url("/story/1")), "/story/1": story(1)}
    paper.answers["/story/0"] = lambda request: send(request, "oops", status=500)
    assert kinds(collect("/feed.xml")) == {"http-500": 1}

    paper.pages = {"/feed.xml": feed(paper.url("/story/1")), "/story/0": story(0), "/story/1": story(1)}
    del paper.answers["/story/0"]
    assert collect("/feed.xml").new == 1

    paper.requests.clear()
    collect("/feed.xml")
    assert "/story/0" not in paper.paths


def test_a_page_that_is_gone_is_asked_for_no_more_once_nothing_leads_there(paper: Paper, collect: Collect) -> None:
    paper.pages = {"/feed.xml": feed(paper.url("/story/0"), paper.url("/story/1")), "/story/1": story(1)}
    collect("/feed.xml")
    paper.pages["/feed.xml"] = feed(paper.url("/story/1"))
    paper.requests.clear()
    collect("/feed.xml")
    assert "/story/0" not in paper.paths


def test_what_a_host_kept_a_run_from_is_fetched_by_the_next(paper: Paper, collect: Collect) -> None:
    paper.pages = {"/feed.xml": feed(*(paper.url(f"/story/{number}") for number in range(5)))}
    for number in range(5):
        paper.answers[f"/story/{number}"] = lambda request: send(request, "oops", status=502)
    assert kinds(collect("/feed.xml")) == {"http-502": 5}
    paper.answers.clear()
    paper.pages = {f"/story/{number}": story(number) for number in range(5)} | {"/feed.xml": feed()}
    assert collect("/feed.xml").new == 5


def test_a_maze_costs_a_second_crawl_a_few_pages_and_no_story(paper: Paper, collect: Collect) -> None:
    stories = [f"/story/{number}" for number in range(6)]
    paper.pages = {"/": front(*stories, "/maze/0")} | {path: story(number) for number, path in enumerate(stories)}

    def another(request: BaseHTTPRequestHandler) -> None:
        turn = len(paper.requests)
        send(request, front(*(f"/maze/{turn * 10 + step}" for step in range(10))))

    for number in range(9_000):
        paper.answers[f"/maze/{number}"] = another
    assert collect("/").new == len(stories)
    first = sum(path.startswith("/maze/") for path in paper.paths)
    paper.requests.clear()
    assert collect("/").errors == ()
    second = sum(path.startswith("/maze/") for path in paper.paths)
    assert first >= 32
    assert second <= 12
    assert set(stories) <= set(paper.paths)
