from __future__ import annotations

from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment
from crawler.core.segmentation.segmenters import markup
from tests.core.outlines import outline_of

_URL = "https://courier.example/bridge"


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
        f"<article class=a><h1>Bridge stays open</h1>{_text(4)}</article><article class=a>{_text(4, 'ferry')}</article>"
        f"<article class=b>{_text(4, 'quay')}</article><article class=a>Short</article>"
    )
    found = markup.find(outline, (_first(),))

    assert [(each.first_block, each.last_block, each.title) for each in found.segments] == [(2, 3, "")]
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
