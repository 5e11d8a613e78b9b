"""A user name or password in a URL is neither sent, stored nor logged, wherever a crawl meets it."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator

import pytest

from crawler.logs import log_to_stderr
from storage.articles import iter_articles
from storage.database import Database
from tests.crawl.conftest import Collect
from tests.crawl.pages import feed, front
from tests.paper import Paper, send, story

SECRET = "s3cret"


@pytest.fixture(autouse=True)
def _verbose(capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    root = logging.getLogger()
    before, level = root.handlers, root.level
    log_to_stderr(verbose=True, ours=logging.DEBUG)
    root.setLevel(logging.DEBUG)
    yield
    root.handlers = before
    root.setLevel(level)


def everything(url: str) -> str:
    """Return all that an SQLite database holds."""
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        return "\n".join(connection.iterdump())


@pytest.mark.parametrize("login", [f"me:{SECRET}", SECRET, f"me:%73{SECRET}", f"me:a/{SECRET}"])
def test_no_login_of_a_page_is_sent_stored_or_logged(
    paper: Paper, store: Database, sqlite_url: str, collect: Collect, capsys: pytest.CaptureFixture[str], login: str
) -> None:
    place = f"http://{login}@{paper.host}/story"
    head = f'<link rel="canonical" href="{place}/1"><link rel="next" href="{place}/7"><base href="{place}/">'
    paper.pages = {
        "/": front("/feed.xml", "/moved", "/story/1", f"{place}/2") + f'<a rel="next" href="{place}/6">More</a>',
        "/feed.xml": feed(f"{place}/3", f"{place}/4"),
        "/story/1": story(1).replace("<head>", f"<head>{head}"),
        "/robots.txt": f"Sitemap: {place}/sitemap.xml\n",
    }
    paper.answers["/moved"] = lambda request: send(request, "", ("Location", f"{place}/5"), status=301)
    report = collect("/")
    assert report.new, report.errors
    captured = capsys.readouterr()
    assert "/story/1" in captured.err
    for place in (captured.err, captured.out, repr(report), everything(sqlite_url), str(list(iter_articles(store)))):
        assert SECRET not in place
    assert all("Authorization" not in str(request) for request in paper.requests)


def test_a_source_with_a_login_is_recorded_without_it(
    paper: Paper, sqlite_url: str, collect: Collect, capsys: pytest.CaptureFixture[str]
) -> None:
    report = collect(f"http://me:{SECRET}@{paper.host}/")
    assert [error.kind for error in report.errors] == ["bad-url"]
    assert paper.requests == []
    assert SECRET not in capsys.readouterr().err + repr(report.errors) + everything(sqlite_url)
