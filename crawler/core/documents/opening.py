"""A fetched body to what is in it: a page's markup, a plain text, a feed's entries, or a sitemap."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.core.documents.json_markup import markup_in
from crawler.core.documents.sniffing import Shape, refuse, shape_of, unpacked
from crawler.core.feeds.feed import Feed
from crawler.core.feeds.json_feeds import parse_json_feed
from crawler.core.feeds.xml_feeds import parse_xml_feed
from crawler.core.text.decoding import decode
from crawler.core.types import Document


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A document whose kind is known: `shape` is of `text`, `feed` is what a feed holds."""

    shape: Shape
    text: str
    feed: Feed | None = None


def open_document(document: Document) -> Opened:
    """Return what is in a document; its kind is found by content, whatever its header and address say.

    The shape JSON is of feeds only: where JSON holds markup, that is the page. Raises ReadError.
    """
    text = decode(unpacked(document), document.content_type)
    shape = shape_of(text, document)
    if shape is not Shape.XML_FEED and shape is not Shape.JSON:
        return Opened(shape, text)
    feed = parse_xml_feed(text, document.url) if shape is Shape.XML_FEED else parse_json_feed(text, document.url)
    if feed is not None:
        return Opened(shape, text, feed)
    if shape is Shape.XML_FEED:
        refuse(document, "broken-feed", "is a feed whose XML cannot be repaired")
    text = markup_in(text)
    if not text:
        refuse(document, "not-html", "is JSON, but neither a feed nor a part of a page")
    return Opened(Shape.HTML, text)
