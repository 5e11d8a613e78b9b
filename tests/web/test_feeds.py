"""What is new, as a feed reader asks for it."""

from __future__ import annotations

import feedparser
from starlette.testclient import TestClient

from storage.database import Database
from tests.web.conftest import client_of
from tests.web.press import FERRY, candidate, show


def test_a_feed_of_what_is_new(client: TestClient) -> None:
    answer = client.get("/feeds/new.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.content)
    assert (feed.bozo, feed.feed.title) == (False, "Newsfold")
    assert feed.entries[0].title == "العبارة باقية"
    wreck = next(each for each in feed.entries if each.title == "Wreck seen at low water")
    assert wreck.link == "https://harbour.example/"  # it has no address of its own: the page that shows it
    assert client.get("/feeds/new.atom", headers={"If-None-Match": answer.headers["etag"]}).status_code == 304


def test_a_feed_of_a_search(client: TestClient) -> None:
    address = "/feeds/new.atom?q=ferry+site%3Abay.example"
    feed = feedparser.parse(client.get(address).content)
    assert [each.title for each in feed.entries] == ["Ferry saved"]
    assert feed.feed.title == "Newsfold: ferry site:bay.example"
    assert feed.feed.id != feedparser.parse(client.get("/feeds/new.atom").content).feed.id
    page = client.get("/articles?q=ferry+site%3Abay.example").text
    assert f'type="application/atom+xml" title="What is new of this search" href="{address}"' in page


def test_a_search_that_asks_for_nothing_has_no_feed(browser: TestClient) -> None:
    answer = browser.get("/feeds/new.atom?q=after:never")
    assert answer.status_code == 400
    assert "left aside" in answer.text
    assert "feeds/new.atom?" not in browser.get("/articles?q=after:never").text


def test_a_feed_stays_of_bounded_size(sqlite_filled: Database) -> None:
    for number in range(60):
        text = f"{FERRY}\n\nNumber {number}.\n\n" + f"The boat {number} sails again. " * 2_000
        show(sqlite_filled, f"https://long.example/{number}", candidate(f"Long {number}", text, None), own=True)
    with client_of(sqlite_filled) as browser:
        answer = browser.get("/feeds/new.atom")
    assert len(feedparser.parse(answer.content).entries) == 50
    assert len(answer.content) < 50 * 25_000


def test_nothing_of_a_feed_runs(browser: TestClient) -> None:
    answer = browser.get("/feeds/new.atom")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert b"<script" not in answer.content
    assert b"&amp;lt;script&amp;gt;alert(3)" in answer.content
