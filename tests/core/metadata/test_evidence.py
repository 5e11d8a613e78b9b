from __future__ import annotations

import json

from crawler.core import extract
from crawler.core.html.dom import parse
from crawler.core.metadata.evidence import Evidence, gather
from crawler.core.page.facts import read_facts
from crawler.core.page.segment import Segment
from tests.core.metadata.described import TEXT, json_ld

URL = "https://northport.example/news/"
HEAD = '<meta property="og:title" content="Bridge opens after nine years">'
POSTS = (
    f"<article><h2>Bridge opens after nine years</h2>{TEXT}</article><article><h2>Ferry is sold</h2>{TEXT}</article>"
)

_THINGS = ("bridge", "ferry", "mill")


def _gathered(head: str, title: int, *, sole: bool = False) -> Evidence:
    tree = parse(f"<html><head>{head}</head><body><p>Northport Gazette</p>{POSTS}</body></html>")
    segment = Segment(
        first_block=title, last_block=title + 3, title=tree.blocks[title].text, title_block=title,
        body=(title + 1, title + 2),
    )  # fmt: skip
    return gather(tree, read_facts(tree, URL), segment, sole=sole)


def test_the_head_is_about_the_article_that_it_names() -> None:
    assert _gathered(HEAD, 1).head
    assert not _gathered(HEAD, 4).head
    assert _gathered(HEAD, 4, sole=True).head


def test_structured_data_is_of_the_article_with_its_headline() -> None:
    stated = json_ld({"@type": "NewsArticle", "headline": "Ferry is sold", "author": "Ada Marsh"})
    assert _gathered(stated, 1).stated is None
    found = _gathered(stated, 4).stated
    assert found is not None
    assert found.headline == "Ferry is sold"


def test_what_stands_above_is_of_another_article_on_a_page_of_several() -> None:
    assert _gathered(HEAD, 4).earliest == 4
    assert _gathered(HEAD, 4, sole=True).earliest == 0
    assert _gathered(HEAD, 4).title_block == 4


def test_articles_of_one_headline_are_told_apart_by_their_texts() -> None:
    house = "This report is by the agency of the harbour towns and shared with all of its member papers, as every day."
    texts = [
        f"The {thing} of the old town was mended on Monday by nine volunteers, said its keeper." for thing in _THINGS
    ]
    parts = []
    for i, text in enumerate(texts):
        stated = {
            "@type": "NewsArticle",
            "headline": "Morning briefing",
            "url": f"/a/{i}",
            "articleBody": f"{house}\n\n{text}",
        }
        parts.append(
            f'<script type="application/ld+json">{json.dumps(stated)}</script>'
            f"<article><h2>Morning briefing</h2><p>{house}</p><p>{text}</p></article>"
        )
    found = extract(f"<title>Stream</title><body>{''.join(parts)}", "https://post.example/stream")

    assert [article.url for article in found] == [f"https://post.example/a/{i}" for i in range(3)]


def test_which_of_several_statements_is_an_articles_is_told_by_its_description_or_not_at_all() -> None:
    house = "This report is by the agency of the harbour towns and shared with all of its member papers, as every day."
    for told in (True, False):
        parts, stated = [], []
        for i, thing in enumerate(_THINGS):
            text = (
                f"The {thing} of the old town was mended on Monday by nine volunteers, said its keeper at the opening."
            )
            about = {"description": f"The {thing} of the old town was mended on Mon…"} if told else {}
            stated.append({"@type": "NewsArticle", "headline": "Morning briefing", "url": f"/a/{i}", **about})
            parts.append(f"<article><h2>Morning briefing</h2><p>{house}</p><p>{text}</p></article>")
        head = f'<title>Stream</title><script type="application/ld+json">{json.dumps(stated[::-1])}</script>'
        found = extract(f"{head}<body>{''.join(parts)}", "https://post.example/stream")
        assert [article.title for article in found] == ["Morning briefing"] * 3
        assert [article.url for article in found] == [f"https://post.example/a/{i}" if told else None for i in range(3)]
