from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.core.feeds.feed import Entry, Feed
from crawler.core.feeds.xml_feeds import parse_xml_feed
from tests.core.feeds.written import PARAGRAPH, STORY, URL, item, rss


def xml(text: str) -> Feed:
    feed = parse_xml_feed(text, URL)
    assert feed is not None
    return feed


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
    assert entry.content.count("<p>") == 3


def test_rdf_is_a_feed_too() -> None:
    text = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="/"><title>Paper</title></channel>
      <item rdf:about="https://paper.example/quay"><title>Quay</title><link>https://paper.example/quay</link>
      <dc:date>2026-03-02T08:30:00Z</dc:date></item></rdf:RDF>"""
    (entry,) = xml(text).entries
    assert (entry.link, entry.published_at) == ("https://paper.example/quay", datetime(2026, 3, 2, 8, 30, tzinfo=UTC))


def test_the_page_is_where_feedburner_says_that_it_was() -> None:
    original = '<f:origLink xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">https://paper.example/one</f:origLink>'
    (entry,) = xml(rss(item(more=original))).entries
    assert entry.link == "https://paper.example/one"


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


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("2026/3/29 15:07:41", "2026-03-29T15:07:41+00:00"),
        ("2026年3月29日", "2026-03-29T00:00:00+00:00"),
        ("29.3.2026", "2026-03-29T00:00:00+00:00"),
        ("Sat, 07 Mar 2026 10:00:00 CEST", "2026-03-07T08:00:00+00:00"),
        ("Sat, 07 Mar 26 10:00:00 GMT", "2026-03-07T10:00:00+00:00"),
        ("Fri, 13 Feb, 2026 09:00:00 EST", "2026-02-13T14:00:00+00:00"),
        ("03/04/2026 10:00", None),  # may be of March or April
        ("15:07", None),
    ],
)
def test_a_date_of_a_feed_is_the_same_on_every_day_it_is_read(date: str, moment: str | None) -> None:
    published = xml(rss(item(more=f"<pubDate>{date}</pubDate>"))).entries[0].published_at
    assert published == (datetime.fromisoformat(moment) if moment else None)


def test_an_entry_alone_and_a_prefixed_root_are_feeds() -> None:
    entry = '<entry xmlns="http://www.w3.org/2005/Atom"><title>Quay widened</title><link href="/quay"/></entry>'
    (alone,) = xml(f'<?xml version="1.0"?>{entry}').entries
    assert (alone.title, alone.link) == ("Quay widened", "https://paper.example/quay")
    rss20 = 'xmlns:r="http://backend.userland.com/rss2" version="2.0"'
    text = f"<r:rss {rss20}><r:channel><r:item><r:title>Quay widened</r:title></r:item></r:channel></r:rss>"
    assert [each.title for each in xml(text).entries] == ["Quay widened"]


def test_a_guid_is_an_address_unless_the_feed_says_that_it_is_none() -> None:
    guid = "<item><title>Quay</title><guid{}>https://paper.example/quay</guid></item>"
    assert [each.link for each in xml(rss(guid.format(""))).entries] == ["https://paper.example/quay"]
    assert [each.link for each in xml(rss(guid.format(' isPermaLink="false"'))).entries] == [None]


def test_a_feed_says_its_licence_and_that_of_all_of_its_entries() -> None:
    by, nc = "https://creativecommons.org/licenses/by/4.0/", "https://creativecommons.org/licenses/by-nc/4.0/"
    cc = "<cc:license xmlns:cc='http://backend.userland.com/creativeCommonsRssModule'>{}</cc:license>"
    both = rss(item(more=cc.format(by)) + item(more=cc.format(by)))
    assert xml(both).licences == (by,)
    assert xml(rss(item(more=cc.format(by)) + item(more=cc.format(nc)))).licences == ()
    atom = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><rights>The Paper</rights><link rel="license" href="{nc}"/></feed>'
    )
    feed = xml(atom)
    assert (feed.licences, feed.notice) == ((nc,), "The Paper")
