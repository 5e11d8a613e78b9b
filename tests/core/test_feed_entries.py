from __future__ import annotations

import pytest

from crawler.core.feed_entries import entry_article
from crawler.core.feeds.feed import Entry
from crawler.core.feeds.xml_feeds import parse_xml_feed
from crawler.core.types import Article
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
    feed = parse_xml_feed(rss(item("By: Bo", "https://paper.example/quay#comment-7", more)), URL)
    assert feed is not None
    (entry,) = feed.entries
    assert entry.is_comment
