from __future__ import annotations

import json

from crawler.core.no_article import NoArticle
from crawler.core.page.json_ld import Statements, read_json_ld
from crawler.core.page_types.hidden_article import HIDING, hidden_article

_TEXT = "The council of the old harbour town voted on Tuesday to keep the swing bridge open at night. " * 3


def _statements(*stated: tuple[str | None, str | None]) -> Statements:
    nodes = [{"@type": "NewsArticle", "headline": headline, "articleBody": body} for headline, body in stated]
    return read_json_ld([json.dumps(nodes)])


def test_the_only_whole_article_is_hidden_there() -> None:
    assert hidden_article(_statements(("Bridge opens", f"{_TEXT}\n\n  So   far. \n"))) == (
        "Bridge opens", f"{_TEXT.strip()}\n\nSo far.",
    )  # fmt: skip


def test_a_text_in_html_is_read_as_such() -> None:
    assert hidden_article(_statements(("Bridge opens", f"<p>{_TEXT}</p><p>So far.</p><script>x()</script>"))) == (
        "Bridge opens", f"{_TEXT.strip()}\n\nSo far.",
    )  # fmt: skip


def test_an_article_that_is_stated_twice_is_one() -> None:
    assert hidden_article(_statements(("Bridge opens", _TEXT), ("Bridge opens", _TEXT), ("Ferry", None))) is not None


def test_several_articles_a_short_text_or_none_are_no_hidden_article() -> None:
    assert hidden_article(_statements(("Bridge opens", _TEXT), ("Ferry sails", _TEXT))) is None
    assert hidden_article(_statements(("Bridge opens", "The bridge opens."))) is None
    assert hidden_article(_statements((None, _TEXT))) is None
    assert hidden_article(_statements()) is None


def test_a_page_of_the_site_and_a_list_hide_no_article() -> None:
    assert HIDING.isdisjoint((NoArticle.LISTING, NoArticle.SITE_PAGE, NoArticle.ERROR_PAGE))
