from __future__ import annotations

import pytest

from crawler.core import extract
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment
from crawler.core.segmentation.segmenters import markup
from tests.core.outlines import outline_of

_URL = "https://courier.example/bridge"
_DAY = "<p>12 March 2026</p>"


def _text(sentences: int, of: str = "harbour") -> str:
    return (
        "<p>"
        + f"The council of the old {of} town voted on Tuesday to keep the swing bridge open. " * sentences
        + "</p>"
    )


def _first(title: str = "Bridge stays open", **more: bool) -> Segment:
    return Segment(first_block=0, last_block=2, title=title, title_block=0, **more)  # type: ignore[arg-type]


def test_where_nothing_was_found_every_declared_article_is_one_under_the_heading_that_opens_it() -> None:
    body = f"<article><h4>Bell</h4>{_text(2)}</article><div class=hentry>{_text(2, 'ferry')}</div>"
    found = markup.find(outline_of(body, "The Courier"), ())

    assert [(each.title, each.title_block) for each in found.segments] == [("Bell", 0), ("", None)]
    assert found.titles == {0: Rule.OPENS_MARKUP}
    assert all(each.reasons == ("declared by markup",) for each in found.segments)


def test_beside_others_only_those_are_articles_that_look_like_them() -> None:
    outline = outline_of(
        f"<article class=a><h1>Bridge stays open</h1>{_text(4)}</article>"
        f"<article class=a>{_DAY}{_text(4, 'ferry')}</article>"
        f"<article class=b>{_text(4, 'quay')}</article><article class=a>Short</article>"
    )
    found = markup.find(outline, (_first(),))

    assert [(each.first_block, each.last_block, each.title) for each in found.segments] == [(2, 4, "")]
    assert not found.titles


def test_an_article_within_an_article_is_none() -> None:
    body = f"<article>{_text(4)}<article>{_text(4, 'ferry')}</article></article>"

    assert len(markup.find(outline_of(body), ()).segments) == 1


def test_the_entries_of_a_live_blog_are_none() -> None:
    outline = outline_of(f"<article><h1>Bridge</h1>{_text(4)}</article><article>{_text(4, 'ferry')}</article>")

    assert not markup.find(outline, (_first(is_live_blog=True),)).segments


def test_a_short_text_under_a_link_to_its_page_behind_an_article_is_refused() -> None:
    page = "<article><h1>Bridge stays open</h1>{1}</article><article><h3><a href='{0}'>Ferry</a></h3>{2}</article>"
    short = outline_of(page.format("/ferry", _text(4), _text(3, "ferry")), url=_URL)
    long = outline_of(page.format("/ferry", _text(4), _text(12, "ferry")), url=_URL)
    away = outline_of(page.format("https://other.example/", _text(4), _text(3, "ferry")), url=_URL)

    refused = markup.find(short, (_first(),)).refused
    assert [(each.segment.first_block, each.rule) for each in refused] == [(2, Rule.LEADS_TO_PAGE)]
    assert not markup.find(short, (_first(),)).segments
    for outline in (long, away):
        assert not markup.find(outline, (_first(),)).refused
        assert len(markup.find(outline, (_first(),)).segments) == 1


_MORE = "The captain says that the new engine runs on what the island grows and that it smells of chips all summer."


def test_pieces_of_a_text_in_article_elements_of_a_content_system_are_one_article() -> None:
    head = f"<article class=element><h2>The ferry sails again</h2><p>{_MORE * 5}</p></article>"
    texts = [_text(4, "ferry"), _text(5, "quay"), _text(4, "engine")]
    pieces = [f"<article class=element>{text}</article>" for text in texts]
    html = f"<title>The ferry sails again</title><body>{head}<p>External content</p>{''.join(pieces)}</body>"

    (article,) = extract(html, "https://islander.example/2026/ferry")

    assert article.title == "The ferry sails again"
    assert [article.text.count(word) > 3 for word in ("captain", "ferry", "quay", "engine")] == [True] * 4


@pytest.mark.parametrize("own", ["<time>12 March 2026</time>", "<p><a href=/notes/1>#</a></p>"])
def test_notes_with_a_date_or_a_page_of_their_own_are_no_pieces(own: str) -> None:
    head = f"<article class=note><h2>The ferry sails again</h2><p>{_MORE * 5}</p>{own}</article>"
    notes = [f"<article class=note><p>{number}. {_MORE * 3}</p>{own}</article>" for number in ("One", "Two", "Three")]

    html = f"<title>Notes</title><body>{head}{''.join(notes)}</body>"
    assert len(extract(html, "https://islander.example/notes")) == 4


def test_a_heading_that_the_page_names_is_the_title_though_the_others_look_otherwise() -> None:
    body = f"<article><h2>Bells</h2>{_text(4)}</article><article><h1>Ferry waits</h1>{_text(4, 'ferry')}</article>"
    found = markup.find(outline_of(body, "Ferry waits"), (_first("Bells"),))

    assert [each.title for each in found.segments] == ["Ferry waits"]
