from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from crawler.core.feeds.feed import Entry
from crawler.core.feeds.json_feeds import parse_json_feed
from tests.core.feeds.written import STORY, URL


def test_json_feed_gives_all_fields() -> None:
    text = json.dumps({
        "version": "https://jsonfeed.org/version/1.1", "next_url": "?page=2", "language": "en",
        "items": [
            {"id": "1", "url": "/quay", "title": "Quay", "content_html": STORY, "summary": "Short.",
             "tags": ["Harbour"], "date_published": "2026-03-02T08:30:00+02:00", "authors": [{"name": "Ada Bright"}]},
            {"id": "https://paper.example/2", "content_text": "One.\n\nTwo."}, "nonsense", {"id": 7, "url": 8},
        ],
    })  # fmt: skip
    feed = parse_json_feed(text, URL)
    assert feed is not None
    assert feed.next_page == "https://paper.example/feed.xml?page=2"
    first, second, third = feed.entries
    assert first == Entry(
        title="Quay", link="https://paper.example/quay", content=STORY, summary="Short.", is_content=True,
        published_at=datetime(2026, 3, 2, 6, 30, tzinfo=UTC), authors=("Ada Bright",), tags=("Harbour",), language="en",
    )  # fmt: skip
    assert (second.link, second.content, second.is_text) == ("https://paper.example/2", "One.\n\nTwo.", True)
    assert third.link is None


@pytest.mark.parametrize("text", [
    "[" * 100_000, '{"version":"https://jsonfeed.org/version/1.1","items":[' + "9" * 9_999 + "]}", "{}", "[1]",
    "nonsense", '{"items": 3}', '{"items": [{"name": "x"}]}', '{"version": 1, "items": [null]}',
])  # fmt: skip
def test_what_is_no_json_feed(text: str) -> None:
    assert parse_json_feed(text, URL) is None
