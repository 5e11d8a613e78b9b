from __future__ import annotations

import pytest

from crawler.core import extract
from crawler.core.extraction import extract_page
from crawler.core.no_article import NoArticle
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment
from crawler.core.page.teasers import without_teasers
from crawler.core.page_types.listings import without_lists
from tests.core.outlines import outline_of

_URL = "https://courier.example/town"
_LINE = "The council of the old harbour town voted on Tuesday to keep the swing bridge open at night."
_HEADLINES = [f"Swing bridge of the harbour stays open on night {i}" for i in range(8)]
_ROWS = {
    "title lines": "<p class=t><a href='/news/{0}'>{1}</a>, 12 March</p><p class=s>{2}</p>",
    "headings in links": "<div><a href='/news/{0}'><h2>{1}</h2><p>{2}</p></a></div>",
    "definitions": "<dt><a href='/news/{0}'>{1}</a></dt><dd>{2}</dd>",
}


def _page(*parts: str, title: str = "The town") -> str:
    return f"<html><head><title>{title}</title></head><body><main>{''.join(parts)}</main></body></html>"


def _rows(row: str, text: str = _LINE) -> list[str]:
    return [row.format(i, headline, text) for i, headline in enumerate(_HEADLINES)]


@pytest.mark.parametrize("row", _ROWS.values(), ids=_ROWS)
def test_rows_of_links_with_a_line_each_are_a_list(row: str) -> None:
    found = extract_page(_page("<h1>The town</h1>", f"<p>{_LINE}</p>", *_rows(row)), _URL)

    assert (found.articles, found.nothing_because) == ((), NoArticle.LISTING)


def test_a_box_of_which_some_rows_have_a_line_and_all_a_date_is_a_list_under_the_article() -> None:
    article = f"<article><h1>Bridge stays open</h1><p>12 March 2026</p><p>{_LINE * 4}</p></article>"
    row = "<div><p><a href='/news/{0}'>{1}</a></p><p>{2}</p><p>12 March 2026</p></div>"
    rows = [row.format(i, headline, _LINE if i < 3 else "") for i, headline in enumerate(_HEADLINES[:5])]
    box = f"<article><h2>Seen from the bridge</h2><p>12 March 2026</p>{''.join(rows)}</article>"

    found = extract(_page(article, box, title="Bridge stays open"), _URL)

    assert [each.title for each in found] == ["Bridge stays open"]


def test_an_article_with_links_between_its_paragraphs_is_none() -> None:
    between = "<p>{2}</p><p>{2}</p><p>{2}</p><p><a href='/news/{0}'>{1}</a></p>"
    (article,) = extract(_page("<h1>Bridge stays open</h1>", f"<p>{_LINE}</p>", *_rows(between)), _URL)

    assert article.text.count(_LINE) == 1 + 3 * len(_HEADLINES)


@pytest.mark.parametrize("linked", [True, False])
def test_dates_with_a_link_each_are_a_list_wherever_the_links_lead(linked: bool) -> None:
    link = "<a href='https://forum.example/{0}'>{1}</a>" if linked else "{1}"
    row = f"<li><div><time>2026-03-0{{0}}</time></div><div>Day of it: <time>2026-04-0{{0}}</time></div>{link}"
    rows = [row.format(i + 1, headline) for i, headline in enumerate(_HEADLINES)]
    found = extract(
        _page("<article><h1>News of the town</h1><ul>", *rows, "</ul></article>", title="News of the town"), _URL
    )

    assert bool(found) is not linked


@pytest.mark.parametrize("day", ["", " 12 Mar 2026"])
def test_texts_of_rows_may_be_longer_where_the_link_says_a_day(day: str) -> None:
    rows = _rows(f"<div><a href='/news/{{0}}'>{{1}}, {{1}}</a>{day}</div><p>{{2}}</p>", f"{_LINE} " * 4)

    assert bool(extract(_page("<h1>Archive of notes</h1>", *rows, title="Archive of notes"), _URL)) is not bool(day)


