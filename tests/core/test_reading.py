"""A fetched document to what it holds."""

from __future__ import annotations

import gzip
import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.documents.sniffing import MAX_BODY
from crawler.core.errors import ReadError
from crawler.core.reading import read
from crawler.core.types import Document, Kind, Outlink, Reading, Relation

URL = "https://paper.example/2026/quay"
SENTENCES = (
    "The harbour board met late on Monday and agreed to widen the eastern quay before the autumn storms.",
    "Work starts in June, the engineer told the meeting, and will close two of the four berths for a year.",
    "Fishermen asked for a share of the western basin, which the board will decide at its next sitting.",
)
PARAGRAPHS = "".join(f"<p>{sentence} {SENTENCES[0]}</p>" for sentence in SENTENCES)
STORY = f"<article><h1>Quay to be widened</h1>{PARAGRAPHS}</article>"
PAGE = f"<!doctype html><html><head><title>Quay to be widened</title></head><body>{STORY}</body></html>"
RSS = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    f"<title>Paper</title><item><title>Quay to be widened</title><link>{URL}</link>"
    f"<content:encoded><![CDATA[{PARAGRAPHS}]]></content:encoded></item></channel></rss>"
)
SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>/a</loc></url></urlset>'


def reading(body: str | bytes, content_type: str = "", url: str = URL) -> Reading:
    return read(Document(url=url, body=body.encode() if isinstance(body, str) else body, content_type=content_type))


@pytest.mark.parametrize("content_type", ["", "text/html", "application/octet-stream", "application/xml", "image/png"])
@pytest.mark.parametrize(("body", "kind"), [
    (PAGE, Kind.PAGE), (STORY, Kind.PAGE), ("\n <!-- x --> " + PAGE, Kind.PAGE),
    (f'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0" "x">{PAGE[15:]}', Kind.PAGE),
    (RSS, Kind.FEED), ("\ufeff\n\n" + RSS, Kind.FEED), ("<br>\n<b>Warning</b>: x<br>\n" + RSS, Kind.FEED),
    ("<!-- generated --><!DOCTYPE rss [<!ENTITY a 'b'>]>" + RSS[21:], Kind.FEED),
    ('<feed xmlns="http://www.w3.org/2005/Atom"></feed>', Kind.FEED),
    ('<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"></atom:feed>', Kind.FEED),
    ('<rdf:RDF xmlns:rdf="x" xmlns="http://purl.org/rss/1.0/"></rdf:RDF>', Kind.FEED),
    (json.dumps({"version": "https://jsonfeed.org/version/1", "items": []}), Kind.FEED),
    (SITEMAP, Kind.SITEMAP), ("<sitemapindex><sitemap><loc>/a.xml</loc></sitemap></sitemapindex>", Kind.SITEMAP),
    ("https://paper.example/1\nhttps://paper.example/2\n", Kind.SITEMAP),
])  # fmt: skip
def test_the_content_says_what_it_is(body: str, kind: Kind, content_type: str) -> None:
    assert reading(body, content_type).kind is kind
    assert reading(gzip.compress(body.encode()), content_type).kind is kind


def test_a_page_about_feeds_is_a_page() -> None:
    quoted = "<pre>&lt;rss version='2.0'&gt;</pre><rss-widget></rss-widget><feed-list></feed-list>"
    assert reading(PAGE.replace("</article>", quoted + "</article>")).kind is Kind.PAGE


