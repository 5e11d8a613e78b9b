from __future__ import annotations

import json

import pytest

from crawler.core.feeds.feed import Entry
from crawler.core.feeds.json_feeds import parse_json_feed
from crawler.core.feeds.xml_feeds import parse_xml_feed
from crawler.core.types import Image
from tests.core.feeds.written import URL, item, rss

HOST = "https://paper.example"


def only(more: str) -> Entry:
    feed = parse_xml_feed(
        rss(item(more=more)).replace("<rss ", '<rss xmlns:media="http://search.yahoo.com/mrss/" '), URL
    )
    assert feed is not None
    return feed.entries[0]


@pytest.mark.parametrize(("more", "path"), [
    ('<media:content url="/a.jpg" width="300"/><media:content url="/b.jpg" width="1200"/>', "/b.jpg"),
    ('<media:group><media:content url="/a" type="image/jpeg"/><media:content url="/b" medium="image"/></media:group>',
     "/a"),
    ('<media:content url="https://secure.gravatar.com/a" medium="image"/><media:content url="/b" medium="image"/>',
     "/b"),
    ('<media:content url="/clip.mp4" type="video/mp4"/><enclosure url="/q.jpg" type="image/jpeg"/>', "/q.jpg"),
    ('<enclosure url="/talk.mp3" type="audio/mpeg" length="1"/>', None), ('<enclosure url="/q.webp"/>', "/q.webp"),
    ("", None),
])  # fmt: skip
def test_the_largest_picture_that_an_entry_names_is_its_image(more: str, path: str | None) -> None:
    assert only(more).image == (Image(HOST + path) if path else None)


def test_a_thumbnail_is_kept_apart() -> None:
    found = only('<media:thumbnail url="/s.jpg" width="70"/><media:thumbnail url="/t.jpg" width="140"/>')
    assert (found.image, found.thumbnail) == (None, Image(f"{HOST}/t.jpg"))
    cover = '<x:image xmlns:x="http://www.itunes.com/dtds/podcast-1.0.dtd" href="/cover.jpg"/>'
    assert only(cover).thumbnail == Image(f"{HOST}/cover.jpg")
    assert only("<image><url>/cover.jpg</url></image>").thumbnail == Image(f"{HOST}/cover.jpg")


def test_an_item_of_a_json_feed_names_its_image() -> None:
    attached = [{"url": "/talk.mp3", "mime_type": "audio/mpeg"}, {"url": "/q.jpg", "mime_type": "image/jpeg"}]
    items = [{"url": "/1", "banner_image": "/b.jpg"}, {"url": "/2", "attachments": attached}, {"url": "/3"}]
    feed = parse_json_feed(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}), URL)
    assert feed is not None
    assert [entry.image for entry in feed.entries] == [Image(f"{HOST}/b.jpg"), Image(f"{HOST}/q.jpg"), None]
