"""What came of a crawl, and of each of its addresses, on a real site."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler

from storage.database import Database
from storage.run_pages import pages_of_run
from storage.runs import list_runs
from tests.crawl.conftest import Collect
from tests.crawl.pages import front
from tests.paper import Answer, Paper, send, story


def test_each_address_says_what_became_of_it(paper: Paper, store: Database, collect: Collect) -> None:
    paper.pages = {"/": front("/story/0", "/story/1"), "/story/0": story(0), "/story/1": story(1, "/gone")}
    first, second = collect("/"), collect("/")
    assert (first.outcome, second.outcome, second.trouble) == ("ok", "unchanged", None)
    with store.read() as connection:
        assert [run.outcome for run in list_runs(connection)] == ["unchanged", "ok"]
        found = {page.url: page for page in pages_of_run(connection, first.run_id)}
        again = pages_of_run(connection, second.run_id)
    assert found[paper.url("/")].reason == "no-article"
    assert (found[paper.url("/story/0")].outcome, found[paper.url("/story/0")].new) == ("stored", 1)
    assert (found[paper.url("/gone")].outcome, found[paper.url("/gone")].reason) == ("error", "http-404")
    assert len(found) == 4
    assert all(page.milliseconds is not None and page.bytes for page in found.values())
    assert sorted(page.outcome for page in again) == ["error", "none", "unchanged", "unchanged"]


def test_a_source_that_answers_with_no_page_is_not_done(paper: Paper, collect: Collect) -> None:
    def forbid(request: BaseHTTPRequestHandler) -> None:
        send(request, "no", status=403)

    paper.answers["/members"] = forbid
    paper.pages = {"/robots.txt": "User-agent: *\nDisallow: /private", "/about": "<p>Nothing to read here.</p>"}
    refused, forbidden, missing, empty = map(collect, ("/members", "/private", "/missing", "/about"))
    assert [report.outcome for report in (refused, forbidden, missing, empty)] == [
        "refused", "refused", "unreachable", "nothing",
    ]  # fmt: skip
    assert missing.trouble == f"unreachable (http-404): {paper.url('/missing')}: the server answers 404 (Not Found)"
    assert forbidden.trouble is not None
    assert forbidden.trouble.startswith(f"refused (robots): {paper.url('/private')}: ")


def test_where_the_first_page_has_moved_for_good(paper: Paper, store: Database, collect: Collect) -> None:
    def moved(status: int, to: str) -> Answer:
        return lambda request: send(request, "", ("Location", to), status=status)

    paper.pages = {"/": front("/story/0"), "/story/0": story(0, "/old-story"), "/new": front("/story/0")}
    paper.answers |= {
        "/old": moved(301, "/older"),
        "/older": moved(308, "/new"),
        "/today": moved(302, "/forever"),
        "/forever": moved(301, "/new"),
        "/once": moved(301, "/today"),
        "/old-story": moved(301, "/story/0"),
    }
    for start in ("/old", "/today", "/once", "/"):
        collect(start)
    with store.read() as connection:
        found = [run.moved_to for run in list_runs(connection)]
    assert found[::-1] == [paper.url("/new"), None, paper.url("/today"), None]
