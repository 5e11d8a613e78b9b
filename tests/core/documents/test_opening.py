from __future__ import annotations

import pytest

from crawler.core.documents.opening import open_document
from crawler.core.documents.sniffing import Shape
from crawler.core.errors import ReadError
from crawler.core.types import Document

RSS = "<rss version='2.0'><channel><item><title>Brücke</title><link>/a</link></item></channel></rss>"
JSON_FEED = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/a", "title": "Brücke"}]}'


def _document(text: str, content_type: str = "") -> Document:
    return Document(url="https://northport.example/x", body=text.encode(), content_type=content_type)


@pytest.mark.parametrize(("text", "shape"), [(RSS, Shape.XML_FEED), (JSON_FEED, Shape.JSON)])
@pytest.mark.parametrize("content_type", ["", "text/html", "application/octet-stream"])
def test_a_feed_is_opened_to_its_entries(text: str, shape: Shape, content_type: str) -> None:
    opened = open_document(_document(text, content_type))
    assert opened.shape is shape
    assert opened.feed is not None
    assert [(entry.title, entry.link) for entry in opened.feed.entries] == [("Brücke", "https://northport.example/a")]


def test_a_page_and_a_text_are_opened_as_they_are() -> None:
    page = open_document(_document("<p>Brücke</p>"))
    assert (page.shape, page.text, page.feed) == (Shape.HTML, "<p>Brücke</p>", None)
    assert open_document(_document("Die Brücke öffnet.")).shape is Shape.PLAIN


def test_json_with_markup_is_a_part_of_a_page() -> None:
    opened = open_document(_document('{"html": "<article><p>Brücke</p></article>"}'))
    assert (opened.shape, opened.text) == (Shape.HTML, "<article><p>Brücke</p></article>")


@pytest.mark.parametrize(("text", "reason"), [("<rss", "not-html"), ('{"a": 1}', "not-html")])
def test_what_holds_nothing_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ReadError) as caught:
        open_document(_document(text, "text/css"))
    assert caught.value.reason == reason
