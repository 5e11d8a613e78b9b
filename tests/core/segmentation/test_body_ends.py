"""Where the text of an article ends: lines over links."""

from __future__ import annotations

import pytest

from crawler.core import extract

_TEXT = "<p>The council of the old harbour town voted on Tuesday to keep the swing bridge open at night.</p>" * 3
_TITLE = "The bridge stays open"


def _paragraphs(end: str) -> list[str]:
    html = f"<title>{_TITLE}</title><article><h1>{_TITLE}</h1>{_TEXT}{end}</article>"
    (article,) = extract(html, "https://courier.example/news/bridge")
    return article.text.split("\n\n")


@pytest.mark.parametrize(("link", "is_kept"), [("/news/ferry", False), ("https://ferry.example/rules", True)])
def test_a_last_line_over_links_to_other_pages_of_the_site_is_no_text(link: str, *, is_kept: bool) -> None:
    line = "<p>What else the quay is about:</p>"
    links = f"<ul><li><a href={link}>The ferry runs again after the storm</a></li></ul>"

    assert ("What else the quay is about:" in _paragraphs(line + links)) is is_kept


def test_a_last_line_over_nothing_stays() -> None:
    assert _paragraphs("<p>This is how the vote ended:</p><p>Six to five.</p>")[-1] == "Six to five."
    assert "This is the song:" in _paragraphs("<p>This is the song:</p><p><a href=/song/comments>3 comments</a></p>")
    assert _paragraphs("<p>What the mayor had to say of it:</p>")[-1] == "What the mayor had to say of it:"
