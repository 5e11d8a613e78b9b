"""A crawl that is interrupted keeps what it has, and the next one completes it."""

from __future__ import annotations

import json
import signal
import subprocess
import threading
from http.server import BaseHTTPRequestHandler

import pytest

from newsfold.demo_site.server import DemoSite
from storage.database import Database
from storage.runs import list_runs
from tests.e2e.comparison import differences, stored_articles
from tests.e2e.conftest import Run, crawl_command


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_crawl_keeps_what_is_stored(
    site: DemoSite, crawl: Run, sqlite_url: str, sent: signal.Signals
) -> None:
    reached = threading.Event()
    released = threading.Event()

    def hold(request: BaseHTTPRequestHandler) -> bool:
        """After 60 answers none comes any more, until the crawl has ended."""
        if len(site.requests) >= 60:
            reached.set()
            released.wait(60)
        return False

    site.odd = hold
    with subprocess.Popen(
        crawl_command(site, "/", sqlite_url), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert reached.wait(120)
        running.send_signal(sent)
        output, errors = running.communicate(timeout=60)
    released.set()
    site.odd = None
    assert running.returncode == 130
    assert "Traceback" not in errors
    summary = json.loads(output)
    assert summary["stopped"] is True
    with Database(sqlite_url) as database:
        kept = stored_articles(database)
        with database.read() as connection:
            assert [run.status for run in list_runs(connection)] == ["stopped"]
    assert 0 < len(kept) == summary["totals"]["new"]
    assert all(article.sightings for article in kept)

    crawl("/", sqlite_url)
    with Database(sqlite_url) as database:
        assert differences(stored_articles(database), site.url) == []
