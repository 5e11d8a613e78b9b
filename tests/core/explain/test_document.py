"""An explanation says of every block what it became: what it says of a document is what reading does with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.core.errors import ReadError
from crawler.core.explain.document import explain
from crawler.core.explain.values import Part
from crawler.core.no_article import NoArticle
from crawler.core.page.rules import Role, Rule
from crawler.core.reading import read
from crawler.core.text.normalise import fold
from crawler.core.types import Document, Kind

_UNREADABLE = ("bad-binary", "bad-nothing-at-all")
_CASES = sorted(
    page for page in (Path(__file__).parents[2] / "cases").glob("*/page.*") if page.parent.name not in _UNREADABLE
)


def _document(body: str) -> Document:
    return Document(url="https://northport.example/news/bridge-opens", body=body.encode())


@pytest.mark.parametrize("page", _CASES, ids=lambda page: page.parent.name)
def test_an_explanation_agrees_with_what_is_read(page: Path) -> None:
    document = Document(url="https://courier.example/x", body=page.read_bytes())
    explanation, reading = explain(document), read(document)

    assert [border.article for border in explanation.borders] == [each.article for each in reading.candidates]
    assert explanation.nothing_because == reading.nothing_because
    for position, border in enumerate(explanation.borders):
        text = [part.text for part in explanation.parts if part.article == position and part.role is Role.TEXT]
        assert fold("\n\n".join(text)) == fold(border.article.text)
        assert all(part.article == position for part in explanation.parts[border.first : border.last])


@pytest.mark.parametrize("page", _CASES, ids=lambda page: page.parent.name)
def test_every_block_that_is_left_out_has_a_reason(page: Path) -> None:
    for part in explain(Document(url="https://courier.example/x", body=page.read_bytes())).parts:
        assert bool(part.why) is (part.role not in (Role.TITLE, Role.TEXT))


def test_a_feed_is_explained_entry_by_entry() -> None:
    whole = "&lt;p&gt;" + "The bridge opened on a grey morning, and hardly anybody came. " * 20 + "&lt;/p&gt;"
    items = "".join(
        f"<item><title>{title}</title><link>https://northport.example/{title}</link><description>{text}</description></item>"
        for title, text in (("Bridge", whole), ("Ferry", "The ferry is sold."))
    )
    explanation = explain(_document(f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'))

    assert explanation.kind is Kind.FEED
    assert [border.article.title for border in explanation.borders] == ["Bridge"]
    assert explanation.parts[1] == Part(
        text="Ferry",
        role=Role.DROPPED,
        rule=Rule.TEASER,
        why="teases an article that stands elsewhere",
        links=("https://northport.example/Ferry",),
    )


def test_what_cannot_be_read_cannot_be_explained() -> None:
    with pytest.raises(ReadError):
        explain(Document(url="https://northport.example/x", body=b"%PDF-1.7 binary"))


def test_a_comment_of_a_feed_says_so() -> None:
    item = "<item><title>Ida on Bridge</title><link>https://northport.example/bridge#comment-7</link><description>Fine.</description></item>"
    channel = "<title>Comments on: Bridge</title>"
    explanation = explain(_document(f'<rss version="2.0"><channel>{channel}{item}</channel></rss>'))

    assert [part.rule for part in explanation.parts] == [Rule.COMMENT_ENTRY]
    assert explanation.nothing_because is NoArticle.TEASERS_ONLY


def test_a_sitemap_has_no_parts() -> None:
    site = "<urlset><url><loc>https://northport.example/news/bridge</loc></url></urlset>"
    explanation = explain(_document(site))

    assert (explanation.kind, explanation.parts) == (Kind.SITEMAP, ())
    assert explanation.nothing_because is NoArticle.SITEMAP


def test_a_plain_text_is_explained_line_by_line() -> None:
    text = "The bridge opens\n\n" + "The ferry made its last trip on a grey morning, and hardly anybody came. " * 5
    explanation = explain(
        Document(url="https://northport.example/x.txt", body=text.encode(), content_type="text/plain")
    )

    assert [part.rule for part in explanation.parts] == [Rule.LINE_ABOVE_TEXT, Rule.TEXT]
