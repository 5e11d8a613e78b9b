from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from crawler.core.types import Kind
from crawler.discovery.choosing import choose
from crawler.discovery.ways import Way

NOW = datetime(2026, 11, 26, tzinfo=UTC)
OLD = NOW - timedelta(days=90)


def way(kind: Kind, name: str, count: int, **more: Any) -> Way:
    return Way(url=f"https://gazette.example/{name}", kind=kind, found_by="the page", count=count, **more)


PAGE = way(Kind.PAGE, "", 20, covers=20, of=20)
FEED = way(Kind.FEED, "feed", 20, covers=18, of=20, newest=NOW)
SITEMAP = way(Kind.SITEMAP, "sitemap.xml", 900, covers=20, of=20, newest=NOW)
NEWS = way(Kind.SITEMAP, "news.xml", 30, covers=20, of=20, newest=NOW)
DEAD = way(Kind.FEED, "dead", 0, fault="the server answers 404 (Not Found)")

Told = list[tuple[str, str, int | None]]


def told(*ways: Way, **more: Any) -> Told:
    return [(one.way.url.rpartition("/")[2], one.every, one.depth) for one in choose(ways, **more)]


@pytest.mark.parametrize(
    ("ways", "expected"),
    [
        ((FEED, SITEMAP, PAGE), [("feed", "15m", None), ("sitemap.xml", "1d", None)]),
        ((FEED, PAGE), [("feed", "15m", None), ("", "1d", None)]),
        ((SITEMAP, NEWS, PAGE), [("news.xml", "15m", None), ("sitemap.xml", "1d", None)]),
        ((SITEMAP, PAGE), [("", "30m", 1), ("sitemap.xml", "1d", None)]),
        ((SITEMAP,), [("sitemap.xml", "15m", None)]),
        ((PAGE,), [("", "30m", 1), ("", "1d", None)]),
        ((DEAD, PAGE), [("", "30m", 1), ("", "1d", None)]),
        ((DEAD,), []),
    ],
)
def test_a_feed_is_for_speed_and_a_sitemap_for_completeness(ways: tuple[Way, ...], expected: Told) -> None:
    assert told(*ways) == expected


def test_the_feed_is_that_which_has_most_of_what_the_page_shows() -> None:
    sport = way(Kind.FEED, "sport", 50, covers=3, of=20, newest=NOW)
    whole = way(Kind.FEED, "whole", 20, covers=18, of=20, newest=NOW, whole=20)
    assert told(sport, FEED, PAGE)[0][0] == "feed"
    assert told(FEED, whole, PAGE)[0][0] == "whole"


def test_a_way_that_its_site_has_forgotten_is_left() -> None:
    forgotten = way(Kind.FEED, "forgotten", 20, covers=18, of=20, newest=OLD)
    assert [name for name, *_ in told(forgotten, SITEMAP, PAGE)] == ["", "sitemap.xml"]
    assert [name for name, *_ in told(forgotten, PAGE)] == ["forgotten", ""]  # nothing says that the site is newer


def test_a_sitemap_with_little_of_what_the_page_shows_is_not_complete() -> None:
    other = way(Kind.SITEMAP, "shop.xml", 900, covers=1, of=20)
    assert [name for name, *_ in told(FEED, other, PAGE)] == ["feed", ""]
    index = way(Kind.SITEMAP, "index.xml", 9_000, covers=1, of=20, is_estimate=True)
    assert [name for name, *_ in told(FEED, index, PAGE)] == ["feed", "index.xml"]


def test_a_sitemap_that_has_no_more_than_the_feed_is_left() -> None:
    small = way(Kind.SITEMAP, "sitemap.xml", 20, covers=20, of=20, newest=NOW)
    assert [name for name, *_ in told(FEED, small, PAGE)] == ["feed"]


def test_a_page_that_leads_nowhere_is_taken_for_what_stands_on_it() -> None:
    assert told(way(Kind.PAGE, "", 4, whole=4)) == [("", "30m", None)]


def test_what_was_asked_for_is_taken_alone() -> None:
    assert told(FEED, is_given=True) == [("feed", "15m", None)]
    assert told(way(Kind.SITEMAP, "index.xml", 9_000, is_estimate=True), is_given=True) == [("index.xml", "1d", None)]
    assert told(DEAD, is_given=True) == []
