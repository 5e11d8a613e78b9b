"""Pages with what they hold: a folder of `tests/cases` with `page.html` and `expected.json` is a test.

`articles` lists title and text in page order; `contains` instead of `text` names lines that must be in it, `related` is
compared where it is given.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from crawler.core.extraction import extract_page
from crawler.core.types import Article

_CASES = Path(__file__).parents[1] / "cases"
_FOLDERS = sorted(path.parent for path in _CASES.glob("*/page.html"))


@pytest.mark.parametrize("folder", _FOLDERS, ids=lambda folder: folder.name)
def test_a_page_gives_what_it_holds(folder: Path) -> None:
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    extraction = extract_page((folder / "page.html").read_bytes(), expected["url"])

    assert [article.title for article in extraction.articles] == [item["title"] for item in expected["articles"]]
    for article, item in zip(extraction.articles, expected["articles"], strict=True):
        _compare(article, item)
    assert extraction.nothing_because == expected.get("nothing_because")


def _compare(article: Article, item: dict[str, Any]) -> None:
    if "text" in item:
        assert article.text == item["text"]
    for line in item.get("contains", ()):
        assert line in article.text
    if "related" in item:
        found = [{"text": link.text, "url": link.url} for link in article.related]
        assert found == item["related"]
