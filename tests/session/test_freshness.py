from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from crawler.session.freshness import fresh_for, list_rests, rests
from storage.records import PageState


@pytest.mark.parametrize(
    ("cache_control", "age", "seconds"),
    [
        (None, None, 0),
        ("", "5", 0),
        ("max-age=600", None, 600),
        ('public, Max-Age = "600"', None, 600),
        ("max-age=600", "200", 400),
        ("max-age=600", "900", 0),
        ("max-age=600", "soon", 600),
        ("max-age=600", "²", 600),
        ("s-maxage=600", None, 0),
        ("no-cache, max-age=600", None, 0),
        ("no-store,max-age=600", None, 0),
        ("max-age=-1", None, 0),
        ("max-age=99999999999999999999", None, 86_400),
        ("max-age=later", None, 0),
    ],
)
def test_how_long_a_page_stays_as_it_is(cache_control: str | None, age: str | None, seconds: int) -> None:
    assert fresh_for(cache_control, age).total_seconds() == seconds


@pytest.mark.parametrize(
    ("cache_control", "said", "hours"),
    [(None, 2, 2), ("max-age=3600", 2, 2), ("max-age=10800", 2, 3), ("no-cache", 2, 2), (None, 240, 24)],
)
def test_a_feed_says_so_itself_and_nothing_over_a_day_is_believed(
    cache_control: str | None, said: int, hours: int
) -> None:
    assert fresh_for(cache_control, None, timedelta(hours=said)) == timedelta(hours=hours)


NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


def _known(first: timedelta, last: timedelta, last_modified: str | None = None) -> PageState:
    """Return a page that was fetched for the first and the last time so long ago."""
    return PageState(
        url="https://paper.example/story",
        source="paper",
        kind="own page",
        status=200,
        etag=None,
        last_modified=last_modified,
        body_hash=None,
        reader_version=1,
        links=(),
        first_fetched_at=NOW - first,
        last_fetched_at=NOW - last,
    )


@pytest.mark.parametrize(
    ("first", "last", "is_left"),
    [
        (timedelta(minutes=5), timedelta(minutes=5), False),
        (timedelta(minutes=5), timedelta(seconds=6), False),
        (timedelta(minutes=6), timedelta(seconds=30), True),
        (timedelta(minutes=6), timedelta(seconds=40), False),
        (timedelta(hours=11), timedelta(minutes=59), True),
        (timedelta(hours=11), timedelta(hours=1), False),
        (timedelta(days=900), timedelta(days=29), True),
        (timedelta(days=900), timedelta(days=30), False),
    ],
)
def test_an_article_is_asked_for_the_more_seldom_the_longer_it_stays(
    first: timedelta, last: timedelta, *, is_left: bool
) -> None:
    assert rests(_known(first, last), NOW, None) is is_left


def test_an_article_that_changed_since_is_asked_for() -> None:
    known = _known(timedelta(days=100), timedelta(hours=1))
    assert rests(known, NOW, NOW - timedelta(hours=2))
    assert not rests(known, NOW, NOW - timedelta(minutes=1))


@pytest.mark.parametrize(
    ("last_modified", "is_left"),
    [
        ("Thu, 26 Nov 2026 09:00:00 GMT", False),
        ("Tue, 01 Sep 2026 09:00:00 GMT", True),
        ("yesterday", True),
        ("Thu, 26 Nov 2026 09:00:00 -0000", False),
    ],
)
def test_an_article_is_as_young_as_its_last_change(last_modified: str, *, is_left: bool) -> None:
    assert rests(_known(timedelta(days=100), timedelta(hours=1), last_modified), NOW, None) is is_left


def test_an_old_article_is_looked_at_twice_whatever_is_said_of_it() -> None:
    assert not rests(_known(timedelta(hours=1), timedelta(hours=1)), NOW, NOW - timedelta(days=100))


