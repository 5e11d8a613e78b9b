"""Feeds to entries, and entries to articles."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from crawler.core.feed_entries import entry_article
from crawler.core.feeds.feed import Entry, Feed, plain_title
from crawler.core.feeds.json_feeds import parse_json_feed
from crawler.core.feeds.xml_feeds import parse_xml_feed
from crawler.core.types import Article

URL = "https://paper.example/feed.xml"
PARAGRAPH = "The harbour board met late on Monday and agreed to widen the eastern quay before the autumn storms. "
STORY = "".join(f"<p>{PARAGRAPH * 3}</p>" for _ in range(3))


def rss(items: str, channel: str = "") -> str:
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">'
        f"<channel><title>Paper</title><link>https://paper.example/</link>{channel}{items}</channel></rss>"
    )


def item(title: str = "Quay widened", link: str = "https://paper.example/quay", more: str = "") -> str:
    return f"<item><title>{title}</title><link>{link}</link>{more}</item>"


def xml(text: str) -> Feed:
    feed = parse_xml_feed(text, URL)
    assert feed is not None
    return feed


def article(entry: Entry) -> Article:
    found = entry_article(entry, 0)
    assert found is not None
    return found


def test_rss_gives_all_fields() -> None:
    more = (
        "<pubDate>Mon, 02 Mar 2026 08:30:00 +0200</pubDate><dc:creator>Ada Bright</dc:creator>"
        "<category>Harbour</category>"
        f"<description>Short.</description><content:encoded><![CDATA[{STORY}]]></content:encoded>"
    )
    (entry,) = xml(rss(item(more=more))).entries
    assert entry == Entry(
        title="Quay widened", link="https://paper.example/quay", content=STORY, summary="Short.", is_content=True,
        published_at=datetime(2026, 3, 2, 6, 30, tzinfo=UTC), authors=("Ada Bright",), tags=("Harbour",),
    )  # fmt: skip


def test_atom_resolves_links_and_tells_updates() -> None:
    text = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://paper.example/a/" xml:lang="en">
      <title>Paper</title><link rel="next" href="?page=2"/><author><name>The desk</name></author>
      <entry><title type="html">Quay &lt;em&gt;widened&lt;/em&gt;</title><link href="quay"/>
        <published>2026-03-02T08:30:00Z</published><updated>2026-03-03T08:30:00Z</updated>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{STORY}</div></content></entry></feed>"""
    feed = xml(text)
    (entry,) = feed.entries
    assert feed.next_page == "https://paper.example/a/?page=2"
    assert (entry.title, entry.link, entry.authors) == (
        "Quay widened",
        "https://paper.example/a/quay",
        ("The desk",),
    )
    assert entry.published_at == datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
    assert entry.updated_at == datetime(2026, 3, 3, 8, 30, tzinfo=UTC)
    assert article(entry).text.count("\n\n") == 2


