from __future__ import annotations

from datetime import timedelta

import pytest

from crawler.core.feeds.xml_feeds import parse_xml_feed
from tests.core.feeds.written import URL, item, rss

HOUR = timedelta(hours=1)


def said(channel: str) -> timedelta:
    text = rss(item(), channel).replace("<rss ", '<rss xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" ')
    feed = parse_xml_feed(text, URL)
    assert feed is not None
    return feed.fresh_for


def period(name: str, frequency: str = "") -> str:
    often = f"<sy:updateFrequency>{frequency}</sy:updateFrequency>" if frequency else ""
    return f"<sy:updatePeriod>{name}</sy:updatePeriod>{often}"


@pytest.mark.parametrize(
    ("channel", "expected"),
    [
        ("", timedelta()),
        ("<ttl>90</ttl>", 1.5 * HOUR),
        ("<ttl> 0060\n</ttl>", HOUR),
        (period("hourly"), HOUR),
        (period(" Hourly ", "4"), HOUR / 4),
        (period("daily", "1"), 24 * HOUR),
        (period("weekly"), 168 * HOUR),
        ("<ttl>30</ttl>" + period("hourly"), HOUR),
        ("<ttl>120</ttl>" + period("hourly", "2"), 2 * HOUR),
        ("<ttl>9999999</ttl>", timedelta(days=366)),
    ],
)
def test_how_long_a_feed_says_that_it_stays_as_it_is(channel: str, expected: timedelta) -> None:
    assert said(channel) == expected


@pytest.mark.parametrize(
    "channel",
    [
        *(f"<ttl>{ttl}</ttl>" for ttl in ("0", "-5", "soon", "1.5", "", "²", "9" * 400)),
        *map(period, ("", "sometimes", "60")),
        "<sy:updateFrequency>3</sy:updateFrequency>",
    ],
)
def test_what_says_nothing(channel: str) -> None:
    assert said(channel) == timedelta()


@pytest.mark.parametrize("frequency", ["0", "-1", "often", "9" * 400])
def test_a_frequency_that_says_nothing_is_once_a_period(frequency: str) -> None:
    assert said(period("daily", frequency)) == 24 * HOUR
