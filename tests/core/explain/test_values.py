from __future__ import annotations

import pytest

from crawler.core.explain.values import Border, WeighedHeading
from crawler.core.page.rules import Rule
from crawler.core.types import Article

_ARTICLE = Article(title="Bridge opens", text="It is open.")


@pytest.mark.parametrize(
    ("border", "where"),
    [
        (Border(article=_ARTICLE, first=2, last=5), "blocks 2 to 4"),
        (Border(article=_ARTICLE, first=2, last=5, element="article#a1"), "blocks 2 to 4, in article#a1"),
        (Border(article=_ARTICLE, first=0, last=0), "not shown by the page"),
    ],
)
def test_where_an_article_stands_in_words(border: Border, where: str) -> None:
    assert border.where == where


@pytest.mark.parametrize(
    ("by", "why"),
    [
        (None, "parts the text of the headline above it"),
        (0, "parts the text of the headline above it (block 0)"),
    ],
)
def test_why_a_heading_is_no_title_in_words(by: int | None, why: str) -> None:
    heading = WeighedHeading(
        part=4, text="What now", score=1.5, features=(), rule=Rule.SECTION, is_title=False, is_overruled=True, by=by
    )

    assert heading.why == why
