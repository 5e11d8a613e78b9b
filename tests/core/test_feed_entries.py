from __future__ import annotations

from dataclasses import replace
from html import escape

import pytest

from crawler.core.feed_entries import entry_article
from crawler.core.feeds.feed import Entry
from crawler.core.feeds.xml_feeds import parse_xml_feed
from crawler.core.types import Article, Image
from tests.core.feeds.written import PARAGRAPH, STORY, URL, item, rss


def article(entry: Entry) -> Article:
    found = entry_article(entry, 0)
    assert found is not None
    return found


WHOLE = Entry(title="Quay", link="https://paper.example/quay", content=STORY, is_content=True)


def test_content_and_long_descriptions_are_articles() -> None:
    found = article(WHOLE)
    assert (found.title, found.url, found.text.count("\n\n")) == ("Quay", "https://paper.example/quay", 2)
    assert entry_article(Entry(title="Quay", content=STORY), 0) is not None
    assert entry_article(Entry(title="Note", content="<p>" + PARAGRAPH + "</p>", is_content=True), 0) is not None


@pytest.mark.parametrize(
    ("stated", "authors"),
    [
        (("Ada Bright and Tom Fell",), ("Ada Bright", "Tom Fell")),
        (("Bright, Ada",), ("Ada Bright",)),
        (("By Ada Bright", "admin"), ("Ada Bright",)),
        (("Ledger newsroom",), ("Ledger newsroom",)),
    ],
)
def test_authors_are_names(stated: tuple[str, ...], authors: tuple[str, ...]) -> None:
    assert article(replace(WHOLE, authors=stated)).authors == authors


def test_the_title_and_the_author_are_no_text_as_on_the_entry_s_own_page() -> None:
    content = f"<p><b>Quay</b></p>{STORY}<p>Ada Bright</p>"
    found = article(replace(WHOLE, content=content, authors=("Ada Bright",)))
    assert found.text == article(WHOLE).text


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


def test_the_line_of_origin_is_known_in_any_language_by_its_link_though_that_of_the_entry_tells_of_the_feed() -> None:
    led = f"{WHOLE.link}?utm_source=rss&utm_medium=rss"
    line = f'<p>Ang tala na <a href="{WHOLE.link}">Quay</a> ay unang lumabas sa <a href="/">Paper</a></p>'
    signed = Entry(title="Quay", link=led, content=f"{STORY}{line}", is_content=True)
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
    feed = parse_xml_feed(rss(item("By: Bo", "https://paper.example/quay#comment-7", more)), URL)
    assert feed is not None
    (entry,) = feed.entries
    assert entry.is_comment


def test_the_image_is_what_the_feed_names_else_the_first_photo_else_the_thumbnail() -> None:
    small, named = Image("https://paper.example/s.jpg"), Image("https://paper.example/n.jpg")
    shown = replace(WHOLE, content=f'<img src="pixel.gif"><img data-src="q.jpg" src="x.gif">{STORY}', thumbnail=small)
    assert article(shown).image == Image("https://paper.example/q.jpg")
    assert article(replace(shown, image=named)).image == named
    assert article(replace(WHOLE, thumbnail=small)).image == small
    assert article(WHOLE).image is None


def test_the_links_of_a_content_resolve_against_the_base_of_its_entry() -> None:
    feed = parse_xml_feed(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://paper.example/a/"><entry xml:base="b/">'
        f'<title>Quay</title><link href="quay"/><content type="html" xml:base="c/">{escape("<img src=q.jpg>" + STORY)}'
        "</content></entry></feed>",
        URL,
    )
    assert feed is not None
    found = article(feed.entries[0])
    assert (found.url, found.image) == ("https://paper.example/a/b/quay", Image("https://paper.example/a/b/c/q.jpg"))


_HEADLINE = "Harbour board widens the eastern quay after a winter of storms"


@pytest.mark.parametrize("head", [
    f"<span>{_HEADLINE}</span>\n<span><span>Ann Roe</span></span>\n<span>Tue, 11/20/2001 - 14:52</span>\n",
    f"<p>{_HEADLINE}</p><p>Ann Roe</p><p>Tue, 20 November 2001</p>",
    f"<div>{_HEADLINE}</div><div>Tue, 11/20/2001 - 14:52</div><div>Ann Roe</div>",
    f"<span>{_HEADLINE}</span>\n<span>20 novembre 2001</span>",
    f"<span>{_HEADLINE}</span>\n<span><span>Ann Roe</span></span>\n<span>Sat, 11/10/2001 - 13:43</span>\n",
])  # fmt: skip
def test_the_title_author_and_date_that_software_puts_above_a_text_are_none_of_it(head: str) -> None:
    headed = replace(WHOLE, title=_HEADLINE, content=f"{head}<div>{STORY}</div>", authors=("Ann Roe",))
    assert article(headed).text == article(WHOLE).text
    unmarked = replace(headed, content=f"{head}<div>{PARAGRAPH * 12}</div>")
    assert article(unmarked).text == (PARAGRAPH * 12).strip()


@pytest.mark.parametrize("first", [
    f"{_HEADLINE}, where Ann Roe stood on 20 November 2001 and counted the gulls.",
    f"{_HEADLINE} begun on 20 November 2001",
    "Ann Roe counted the gulls on Tuesday morning.",
])  # fmt: skip
def test_a_first_line_that_says_more_than_title_author_and_date_stays(first: str) -> None:
    headed = replace(WHOLE, title=_HEADLINE, content=f"<p>{first}</p>{STORY}", authors=("Ann Roe",))
    assert article(headed).text.startswith(first)