@pytest.mark.parametrize(("body", "reason"), [
    (b"", "empty"), (b" \n\t\0", "empty"), (b"\xef\xbb\xbf", "empty"), (b"%PDF-1.7\n...", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"PK\3\4" + bytes(99), "archive"), (b"\0\0\0\x20ftypisom", "media"), (bytes(range(256)) * 40, "binary"),
    (b'{"error": "no such page"}', "not-html"), (b"[1, 2, 3]", "not-html"),
    (b'<?xml version="1.0"?><opml version="2.0"><body/></opml>', "not-html"),
    (gzip.compress(gzip.compress(b"x" * 999, mtime=0), mtime=0), "archive"),
    (gzip.compress(PAGE.encode(), mtime=0)[:-20], "truncated"),
    (b"x" * (MAX_BODY + 1), "too-large"), (gzip.compress(b" " * (MAX_BODY + 1), mtime=0), "too-large"),
    (SITEMAP.replace("/a", "ftp://a").encode(), "broken-sitemap"),
])  # fmt: skip
def test_what_cannot_be_read_is_told_by_reason(body: bytes, reason: str) -> None:
    with pytest.raises(ReadError) as caught:
        reading(body)
    assert caught.value.reason == reason
    assert caught.value.url == URL
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # our own error


def test_scripts_and_styles_are_no_pages() -> None:
    for content_type in ("text/css", "application/javascript", "image/svg"):
        with pytest.raises(ReadError, match="not a page"):
            reading("body { color: red }", content_type)


def test_a_page_gives_its_article_and_links() -> None:
    found = reading(PAGE.replace("</body>", '<a rel="next" href="?page=2">2</a></body>'), "text/html; charset=utf-8")
    (candidate,) = found.candidates
    assert candidate.article.title == "Quay to be widened"
    assert candidate.article.text.count("\n\n") == 2
    assert found.links == (Outlink(f"{URL}?page=2", Relation.NEXT),)
    assert found.is_own_page
    assert found.nothing_because is None


@pytest.mark.parametrize(("head", "heading", "is_own"), [
    ("", "{}", True), ("", '<a href="/2026/quay?utm_source=list">{}</a>', True),
    ("", '<a href="/2026/other">{}</a>', False),
    ('<link rel="canonical" href="/quay">', '<a href="/quay">{}</a>', True),
    ('<link rel="canonical" href="https://elsewhere.example/quay">', "{}", True),
])  # fmt: skip
def test_an_articles_own_page_names_it_as_its_own(head: str, heading: str, is_own: bool) -> None:
    page = PAGE.replace("</title>", f"</title>{head}").replace("Quay to be widened</h1>", f"{heading}</h1>")
    assert reading(page.format("Quay to be widened")).is_own_page is is_own


@pytest.mark.parametrize(("path", "is_own"), [
    ("/tag/quay/", False), ("/category/harbour/page/2/", False), ("/author/rosa/", False), ("/2026/05/", False),
    ("/", False), ("/?p=12", True), ("/news/quay-to-be-widened", True),
])  # fmt: skip
def test_a_list_whose_head_names_its_first_post_is_nobodys_own_page(path: str, is_own: bool) -> None:
    head = '<meta property="og:type" content="article"><meta property="og:url" content="/2026/quay"></head>'
    linked = PAGE.replace("Quay to be widened</h1>", '<a href="/2026/quay">Quay to be widened</a></h1>')
    found = reading(linked.replace("</head>", head), url=f"https://paper.example{path}")
    assert found.candidates[0].article.url == URL
    assert found.is_own_page is is_own


def test_a_list_of_whole_articles_is_nobodys_own_page() -> None:
    second = STORY.replace("Quay to be widened", "Ferry runs again").replace("harbour", "ferry").replace("June", "July")
    stories = [STORY.replace("Quay to be widened", '<a href="/2026/quay">Quay to be widened</a>'), second]
    found = reading(PAGE.replace(STORY, "".join(stories)), url="https://paper.example/")
    assert len(found.candidates) == 2
    assert not found.is_own_page


def test_a_feed_gives_the_same_article_as_the_page() -> None:
    page, feed = reading(PAGE), reading(RSS, url="https://paper.example/feed")
    assert feed.candidates[0].fingerprint == page.candidates[0].fingerprint
    assert feed.candidates[0].article.url == URL
    assert feed.links == (Outlink(URL, Relation.ARTICLE),)
    assert not feed.is_own_page


