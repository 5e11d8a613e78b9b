"""A store with articles, a story, revisions and a run, behind the API."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from crawler.archive.ingest import ingest
from newsfold.web.app import create_app
from newsfold.web.settings import Settings
from storage.article_writes import keep_revision
from storage.database import Database
from storage.records import NewArticle
from storage.run_pages import add_pages
from storage.run_records import RunCounts, RunError, RunPage
from storage.runs import finish_run, start_run

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
FERRY = (
    "The harbour board said on Monday that the old ferry is not fit for the winter crossing to Skerry Island. Its "
    "engine was built before the war, and nobody makes the parts any more. A smaller boat is to sail from the first "
    "Friday in December until the ice goes, twice a day and once on Sundays, weather permitting. Islanders asked for "
    "more, since the school and the baker both lie across the water."
)
NAUGHTY = "<script>alert(1)</script> \u202etxet 'quoted\" \u2028 ' OR 1=1 -- \U0001f600"
LIGHTHOUSE = "潮の時計が止まった港の長い夜に灯台守が見たもの。"


def lines() -> Iterator[tuple[int, bytes]]:
    articles = [
        {"id": "a", "title": "Old ferry stays in port", "text": FERRY, "published_at": "2026-02-01"},
        {"id": "b", "title": "Ferry stays in port", "text": f"{FERRY} So it goes on."},
        {"id": "c", "title": NAUGHTY, "text": LIGHTHOUSE * 4},
    ]
    for article, site in zip(articles, ("harbour.example", "bay.example", "tide.example"), strict=True):
        article["site"] = site
    yield from ((number, json.dumps(each).encode()) for number, each in enumerate(articles, 1))


@pytest.fixture
def client(database: Database) -> Iterator[TestClient]:
    for _ in ingest(database, lines(), "press", lambda: NOON):
        pass
    with database.begin() as connection:
        earlier = NewArticle(
            digest_version=1, digest=b"9" * 16, tokens=4, title="Ferry may stay", text="The board meets on Monday.",
            site="harbour.example", source="press", url=None,
        )  # fmt: skip
        keep_revision(connection, 1, earlier, NOON)
        run = start_run(connection, "press", "https://harbour.example/", NOON)
        assert run is not None
        failed = RunError(kind="http-500", count=1, url="https://harbour.example/x", message="it fails")
        finish_run(connection, run, "done", RunCounts(pages=2, new=3), (failed,), NOON)
        pages = [
            RunPage(number=1, url="https://harbour.example/", outcome="stored", new=3),
            RunPage(number=2, url="https://harbour.example/x", outcome="error", reason="http-500", message="it fails"),
        ]
        add_pages(connection, run, pages)
    app = create_app(database, Settings(hosts=("testserver",)))  # as schemathesis calls it
    with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as client:
        yield client
