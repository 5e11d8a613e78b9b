from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.documents.sniffing import MAX_BODY, Shape, shape_of, unpacked
from crawler.core.errors import ReadError
from crawler.core.types import Document

PAGE = "<!doctype html><html><body><p>The ferry made its last trip.</p></body></html>"


def _document(body: bytes = b"", content_type: str = "") -> Document:
    return Document(url="https://northport.example/a", body=body, content_type=content_type)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        (PAGE, Shape.HTML),
        ("<p>A part of a page</p>", Shape.HTML),
        ("<b>no root, but a tag</b>", Shape.HTML),
        ('<?xml version="1.0"?><!DOCTYPE html><html xmlns="x"><body>XHTML</body></html>', Shape.HTML),
        ("The ferry made its last trip.", Shape.PLAIN),
        ("a < b and c > d", Shape.PLAIN),
        ('<?xml version="1.0"?><rss version="2.0"></rss>', Shape.XML_FEED),
        ('<feed xmlns="http://www.w3.org/2005/Atom"></feed>', Shape.XML_FEED),
        ('<a:feed xmlns:a="http://www.w3.org/2005/Atom"></a:feed>', Shape.XML_FEED),
        ('<rdf:RDF xmlns="http://purl.org/rss/1.0/"></rdf:RDF>', Shape.XML_FEED),
        ("<b>Warning</b>: no database\n<rss version='2.0'></rss>", Shape.XML_FEED),
        ("<!-- <html> --><!DOCTYPE rss [<!ENTITY a 'b'>]><rss></rss>", Shape.XML_FEED),
        ("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'></urlset>", Shape.SITEMAP),
        ("<sm:sitemapindex></sm:sitemapindex>", Shape.SITEMAP),
        ("https://northport.example/a\nhttps://northport.example/b\n", Shape.SITEMAP),
        ('{"version": "https://jsonfeed.org/version/1.1"}', Shape.JSON),
        ("{not json", Shape.PLAIN),
        (PAGE.replace("<p>", "<p>&lt;rss&gt; <rss></rss>"), Shape.HTML),
        ("x" * 3_000 + "<rss></rss>", Shape.HTML),  # quoted far down
        ("", Shape.PLAIN),
    ],
)
def test_the_content_tells_the_shape(text: str, shape: Shape) -> None:
    assert shape_of(text, _document()) is shape


def test_a_header_counts_only_where_the_content_is_silent() -> None:
    assert shape_of("1 <b 2", _document(content_type="text/plain")) is Shape.PLAIN
    assert shape_of("[see <b>below</b>]", _document(content_type="text/plain")) is Shape.PLAIN
    assert shape_of(PAGE, _document(content_type="text/plain")) is Shape.HTML
    assert shape_of(PAGE, _document(content_type="application/javascript")) is Shape.HTML


@pytest.mark.parametrize(
    ("text", "content_type"),
    [
        ("let a = 1;", "application/javascript"),
        ("p { color: red }", "text/css"),
        ("<svg></svg>", "image/svg+xml"),
        ('<?xml version="1.0"?><svg><p>x</p></svg>', ""),
    ],
)
def test_scripts_styles_and_other_xml_are_no_pages(text: str, content_type: str) -> None:
    with pytest.raises(ReadError) as caught:
        shape_of(text, _document(content_type=content_type))
    assert caught.value.reason == "not-html"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b" \n\xef\xbb\xbf\0", "empty"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"\x89PNG\r\n", "image"),
        (b"\0\0\0\x18ftypmp42", "media"),
        (b"PK\3\4....", "archive"),
        (bytes(range(1, 32)) * 4, "binary"),
        (gzip.compress(PAGE.encode() * 50, mtime=0)[:-20], "truncated"),
        (gzip.compress(b"a" * (MAX_BODY + 1), mtime=0), "too-large"),
    ],
)
def test_what_is_no_text_is_refused_by_name(body: bytes, reason: str) -> None:
    with pytest.raises(ReadError) as caught:
        unpacked(_document(body))
    assert caught.value.reason == reason


@pytest.mark.parametrize("body", [PAGE.encode(), PAGE.encode("utf-16"), gzip.compress(PAGE.encode(), mtime=0)])
def test_text_is_unpacked(body: bytes) -> None:
    assert unpacked(_document(body)) in (PAGE.encode(), PAGE.encode("utf-16"))


@given(st.text(max_size=100), st.sampled_from(["", "text/html", "text/plain", "application/json"]))
def test_any_text_that_is_no_xml_has_a_shape(text: str, content_type: str) -> None:
    shape = shape_of(text, _document(content_type=content_type))
    assert shape is not Shape.HTML or "<" in text