def test_headings_that_lead_to_their_own_place_make_no_list() -> None:
    section = "<h2><a href='/town#{0}'><div><span>#</span></div>{1}</a></h2><p>{2}</p>"
    (article,) = extract(_page("<h1>Bridge stays open</h1>", f"<p>{_LINE}</p>", *_rows(section)), f"{_URL}/")

    assert article.text.count(_LINE) == 1 + len(_HEADLINES)


def test_an_article_above_a_list_is_none() -> None:
    text = f"<p>{_LINE}</p>" * 8
    found = extract(_page("<h1>Bridge stays open</h1>", text, *_rows(_ROWS["title lines"]) * 2), _URL)

    assert [article.title for article in found] == ["Bridge stays open"]


@pytest.mark.parametrize(
    ("url", "title", "day", "articles"),
    [
        ("https://courier.example/", "Our talk of the week", "4 March 2025", 0),
        (_URL, "Talks", "4 March 2025", 0),
        (_URL, "The bridge and its keeper", "4 March 2025", 1),
        (_URL, "The bridge and its keeper", "", 0),
    ],
)
def test_a_note_among_teasers_is_an_article_where_it_is_dated_and_no_section_or_front_page(
    url: str, title: str, day: str, articles: int
) -> None:
    card = "<div class=card><h3><a href='/news/{0}'>{1}</a></h3><p>{2}</p></div>"
    note = f"<div><h1>{title}</h1><p>{day}</p><p>{_LINE} {_LINE}</p></div>"
    found = extract(_page(note, *_rows(card), *_rows(card.replace("news", "old")), title=title), url)

    assert len(found) == articles


def test_a_list_is_refused_and_an_article_beside_it_stays() -> None:
    rows = _rows(_ROWS["definitions"])
    outline = outline_of(f"<h1>Bridge stays open</h1><p>{_LINE}</p><p>{_LINE}</p>{''.join(rows)}", url=_URL)
    article = Segment(first_block=0, last_block=3, title="Bridge stays open", title_block=0, body=(1, 2))
    last = len(outline.tree.blocks)
    listing = Segment(first_block=3, last_block=last, title="", body=tuple(range(4, last, 2)))
    sifted = without_lists(outline, (article, listing))

    assert sifted.kept == (article,)
    assert [(each.segment, each.rule) for each in sifted.refused] == [(listing, Rule.LIST_OF_ARTICLES)]


@pytest.mark.parametrize(
    ("teasers", "lines", "head", "is_note"),
    [
        (12, 2, "", True),
        (9, 2, "", False),
        (12, 8, "", False),
        (12, 2, '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Talks"}</script>', False),
    ],
    ids=["a note", "few teasers", "a long text", "a stated article"],
)
def test_a_note_among_many_teasers_is_refused(teasers: int, lines: int, head: str, is_note: bool) -> None:
    cards = "".join(
        f"<div class=card><h3><a href='/news/{i}'>Swing bridge opens on night {i}</a></h3><p>{_LINE}</p></div>"
        for i in range(teasers)
    )
    body = f"{head}<div><h1>Talks</h1><p>{' '.join([_LINE] * lines)}</p></div>{cards}"
    note = Segment(first_block=0, last_block=2, title="Talks", title_block=0, body=(1,))
    sifted = without_lists(without_teasers(outline_of(body, url=_URL)), (note,))

    assert [each.rule for each in sifted.refused] == ([Rule.NOTE] if is_note else [])
    assert sifted.kept == (() if is_note else (note,))


