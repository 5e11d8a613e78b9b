from __future__ import annotations

from collections.abc import Mapping

import pytest

from crawler.core.extraction import extract_page
from crawler.core.no_article import NoArticle
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment
from crawler.core.page.teasers import without_teasers
from crawler.core.page_types.walls import said_by, stands_for_article, why_nothing
from tests.core.outlines import outline_of

_TEXT = "<p>The council of the old harbour town voted on Tuesday to keep the swing bridge open at night.</p>"
_CONSENT = "<p>We and our partners use cookies to store your personal data. You may withdraw your consent here.</p>"


def _stands(body: str, title: str, blocks: Mapping[int, Rule] | None = None) -> NoArticle | None:
    outline = outline_of(body)
    last = len(outline.tree.blocks)
    body_blocks = tuple(index for index in range(last) if outline.prose[index])
    segment = Segment(first_block=0, last_block=last, title=title, title_block=0, body=body_blocks)
    return stands_for_article(outline, segment, blocks or {})


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("404 Not Found", NoArticle.ERROR_PAGE),
        ("Seite nicht gefunden", NoArticle.ERROR_PAGE),
        ("ページが見つかりません", NoArticle.ERROR_PAGE),
        ("Page non trouvée", NoArticle.ERROR_PAGE),
        ("Sidan hittades inte", NoArticle.ERROR_PAGE),
        ("הדף לא נמצא", NoArticle.ERROR_PAGE),
        ("Restricted Page", NoArticle.ERROR_PAGE),
        ("The page you are looking for is not here any more", NoArticle.ERROR_PAGE),
        ("Nothing found for /news/the-bridge-over-the-harbour-opens", NoArticle.ERROR_PAGE),
        ("Just a moment...", NoArticle.CHALLENGE),
        ("Why the lost ferry of Ellery was not found for a hundred years", None),
        ("The bridge opens", None),
        ("", None),
    ],
)
def test_what_a_title_says_that_its_page_is(title: str, said: NoArticle | None) -> None:
    assert said_by(title) is said


def test_an_error_a_challenge_or_an_offer_with_little_text_stands_for_an_article() -> None:
    assert _stands(f"<h1>Page not found</h1>{_TEXT}", "Page not found") is NoArticle.ERROR_PAGE
    assert _stands(f"<h1>Just a moment</h1>{_TEXT}", "Just a moment") is NoArticle.CHALLENGE
    assert (
        _stands(f"<h1>Subscribe to continue reading</h1>{_TEXT}", "Subscribe to continue reading") is NoArticle.PAYWALL
    )
    offer = f"<h1>Bridge opens</h1>{_TEXT}<h2>Subscribe to continue reading</h2>"
    assert _stands(offer, "Bridge opens") is NoArticle.PAYWALL


def test_a_dated_or_a_long_article_is_one_whatever_its_title() -> None:
    assert _stands(f"<h1>Page not found</h1><p>12 March 2026</p>{_TEXT}", "Page not found") is None
    assert _stands(f"<h1>Page not found</h1>{_TEXT * 9}", "Page not found") is None


def test_a_text_that_asks_for_consent_stands_for_an_article() -> None:
    assert _stands(f"<h1>Your privacy</h1>{_CONSENT * 4}", "Your privacy") is NoArticle.CONSENT
    assert _stands(f"<h1>Your privacy</h1>{_CONSENT}{_TEXT * 4}", "Your privacy") is None
    assert _stands(f"<h1>Your privacy</h1>{_CONSENT * 40}", "Your privacy") is None


def test_stock_lines_that_were_left_out_speak_of_consent_too() -> None:
    body = f"<h1>Your privacy</h1>{_TEXT}" + "".join(f"<div>{_CONSENT[3:-4]}</div>" for _ in range(3))
    outline_text = {2: Rule.STOCK_LINE, 3: Rule.STOCK_LINE, 4: Rule.STOCK_LINE}
    outline = outline_of(body)
    segment = Segment(first_block=0, last_block=5, title="Your privacy", title_block=0, body=(1,))

    assert stands_for_article(outline, segment, {}) is None
    assert stands_for_article(outline, segment, outline_text) is NoArticle.CONSENT


_CARDS = "".join(
    f"<div class=card><h3><a href='/{i}'>Story {i} of this week</a></h3><p>The bell of quay {i} rings.</p></div>"
    for i in range(4)
)


@pytest.mark.parametrize(
    ("body", "title", "reason"),
    [
        ("", "", NoArticle.EMPTY),
        ("<p>Gone</p>", "404 not found", NoArticle.ERROR_PAGE),
        ("<h2>Just a moment</h2><p>Wait</p>", "Courier", NoArticle.CHALLENGE),
        ("<h2>Subscribe to continue reading</h2>", "Courier", NoArticle.PAYWALL),
        (_CARDS, "Courier", NoArticle.LISTING),
        ("<p>Please enable JavaScript to read on.</p>", "Courier", NoArticle.SCRIPT),
        ("<p>The bell rings.</p>", "Courier", NoArticle.NO_ARTICLE),
    ],
)
def test_why_a_page_without_an_article_has_none(body: str, title: str, reason: NoArticle) -> None:
    assert why_nothing(without_teasers(outline_of(body, title))) is reason


@pytest.mark.parametrize("name", ["error404", "error-template", "ltr template-default_error_message"])
def test_software_says_by_a_class_of_the_body_that_a_page_is_not_there(name: str) -> None:
    page = f"<html><head><title>Ei tätä</title></head><body class='{name}'><h1>Ei tätä</h1>{_TEXT * 4}</body></html>"

    found = extract_page(page, "https://courier.example/news/bridge")

    assert (found.articles, found.nothing_because) == ((), NoArticle.ERROR_PAGE)