def test_a_feed_of_teasers_gives_links_alone() -> None:
    teasers = RSS.replace("<content:encoded>", "<description>").replace("</content:encoded>", "</description>")
    found = reading(teasers.replace(PARAGRAPHS, SENTENCES[0]), url="https://paper.example/feed")
    assert found.candidates == ()
    assert found.links == (Outlink(URL, Relation.ARTICLE),)
    assert found.nothing_because == "teasers-only"


def test_plain_text_is_a_page() -> None:
    text = "Quay to be widened\n\n" + "\n\n".join(f"{sentence} {SENTENCES[0]}" for sentence in SENTENCES)
    found = reading(text, "text/plain")
    assert found.kind is Kind.PAGE
    assert [candidate.article.title for candidate in found.candidates] == ["Quay to be widened"]


def test_html_inside_of_json_is_a_part_of_a_page() -> None:
    found = reading(json.dumps({"ok": True, "more": [{"html": STORY}, {"html": '<a rel="next" href="?page=3">3</a>'}]}))
    assert found.candidates[0].fingerprint == reading(PAGE).candidates[0].fingerprint
    assert reading(json.dumps({"html": STORY + '<a rel="next" href="?page=3">3</a>'})).links[0].relation == "next"


def test_what_is_not_found_has_no_article() -> None:
    found = reading("<html><head><title>Not found</title></head><body><h1>Page not found</h1><p>404</p></body></html>")
    assert found.candidates == ()
    assert found.nothing_because is not None
    assert not found.is_own_page


def test_nul_bytes_in_a_page_do_not_matter() -> None:
    dirty = PAGE.replace(" the ", " the\0 ").encode()
    assert reading(dirty).candidates[0].fingerprint == reading(PAGE).candidates[0].fingerprint


@pytest.mark.parametrize("body", [
    "<div>" * 30_000 + STORY, "<b><i>" * 15_000 + STORY, "<" * 100_000 + "<!--" * 1_000 + "-->" + STORY,
    "<p " + " ".join(f"a{number}=1" for number in range(30_000)) + ">" + STORY, "<a href='/x'>" * 20_000 + STORY,
    f'<script type="application/ld+json">{"[" * 50_000}</script>' + STORY, " " * 500_000 + STORY,
    "<table>" * 10_000,
    "<!DOCTYPE rss [" * 10_000, "<?xml" * 20_000, "<rss " * 20_000, "<urlset " * 20_000, "{" * 100_000, "<!--" * 50_000,
])  # fmt: skip
def test_hostile_pages_end(body: str) -> None:
    try:
        found = reading(body)
    except ReadError:
        return
    assert len(found.candidates) <= 1


ODDITIES = st.sampled_from([
    b"<rss>", b"</rss>", b"<item>", b"</item>", b"<feed xmlns='atom'>", b"<urlset>", b"<loc>http://a.test/", b"<url>",
    b"</loc></url>", b"<html>", b"<p>", b"&#0;", b"&x;", b"<![CDATA[", b"]]>", b"<!DOCTYPE x [", b"\xff\xfe", b"\x1b$B",
    b'{"items":[', b"{}", b"]}", b"<?xml version='1.0' encoding='utf-16'?>", b"<a href='//[::1'>x</a>", b"\0",
    b"<title>",
    b"<base href='http://['>", b"<meta http-equiv=refresh content='0;url=http://[x'>", b"\x1f\x8b\x08",
    b"<script type='application/ld+json'>{",
])  # fmt: skip
BODIES = st.lists(ODDITIES | st.binary(max_size=12), max_size=14).map(b"".join)


@given(BODIES, st.sampled_from(["", "text/html", "text/plain", "x;charset=x"]))
def test_any_bytes_give_a_reading_or_a_read_error(body: bytes, content_type: str) -> None:
    try:
        found = read(Document(url=URL, body=body, content_type=content_type))
    except ReadError:
        return
    assert all(link.url.startswith(("http://", "https://")) for link in found.links)
    assert pickle.loads(pickle.dumps(found)) == found
