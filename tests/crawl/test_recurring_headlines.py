"""Articles of one headline on one page, each of which has its own page as well."""

from __future__ import annotations

import json

import pytest

from storage.articles import iter_articles
from storage.database import Database
from tests.crawl.conftest import Collect
from tests.paper import Paper

HEADLINE = "Morning briefing"
HOUSE = "This report is by the agency of the harbour towns and shared with all of its member papers, as every day."
TEXTS = [
    f"The {thing} of the old town was mended on Monday by nine volunteers, said its keeper."
    for thing in ("bridge", "ferry", "mill")
]


def stated(number: int, field: str) -> str:
    """Return the JSON-LD of an article, which tells its text, a part of it or nothing."""
    whole = f"{HOUSE} {TEXTS[number]}"
    told = {"articleBody": whole, "description": TEXTS[number][:50] + "…", "cut": HOUSE[:60], "nothing": None}[field]
    said = {"@type": "NewsArticle", "headline": HEADLINE, "url": f"/news/2026/05/0{number + 1}/briefing"}
    name = "description" if field == "description" else "articleBody"
    return f'<script type="application/ld+json">{json.dumps(said | ({name: told} if told else {}))}</script>'


def article(number: int, field: str) -> str:
    """Return an article as it stands on a page."""
    return f"<article>{stated(number, field)}<h2>{HEADLINE}</h2><p>{HOUSE}</p><p>{TEXTS[number]}</p></article>"


@pytest.mark.parametrize("field", ["articleBody", "description", "cut", "nothing"])
def test_articles_of_one_headline_are_stored_once_each_with_their_own_addresses(
    paper: Paper, store: Database, collect: Collect, field: str
) -> None:
    links = "".join(f'<a href="/news/2026/05/0{number + 1}/briefing">Read on</a>' for number in range(3))
    whole = "".join(article(number, field) for number in range(3))
    paper.pages = {"/": f"<html><head><title>The Paper</title></head><body>{whole}<nav>{links}</nav></body></html>"}
    for number in range(3):
        page = f"<html><head><title>{HEADLINE}</title></head><body>{article(number, field)}</body></html>"
        paper.pages[f"/news/2026/05/0{number + 1}/briefing"] = page
    collect("/")
    collect("/")
    found = sorted((each.text.partition("\n\n")[2], each.title, each.revision_count) for each in iter_articles(store))
    assert found == [(text, HEADLINE, 0) for text in TEXTS]
    addresses = [each.url and each.url.removeprefix(paper.url("")) for each in iter_articles(store)]
    assert sorted(map(str, addresses)) == [f"/news/2026/05/0{number + 1}/briefing" for number in range(3)]
