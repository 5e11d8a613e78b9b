from __future__ import annotations

from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment
from crawler.core.page.teasers import without_teasers
from crawler.core.segmentation.headlines.decisions import Proposal
from crawler.core.segmentation.segmenters import whole_page
from tests.core.outlines import outline_of

_LINE = "The council of the old harbour town voted on Tuesday to keep the swing bridge open at night. "
_TEXT = f"<p>{_LINE * 3}</p>"
_CARD = "<div class=card><h3><a href='/{0}'>Story {0} of this week</a></h3><p>The bell of quay {0} rings now.</p></div>"


def test_the_only_prose_of_a_page_is_an_article_under_the_heading_over_it() -> None:
    found = whole_page.find(outline_of(f"<h4>Bell</h4>{_TEXT}"), ())

    (segment,) = found.segments
    assert (segment.first_block, segment.last_block, segment.title, segment.title_block) == (0, 2, "Bell", 0)
    assert found.titles == {0: Rule.OPENS_PAGE}


def test_without_a_heading_its_title_is_that_of_the_document() -> None:
    found = whole_page.find(outline_of(_TEXT, "Bridge stays open | Courier"), ())

    assert [(each.title, each.title_block) for each in found.segments] == [("Bridge stays open", None)]
    assert not found.titles


def test_on_a_page_without_a_title_a_line_on_the_writer_may_stand_over_its_heading() -> None:
    page = "<p>A guest of this number, Ada Marsh.</p><h3>Something always happens</h3>" + _TEXT
    titles = [
        [each.title for each in whole_page.find(outline_of(body, title), ()).segments]
        for body, title in ((page, ""), (page, "The quay in spring"), (_TEXT + page, ""))
    ]

    assert titles == [["Something always happens"], ["The quay in spring"], [""]]


def test_a_page_with_an_article_is_none_itself() -> None:
    outline = outline_of(f"<h1>Bridge</h1>{_TEXT}")

    assert whole_page.find(outline, (Segment(first_block=0, last_block=2, title="Bridge"),)) == Proposal()


def test_little_prose_or_more_links_than_prose_are_no_article() -> None:
    links = "".join(f"<li>A <a href=/{i}>tale of the harbour</a> and its ships, of many {i}</li>" for i in range(30))

    assert not whole_page.find(outline_of(f"<p>{_LINE}</p>"), ()).segments
    assert not whole_page.find(outline_of(f"{_TEXT}<ul>{links}</ul>"), ()).segments


def test_beside_teasers_more_prose_is_asked_for_and_beside_many_there_is_no_article() -> None:
    few, many = ("".join(map(_CARD.format, range(count))) for count in (4, 8))

    assert not whole_page.find(without_teasers(outline_of(few + _TEXT)), ()).segments
    assert whole_page.find(without_teasers(outline_of(few + _TEXT * 2)), ()).segments
    assert not whole_page.find(without_teasers(outline_of(many + _TEXT * 2)), ()).segments


_BELLS_AT_QUAY = "Bells | Quay</title><meta property=og:site_name content=Quay><title>"
_SHORT = "<p>The swing bridge was shut at noon, and no one said why.</p>"
_SIGNED = "<div>//Posted by annb at January 28, 2004 10:23 AM</div>"
_BESIDE = f"<div><h4>who.</h4><p>{_LINE}</p><p>{_LINE}</p></div>"


def test_between_a_day_and_a_signature_stands_the_only_post_of_a_page() -> None:
    page = f"<p>Notes from the quay.</p><h2>01.28.04</h2><h3>No she is not</h3>{_SHORT}{_SIGNED}{_BESIDE}"
    found = whole_page.find(outline_of(page, "Notes from the quay"), ())

    assert [(each.first_block, each.last_block, each.title) for each in found.segments] == [(1, 5, "No she is not")]
    assert found.titles == {2: Rule.BELOW_DAY}


def test_a_post_under_its_day_may_have_no_title_or_the_name_of_another_day() -> None:
    bare = whole_page.find(outline_of(f"<h2>01.28.04</h2>{_SHORT}{_SIGNED}{_BESIDE}", "Bells | Quay"), ())
    named = whole_page.find(outline_of(f"<h2>01.28.04</h2><h3>July 16, 2005</h3>{_SHORT}{_SIGNED}{_BESIDE}"), ())

    assert [(each.title_block, each.last_block) for each in bare.segments] == [(None, 3)]
    assert [each.title for each in named.segments] == ["July 16, 2005"]


def test_a_day_below_the_headline_of_the_page_opens_no_post() -> None:
    head = "<h1>Bridge stays open</h1><h2>Night traffic</h2><p>4 March 2026</p><h6>Comments</h6>"
    page = f"{head}{_TEXT}<p>By Ann Lee, 4 March 2026</p>"

    titles = [each.title for each in whole_page.find(outline_of(page, "Bridge stays open | Courier"), ()).segments]
    assert titles == ["Bridge stays open"]


def test_a_heading_over_the_day_is_the_title_but_not_the_name_of_the_site() -> None:
    page = f"<h2>{{}}</h2><h6>Events | Jan. 28, 2004, 5:22 p.m.</h6>{_SHORT}{_SIGNED}{_BESIDE}"
    headed = whole_page.find(outline_of(page.format("No she is not"), "Events | Quay"), ())
    bare = whole_page.find(outline_of(page.format("Quay"), _BELLS_AT_QUAY), ())

    assert [(each.first_block, each.title) for each in headed.segments] == [(0, "No she is not")]
    assert [(each.first_block, each.title) for each in bare.segments] == [(1, "Bells")]


def test_a_date_within_the_text_signs_no_post() -> None:
    source = "<p>From the log of the harbour, 23 July 2002</p>"
    page = f"<div><h2>01.28.04</h2><h3>Bells</h3>{_SHORT}{source}{_TEXT}{_SIGNED}</div>{_BESIDE}"
    found = whole_page.find(outline_of(page), ())

    assert [each.last_block for each in found.segments] == [6]


def test_the_line_that_the_address_spells_is_the_title_where_the_page_names_its_site_alone() -> None:
    url = "https://courier.example/news/bridge-stays-open-at-night"
    page = f"<h3>Visitors</h3><p>News</p><p>Bridge stays open at night</p>{_TEXT}"
    found = whole_page.find(outline_of(page, "Home - Office of the Harbour", url), ())

    assert [(each.title, each.title_block) for each in found.segments] == [("Bridge stays open at night", 2)]