@pytest.mark.parametrize(
    ("looked", "changed", "is_left"),
    [
        (timedelta(hours=1), None, True),
        (timedelta(days=7), None, False),
        (timedelta(hours=1), timedelta(days=20), False),
        (timedelta(hours=1), timedelta(minutes=10), False),
        (timedelta(days=2), timedelta(days=24), True),
        (timedelta(days=4), timedelta(days=24), False),
        (timedelta(days=6), timedelta(days=900), True),
        (timedelta(days=7), timedelta(days=900), False),
    ],
)
def test_a_sitemap_without_news_is_retired_for_a_while(
    looked: timedelta, changed: timedelta | None, *, is_left: bool
) -> None:
    known = replace(_known(timedelta(days=800), looked), kind="sitemap")
    changed_at = None if changed is None else NOW - changed
    assert list_rests(known, NOW, changed_at) is is_left
    assert not list_rests(replace(_known(looked, looked), kind="sitemap"), NOW, changed_at)
    assert not list_rests(replace(known, led_at=NOW - timedelta(days=20)), NOW, changed_at)


@pytest.mark.parametrize(
    ("first", "looked", "is_further", "is_left"),
    [
        (timedelta(minutes=61), timedelta(minutes=2), False, False),
        (timedelta(minutes=63), timedelta(minutes=2), False, True),
        (timedelta(hours=11), timedelta(minutes=59), False, True),
        (timedelta(hours=11), timedelta(hours=1), False, False),
        (timedelta(days=9), timedelta(days=2), False, True),
        (timedelta(days=900), timedelta(days=3), False, False),
        (timedelta(days=900), timedelta(days=27), True, True),
        (timedelta(days=900), timedelta(days=28), True, False),
    ],
)
def test_a_list_that_leads_to_nothing_new_is_asked_for_the_more_seldom(
    first: timedelta, looked: timedelta, *, is_further: bool, is_left: bool
) -> None:
    known = replace(_known(first, looked), kind="page")
    assert list_rests(known, NOW, None, is_further=is_further) is is_left
    assert not list_rests(known, NOW, NOW - timedelta(minutes=1), is_further=is_further)


def test_a_list_that_led_to_something_new_is_asked_for_again() -> None:
    known = replace(_known(timedelta(days=900), timedelta(hours=1)), kind="page")
    assert list_rests(known, NOW, None)
    assert not list_rests(replace(known, led_at=NOW - timedelta(hours=2)), NOW, None)
    assert not list_rests(replace(known, text_seen_at=NOW - timedelta(hours=2)), NOW, None)
    assert list_rests(replace(known, led_at=NOW - timedelta(days=20)), NOW, None, is_further=True)


def test_an_article_of_a_site_that_edits_none_rests_longer() -> None:
    known = _known(timedelta(days=10), timedelta(days=5))
    assert not rests(known, NOW, None)
    assert rests(known, NOW, None, share=2.0)
    young = _known(timedelta(minutes=30), timedelta(minutes=5))
    assert not rests(young, NOW, None, share=2.0)


def test_an_article_that_was_revised_is_as_young_as_its_text() -> None:
    steady = _known(timedelta(days=100), timedelta(hours=1))
    assert rests(replace(steady, text_seen_at=steady.first_fetched_at + timedelta(seconds=1)), NOW, None)
    assert not rests(replace(steady, text_seen_at=NOW - timedelta(hours=2)), NOW, None)


@pytest.mark.parametrize("last", [timedelta(hours=-1), timedelta(days=-900)])
def test_what_was_fetched_in_the_future_does_not_rest(last: timedelta) -> None:
    """A clock was set wrong for a while; the page is asked for, and known by its right time again."""
    known = _known(timedelta(days=40), last)
    assert not rests(known, NOW, None)
    assert not list_rests(replace(known, kind="page"), NOW, None)


def test_a_change_that_is_still_to_come_keeps_nothing_awake() -> None:
    known = _known(timedelta(days=40), timedelta(days=1))
    assert rests(known, NOW, NOW + timedelta(days=400))
    assert list_rests(known, NOW, NOW + timedelta(days=400))
    assert not rests(known, NOW, NOW + timedelta(hours=3))


def test_a_last_modified_in_the_future_puts_nothing_to_rest() -> None:
    assert not rests(_known(timedelta(days=40), timedelta(days=1), "Thu, 26 Nov 2099 12:00:00 GMT"), NOW, None)
