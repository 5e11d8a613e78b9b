"""Pages with what they hold: a folder of `tests/cases` with `page.html` or `page.txt` and `expected.json` is a test.

`articles` lists the articles in page order; what an article is given is compared, in the words of `newsfold segment`.
`contains` names lines that must stand in its text, `lacks` lines that must not. `newsfold segment --save-case` makes a
folder from a page.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from crawler.core.errors import ReadError
from crawler.core.reading import read
from crawler.core.types import Article, Document
from newsfold.cli.article_json import article_json

_PAGES = sorted((Path(__file__).parents[1] / "cases").glob("*/page.*"))


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.parent.name)
def test_a_page_gives_what_it_holds(page: Path) -> None:
    expected = json.loads(page.with_name("expected.json").read_text("utf-8"))
    default = "text/plain" if page.suffix == ".txt" else "text/html"
    document = Document(url=expected["url"], body=page.read_bytes(), content_type=expected.get("content_type", default))
    articles, nothing_because = _read(document)

    assert [article.title for article in articles] == [item["title"] for item in expected["articles"]]
    for article, item in zip(articles, expected["articles"], strict=True):
        _compare(article, item)
    assert nothing_because == expected.get("nothing_because")


def _read(document: Document) -> tuple[list[Article], str | None]:
    try:
        reading = read(document)
    except ReadError as error:
        return [], error.reason
    return [candidate.article for candidate in reading.candidates], reading.nothing_because


def _compare(article: Article, item: dict[str, Any]) -> None:
    for line in item.get("contains", ()):
        assert line in article.text
    for line in item.get("lacks", ()):
        assert line not in article.text
    given = {name: value for name, value in item.items() if name not in ("contains", "lacks")}
    found = article_json(article)
    assert {name: found[name] for name in given} == given