def test_rdf_is_a_feed_too() -> None:
    text = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="/"><title>Paper</title></channel>
      <item rdf:about="https://paper.example/quay"><title>Quay</title><link>https://paper.example/quay</link>
      <dc:date>2026-03-02T08:30:00Z</dc:date></item></rdf:RDF>"""
    (entry,) = xml(text).entries
    assert (entry.link, entry.published_at) == ("https://paper.example/quay", datetime(2026, 3, 2, 8, 30, tzinfo=UTC))


def test_json_feed_gives_all_fields() -> None:
    text = json.dumps({
        "version": "https://jsonfeed.org/version/1.1", "next_url": "?page=2", "language": "en",
        "items": [
            {"id": "1", "url": "/quay", "title": "Quay", "content_html": STORY, "summary": "Short.",
             "tags": ["Harbour"], "date_published": "2026-03-02T08:30:00+02:00", "authors": [{"name": "Ada Bright"}]},
            {"id": "https://paper.example/2", "content_text": "One.\n\nTwo."}, "nonsense", {"id": 7, "url": 8},
        ],
    })  # fmt: skip
    feed = parse_json_feed(text, URL)
    assert feed is not None
    assert feed.next_page == "https://paper.example/feed.xml?page=2"
    first, second, third = feed.entries
    assert first == Entry(
        title="Quay", link="https://paper.example/quay", content=STORY, summary="Short.", is_content=True,
        published_at=datetime(2026, 3, 2, 6, 30, tzinfo=UTC), authors=("Ada Bright",), tags=("Harbour",), language="en",
    )  # fmt: skip
    assert (second.link, second.content, second.is_text) == ("https://paper.example/2", "One.\n\nTwo.", True)
    assert third.link is None


@pytest.mark.parametrize("text", [
    "[" * 100_000, '{"version":"https://jsonfeed.org/version/1.1","items":[' + "9" * 9_999 + "]}", "{}", "[1]",
    "nonsense", '{"items": 3}', '{"items": [{"name": "x"}]}', '{"version": 1, "items": [null]}',
])  # fmt: skip
def test_what_is_no_json_feed(text: str) -> None:
    assert parse_json_feed(text, URL) is None


BROKEN = {
    "bare ampersand": rss(item("Salt & pepper & more", more="<category>R&D</category>")),
    "html references": rss(item("Caf&eacute;&nbsp;&mdash; open")),
    "unknown reference": rss(item("Quay &unknown; x")),
    "control reference": rss(item("Quay &#1;&#55357; x")),
    "undeclared prefix": rss(item(more="<media:content url='x'/><foo:bar a:b='1'>1</foo:bar>")),
    "impossible names": rss(item(more="<foo:/><foo:00>1</foo:00><a:b:c/><:x/>")),
    "unclosed tags": rss(item(more="<description><p>One<br>two</description>")),
    "no end": rss(item() + item("Two", "https://paper.example/2"))[:-60],
    "junk before": "<br />\n<b>Warning</b>: no database\n" + rss(item()),
    "junk after": rss(item()) + "<script>track()</script>",
    "wrong case": rss(item()).replace("</rss>", "</RSS>"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_feeds_are_mended(name: str) -> None:
    entry = xml(BROKEN[name]).entries[0]
    assert entry.link == "https://paper.example/quay"
    assert entry.title


def test_mending_keeps_the_characters() -> None:
    assert xml(BROKEN["bare ampersand"]).entries[0].title == "Salt & pepper & more"
    assert xml(BROKEN["html references"]).entries[0].title == "Café — open"
    link = "https://paper.example/?a=1&b=2"
    assert xml(rss(item(link=link))).entries[0].link == link
    assert xml(rss(item(link=f"<![CDATA[{link}]]>"))).entries[0].link == link


def test_an_incomplete_last_entry_is_dropped() -> None:
    whole = rss(item(more=f"<description>{PARAGRAPH}</description>") + item("Two", "https://paper.example/two"))
    for cut in range(len(whole) - 90, len(whole) - 20, 7):
        links = [entry.link for entry in xml(whole[:cut]).entries]
        assert links in (["https://paper.example/quay"], ["https://paper.example/quay", "https://paper.example/two"])


def test_entities_are_never_expanded() -> None:
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<!DOCTYPE rss [<!ENTITY l0 "lol"><!ENTITY f SYSTEM "file:///etc/hostname">{bomb}]>' + rss(item("&l9; &f;"))
    assert xml(text).entries[0].title == "&l9; &f;"


@pytest.mark.parametrize("text", [
    "<rss><channel>" + "<item>" * 20_000, "<rss>" + "<a>" * 20_000 + "</item>", "<rss></item></entry>", "<rss>",
    "<rss><item></item>" + "<![CDATA[" * 20_000, "<rss><item></item>" + "&" * 100_000,
    "<rss " + "a='1' " * 20_000 + "><item></item>", "<feed><entry></entry>" + "<!--" * 20_000,
    "<rss><item><title>" + "<![CDATA[]]>" * 20_000 + "</title></item></rss>",
])  # fmt: skip
def test_hostile_feeds_end(text: str) -> None:
    feed = parse_xml_feed(text, URL)
    assert feed is None or len(feed.entries) < 300  # libxml2 goes no deeper


def test_what_would_take_the_parser_for_ever_is_cut() -> None:
    attributes = " ".join(f"a{number}=''" for number in range(20_000))
    tags = "".join(f"<x><category>{number}</category></x>" for number in range(5_000))
    text = rss(item(more=f"<author>{'a' * 200_000}</author><x {attributes}/>{tags}") + item("Two"))
    first, second = xml(text).entries
    assert (len(first.authors[0]), len(first.tags)) == (200, 100)
    assert second.title == "Two"


@pytest.mark.parametrize("date", ["Mon, 02 Mar 9999 08:30:00 GMT", "Octember", "", "1 Jan 0001", "-1", "9" * 400])
def test_impossible_dates_are_none(date: str) -> None:
    assert xml(rss(item(more=f"<pubDate>{date}</pubDate>"))).entries[0].published_at is None


@pytest.mark.parametrize(
    "link", ["", "javascript:alert(1)", "mailto:a@b.example", "http://[::1", "data:text/html,x", "//"]
)
def test_links_that_lead_nowhere_are_none(link: str) -> None:
    assert xml(rss(item(link=link))).entries[0].link is None


def test_a_planets_author_before_the_title_is_taken_away() -> None:
    planet = xml(rss(item("Ada: One", "https://ada.example/1") + item("Bo: Two: three", "https://bo.example/2")))
    assert [(entry.title, entry.authors) for entry in planet.entries] == [("One", ("Ada",)), ("Two: three", ("Bo",))]
    paper = xml(rss(item("Harbour: One", "https://paper.example/1") + item("Market: Two", "https://paper.example/2")))
    assert [entry.title for entry in paper.entries] == ["Harbour: One", "Market: Two"]


@pytest.mark.parametrize(("title", "plain"), [
    ("AT&amp;T &#8217;s <i>new</i>\n cable", "AT&T ’s new cable"), ("if a < b & c > d", "if a < b & c > d"),
    ("<script>alert(1)</script>", "<script>alert(1)</script>"), ("Zero\x00 and \ud800", "Zero and"), ("", ""),
])  # fmt: skip
def test_titles_become_text(title: str, plain: str) -> None:
    assert plain_title(title) == plain


WHOLE = Entry(title="Quay", link="https://paper.example/quay", content=STORY, is_content=True)


def test_content_and_long_descriptions_are_articles() -> None:
    found = article(WHOLE)
    assert (found.title, found.url, found.text.count("\n\n")) == ("Quay", "https://paper.example/quay", 2)
    assert entry_article(Entry(title="Quay", content=STORY), 0) is not None
    assert entry_article(Entry(title="Note", content="<p>" + PARAGRAPH + "</p>", is_content=True), 0) is not None


@pytest.mark.parametrize("entry", [
    Entry(title="Quay", content=PARAGRAPH),
    Entry(title="Quay", content=f"<p>{PARAGRAPH * 4} […]</p>", is_content=True),
    Entry(title="Quay", content=f"<p>{PARAGRAPH * 4} [&#8230;]</p>"),
    Entry(title="Quay", content=f"<p>{PARAGRAPH * 4}…</p>", is_content=True),
    Entry(title="Quay", content=f'<p>{PARAGRAPH * 4}</p><p><a href="/q">Read more</a></p>', is_content=True),
    Entry(title="Quay", content=f'<p>{PARAGRAPH * 4} <a href="/q">Weiterlesen →</a></p>', is_content=True),
    Entry(title="Quay", content=STORY, is_content=True, is_comment=True),
    Entry(title="Quay", content="Quay", is_content=True), Entry(title="Quay"),
    Entry(title="Quay", content='<img src="quay.jpg">', is_content=True),
])  # fmt: skip
def test_teasers_comments_and_nothing_are_no_articles(entry: Entry) -> None:
    assert entry_article(entry, 0) is None


def test_what_the_feeds_software_adds_is_no_text() -> None:
    signature = '<p>The post <a href="https://paper.example/quay">Quay</a> appeared first on <a href="/">Paper</a>.</p>'
    signed = Entry(title="Quay", link=WHOLE.link, content=f"<h1>Quay</h1>{STORY}{signature}", is_content=True)
    assert article(signed).text == article(WHOLE).text


def test_content_that_was_escaped_twice_reads_the_same() -> None:
    escaped = STORY.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert article(Entry(title="Quay", content=escaped, is_content=True)).text == article(WHOLE).text


def test_plain_text_content_has_paragraphs() -> None:
    plain = "\n\n".join([PARAGRAPH.strip()] * 3)
    assert article(Entry(title="Quay", content=plain, is_text=True, is_content=True)).text == plain
    literal = f"if a < b & c: {PARAGRAPH.strip()}"
    assert article(Entry(title="Quay", content=literal, is_text=True, is_content=True)).text == literal


def test_comment_feeds_hold_no_articles() -> None:
    more = f"<description>{STORY}</description>"
    (entry,) = xml(rss(item("By: Bo", "https://paper.example/quay#comment-7", more))).entries
    assert entry.is_comment
