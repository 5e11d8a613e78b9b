"""Feeds as a reader of feeds takes them."""

from __future__ import annotations

import calendar
import io
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.export import get_writer
from storage.exporting.feeds import MOST_ENTRIES
from storage.records import StoredArticle
from tests.exports.articles import BARE, NOON, WHOLE, articles

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ("atom", "rss")


def written(name: str, *found: StoredArticle, title: str = "Newsfold") -> str:
    out = io.StringIO()
    assert get_writer(name)(iter(found), out, title) == len(found)
    return out.getvalue()


def parsed(name: str, *found: StoredArticle) -> Any:
    feed = feedparser.parse(written(name, *found).encode())
    assert not feed.bozo
    return feed


def moment(value: Any) -> datetime:
    return datetime.fromtimestamp(calendar.timegm(value), UTC)


@pytest.mark.parametrize("name", FEEDS)
def test_a_reader_finds_titles_links_dates_authors_topics_and_texts(name: str) -> None:
    feed = parsed(name, WHOLE, BARE)
    assert feed.version == {"atom": "atom10", "rss": "rss20"}[name]
    first, second = feed.entries
    assert (first.title, first.link) == ("Fog", "https://harbour.example/4")
    assert moment(first.published_parsed) == NOON.replace(microsecond=0)
    assert [each.name for each in first.authors] == ["Ida Sand", "Jo Reed"]
    assert [each.term for each in first.tags] == ["Town", "ferry", "fog"]
    assert first.content[0].value == "<p>One line of fog.</p>\n<p>Another.</p>"
    assert first.id == "tag:harbour.example,2026:newsfold-article-4" != second.id
    assert moment(feed.feed.updated_parsed) == WHOLE.first_seen_at.replace(microsecond=0)


def test_an_entry_of_atom_says_when_its_text_changed_and_in_which_language() -> None:
    late = WHOLE.first_seen_at + timedelta(days=1)
    root = ET.fromstring(written("atom", replace(WHOLE, text_seen_at=late), BARE).encode())
    first, second = root.findall(f"{ATOM}entry")
    assert first.findtext(f"{ATOM}updated") == "2026-03-02T12:00:00+00:00" == root.findtext(f"{ATOM}updated")
    assert first.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"
    assert second.findtext(f"{ATOM}author/{ATOM}name") == "harbour.example"  # Atom asks for one
    assert second.find(f"{ATOM}published") is None


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_may_be_empty(name: str) -> None:
    assert parsed(name).entries == []


@pytest.mark.parametrize("name", FEEDS)
@given(found=st.lists(articles(), max_size=3))
def test_any_text_gives_well_formed_xml(name: str, found: list[StoredArticle]) -> None:
    root = ET.fromstring(written(name, *found, title="\x00<&\ud800").encode())
    entries = root.findall(f"{ATOM}entry") if name == "atom" else root.findall("channel/item")
    titles = [each.findtext(f"{ATOM}title" if name == "atom" else "title") or "" for each in entries]
    assert titles == [as_xml(each.title) for each in found]


def as_xml(text: str) -> str:
    """Return a text as XML gives it back: its line ends are line feeds, and some characters it cannot hold."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


@pytest.mark.parametrize("name", FEEDS)
@pytest.mark.parametrize("url", ["javascript:alert(1)", "mailto:a@b.example", "/4", "", None])
def test_only_addresses_of_pages_are_links(name: str, url: str | None) -> None:
    assert "javascript" not in written(name, replace(WHOLE, url=url, sightings=()))
    (entry,) = parsed(name, replace(WHOLE, url=url)).entries
    assert entry.link == "https://harbour.example/"  # the page that shows it


def test_an_address_is_escaped() -> None:
    url = 'https://harbour.example/a b"<c>/é%20?x=1&y'
    root = ET.fromstring(written("atom", replace(WHOLE, url=url)).encode())
    link = root.find(f"{ATOM}entry/{ATOM}link")
    assert link is not None
    assert link.get("href") == "https://harbour.example/a%20b%22%3Cc%3E/%C3%A9%20?x=1&y"


def test_markup_in_a_text_stays_text() -> None:
    (entry,) = parsed("rss", replace(WHOLE, text="a <script>x</script>\nb & c")).entries
    assert entry.content[0].value == "<p>a &lt;script&gt;x&lt;/script&gt;<br />b &amp; c</p>"


def test_a_feed_is_bounded() -> None:
    out = io.StringIO()
    assert get_writer("rss")((WHOLE for _ in range(MOST_ENTRIES + 1)), out) == MOST_ENTRIES
