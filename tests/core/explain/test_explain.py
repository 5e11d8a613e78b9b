"""An explanation says of every block what it became: what it says of a page is what extraction does with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.core.errors import ReadError
from crawler.core.explain.document import explain
from crawler.core.explain.values import Explanation, Part
from crawler.core.page.rules import Role, Rule
from crawler.core.reading import read
from crawler.core.types import Document, Kind

_UNREADABLE = ("bad-binary", "bad-nothing-at-all")
_CASES = sorted(
    page for page in (Path(__file__).parents[2] / "cases").glob("*/page.*") if page.parent.name not in _UNREADABLE
)
_PROSE = (
    "<p>The ferry that carried the town across the river for nine years made its last trip on a grey morning, and "
    "hardly anybody came to see it.</p><p>The bridge beside it opened an hour later, to the sound of a school band and "
    "the horns of a long row of lorries that had waited since the night.</p>"
)


def _document(body: str) -> Document:
    return Document(url="https://northport.example/news/bridge-opens", body=body.encode())


def _explained(body: str) -> Explanation:
    return explain(
        _document(f"<html><head><title>The bridge opens after nine years</title></head><body>{body}</body></html>")
    )


def _why(body: str, text: str) -> str:
    (part,) = [part for part in _explained(body).parts if part.text == text]
    assert part.role not in (Role.TITLE, Role.TEXT)
    return part.why


@pytest.mark.parametrize("page", _CASES, ids=lambda page: page.parent.name)
def test_an_explanation_agrees_with_what_is_read(page: Path) -> None:
    document = Document(url="https://courier.example/x", body=page.read_bytes())
    explanation, reading = explain(document), read(document)

    assert [border.article for border in explanation.borders] == [each.article for each in reading.candidates]
    assert explanation.nothing_because == reading.nothing_because
    for position, border in enumerate(explanation.borders):
        text = [part.text for part in explanation.parts if part.article == position and part.role is Role.TEXT]
        assert "\n\n".join(text) == border.article.text
        assert all(part.article == position for part in explanation.parts[border.first : border.last])


@pytest.mark.parametrize("page", _CASES, ids=lambda page: page.parent.name)
def test_every_block_that_is_left_out_has_a_reason(page: Path) -> None:
    for part in explain(Document(url="https://courier.example/x", body=page.read_bytes())).parts:
        assert bool(part.why) is (part.role not in (Role.TITLE, Role.TEXT))


@pytest.mark.parametrize(
    ("body", "text", "why"),
    [
        ("<nav>Home</nav><h1>Bridge opens</h1>" + _PROSE, "Home", "stands in boilerplate: nav, its tag says so"),
        (
            f'<h1>Bridge opens</h1>{_PROSE}<div class="cookie-bar">We bake</div>',
            "We bake",
            "stands in boilerplate: div.cookie-bar, its name says so",
        ),
        (
            f"<h1>Bridge opens</h1>{_PROSE}<div style='display: none'>Secret</div>",
            "Secret",
            "stands in boilerplate: div, it is hidden",
        ),
        (
            f"<div role=search><span>Find</span></div><h1>Bridge opens</h1>{_PROSE}",
            "Find",
            "stands in boilerplate: div, its role says so",
        ),
        (
            f"<h1>Bridge opens</h1>{_PROSE}<p>Advertisement</p>{_PROSE}",
            "Advertisement",
            "is a stock line: advertisement",
        ),
        (f"<h1>Bridge opens</h1><p>By Ada Marsh</p>{_PROSE}", "By Ada Marsh", "names an author, a date or a source"),
        (f"<h1>Bridge opens</h1>{_PROSE}<h2>What now</h2>", "What now", "is a heading over nothing"),
        (
            f"<h1>Bridge opens</h1>{_PROSE}<p>Read more:</p><p><a href=/2>Ferry is sold to an island</a></p>{_PROSE}",
            "Ferry is sold to an island",
            "stands under a heading of related articles",
        ),
        (
            f'<h1>Bridge opens</h1>{_PROSE}<p>Topics: <a href="/t/river">river</a></p>{_PROSE}',
            "Topics: river",
            "is a label with links",
        ),
    ],
)
def test_the_reason_is_the_one_that_decided(body: str, text: str, why: str) -> None:
    assert _why(body, text) == why


def test_headings_are_weighed_in_the_open() -> None:
    explanation = _explained(
        f"<article><h1>The bridge opens after nine years</h1>{_PROSE}</article><footer><h3>About us</h3></footer>"
    )
    title = next(heading for heading in explanation.headings if heading.is_title)

    assert title.text == "The bridge opens after nine years"
    assert {feature.seen for feature in title.features} == set(explanation.borders[0].article.reasons)


def test_what_is_no_title_though_it_looks_like_one_says_why() -> None:
    section = f"<section><h2 class=title>{{}}</h2>{_PROSE * 4}</section>"
    explanation = _explained(
        f"<main><h1>The bridge opens after nine years</h1>{_PROSE}"
        + "".join(map(section.format, ("How it was built", "What it replaces", "Who paid for it", "What is next")))
        + "</main>"
    )
    rules = {heading.text: heading.rule for heading in explanation.headings}

    assert [border.article.title for border in explanation.borders] == ["The bridge opens after nine years"]
    assert rules["What it replaces"] is Rule.SECTION
    assert all(heading.is_overruled is (heading.score >= 0) for heading in explanation.headings if not heading.is_title)


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
