from __future__ import annotations

import gzip
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from storage.database import Database
from tests.crawl.conftest import Collect
from tests.crawl.pages import front, kinds, titles
from tests.paper import Paper, send, story


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
        (lambda request: send(request, "", ("Location", "file:///etc/hostname"), status=302), "bad-redirect", 1),
        (lambda request: send(request, "", ("Location", "http://a:b@127.0.0.1/"), status=302), "bad-redirect", 1),
        (lambda request: send(request, "", ("Location", ""), status=302), "redirect-loop", 1),
        (lambda request: request.wfile.write(b"SSH-2.0-OpenSSH_9\r\n\r\n"), "connection", 2),
        (lambda request: send(request, story(9), *[(f"X-{n}", "y" * 9_000) for n in range(40)]), "connection", 2),
    ],
)
def test_a_bad_page_is_counted_and_the_others_are_collected(
    paper: Paper, store: Database, collect: Collect, answer: Any, kind: str, tries: int
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


def test_a_passing_fault_costs_no_article(paper: Paper, collect: Collect) -> None:
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
    ("status", "rules", "kind"),
    [(200, "User-agent: *\nDisallow: /\n", "robots"), (500, "", "robots-unreachable"), (429, "", "robots-unreachable")],
)
def test_robots_txt_is_obeyed_and_an_unreachable_one_too(
    paper: Paper, collect: Collect, status: int, rules: str, kind: str
) -> None:
    paper.pages = {"/": story(0)}
    paper.answers["/robots.txt"] = lambda request: send(request, rules, status=status)
    report = collect("/")
    assert set(paper.paths) == {"/robots.txt"}
    assert kinds(report) == {kind: 1}


def test_a_missing_robots_txt_forbids_nothing_and_a_rule_only_what_it_says(paper: Paper, collect: Collect) -> None:
    paper.pages = {"/": front("/story/0", "/desk/1"), "/story/0": story(0), "/desk/1": story(1)}
    assert collect("/").new == 2
    paper.requests.clear()
    paper.pages["/robots.txt"] = "User-agent: *\nDisallow: /desk/\n"
    assert kinds(collect("/")) == {"robots": 1}
    assert "/desk/1" not in paper.paths


def test_a_site_that_stops_answering_is_left_for_the_next_run(paper: Paper, collect: Collect) -> None:
    paper.pages = {"/": front(*(f"/story/{n}" for n in range(80)))}
    for number in range(80):
        paper.answers[f"/story/{number}"] = lambda request: send(request, "no", ("Retry-After", "0"), status=503)
    report = collect("/")
    assert kinds(report)["site-down"] == 1
    assert report.given_up > 20
    assert len(paper.requests) < 120


def test_a_url_that_is_none_is_an_error(collect: Collect) -> None:
    assert kinds(collect("http://user:secret@paper.example/")) == {"bad-url": 1}