@pytest.mark.parametrize(
    ("row", "is_list"),
    [
        ("<div><a href='/news/{0}'><h2>{1}</h2></a><p>{2}</p></div>", True),
        ("<p><a href='/news/{0}'>{1}</a></p><p>12 March 2026</p><p>{2}</p>", True),
        ("<p><a href='/news/{0}'>{1}</a></p><p><a href='https://other.example/{0}'>{2}</a></p>", True),
        ("<p><a href='#{0}'>{1}</a></p><p>{2}</p>", False),
        ("<p><a href='https://other.example/{0}'>{1}</a></p><p>{2}</p>", False),
        ("<p><a href='/news/{0}'>{1}</a></p><p>{2}</p><p>{2}</p>", False),
    ],
    ids=["headings in links", "dated", "texts in links", "places on the page", "other sites", "two paragraphs each"],
)
def test_which_rows_make_a_list(row: str, is_list: bool) -> None:
    outline = outline_of("".join(_rows(row)), url=_URL)
    body = tuple(index for index, prose in enumerate(outline.prose) if prose)
    segment = Segment(first_block=0, last_block=len(outline.tree.blocks), title="The town", body=body)

    assert bool(without_lists(outline, (segment,)).refused) is is_list


@pytest.mark.parametrize(
    "row",
    [
        "<p><span class=date>{0} March 2025</span> <a href='/{0}'>{1}</a></p>",
        "<div><a href='/{0}'>{1}</a> - 2025-03-{0}</div>",
    ],
)
def test_lines_of_a_date_and_a_link_are_a_list_however_short(row: str) -> None:
    names = ("Tides", "Last night", "The tug", "Gravel", "A barge without a rudder", "Locks", "In Kamfjord", "Weir")
    lines = "".join(row.format(number, name) for number, name in enumerate(names, start=11))
    page = f"<html><head><title>Mara's blog</title></head><body><h1>Mara's blog</h1><div>{lines}</div></body></html>"

    assert extract_page(page, "https://courier.example/blog/page/25/x").articles == ()


@pytest.mark.parametrize(("address", "count"), [("2009/08/", 0), ("about-me", 1)])
def test_the_word_above_a_sidebar_is_no_article_on_a_page_of_days(address: str, count: int) -> None:
    links = "".join(f"<li><a href='/news/{i}'>{headline}</a></li>" for i, headline in enumerate(_HEADLINES))
    lists = "".join(f"<h3>{name}</h3><ul>{links}</ul>" for name in ("Months", "Tags", "Friends"))
    beside = f"<div><h3>In short and to the point</h3><p>{_LINE}</p>{lists}</div>"
    outline = outline_of(f"<p>August 2009</p>{beside}", url=f"https://courier.example/{address}")
    segment = Segment(first_block=1, last_block=3, title="In short and to the point", title_block=1, body=(2,))

    assert len(without_lists(outline, [segment]).kept) == count


@pytest.mark.parametrize(("more", "count"), [("", 0), (f"<p>{_LINE}</p>", 1)])
def test_a_text_of_nothing_but_dated_links_is_a_list(more: str, count: int) -> None:
    entries = "".join(
        f"<dt>{day}.03.2025</dt><dd><a href='/2025/03/{day}.html'>{headline}</a></dd>"
        for day, headline in enumerate(_HEADLINES[:3], 11)
    )
    page = _page(f"<h1>March 2025</h1><article><dl>{entries}</dl>{more}</article>")

    assert len(extract(page, "https://courier.example/2025/03/")) == count


@pytest.mark.parametrize(("site", "count", "left"), [("", 4, 0), ("", 2, 2), ("https://far.example", 4, 4)])
def test_declared_articles_without_a_heading_under_a_link_to_their_page_are_cards(
    site: str, count: int, left: int
) -> None:
    card = "<article class=card><p class=s>Town</p><p><a href='{0}/n/{1}'>{2}</a></p><p>{2}, says {3} {4}</p></article>"
    page = _page(*(card.format(site, i, _HEADLINES[i], _HEADLINES[-i], _LINE * 3) for i in range(count)))

    assert len(extract(page, "https://courier.example/2026/03/")) == left


def test_two_short_texts_under_headings_that_lead_to_a_page_each_are_cards() -> None:
    card = "<div><a href='/news/{0}'><h2>{1}</h2></a><div>{2}</div><a href='/by/{0}'>Ann Lee</a></div>"

    read = [extract_page(_page(*_rows(card, text)[:2]), _URL) for text in (_LINE * 2, _LINE * 4)]

    assert [(len(each.articles), each.nothing_because) for each in read] == [(0, NoArticle.LISTING), (2, None)]
