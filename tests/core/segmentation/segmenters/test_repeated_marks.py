from __future__ import annotations

import pytest

from crawler.core import extract

_URL = "https://notes.example/2002/03/index.html"
_DAYS = ("Monday, March 4, 2002", "Sunday, March 3, 2002", "Friday, March 1, 2002", "Thursday, February 28, 2002")
_BESIDE = "<div><h4>who.</h4><p>The clerk of the old harbour writes here of what the river brings him.</p></div>"
_NAMES = ("The bridge is shut again", "A library over the fish", "Half of the plums are gone?", "Bells on the hill")

_LONG = "A week on the quay and what the river brought us"


def _text(i: int) -> str:
    line = f"The council of the old harbour town of story {i} voted on Tuesday to keep the swing bridge open."
    return f"<p>{line}</p><p>Nobody on the quay had asked for it, said the clerk of story {i}, and went home early.</p>"


def _page(post: str, *, head: str = "<h1>Harbour Notes</h1>", title: str = "Harbour Notes", end: str = "") -> str:
    posts = [post.format(i=i, day=_DAYS[i], name=_NAMES[i], text=_text(i)) for i in range(4)]
    return f"<html><head><title>{title}</title></head><body>{head}<div>{''.join(posts)}</div>{end}</body></html>"


@pytest.mark.parametrize(
    "post",
    [
        "<p class=d>{day}</p>{text}",
        "<h3>{day}</h3>{text}",
        "<p><i>{day}</i></p>{text}<hr>",
        "{text}<div>Posted by Ann at <a href=/p/{i}>10:3{i} AM</a> | <a href=/c/{i}>Comments (2)</a></div>",
        "{text}<p>And so it goes on the river. <a href=#p{i}>#</a></p>",
        "<p><a href=#p{i}>∞</a> It rained on the river on day {i} of it.</p>{text}",
        "{text}<p>10:3{i} | <a href=/p/{i}.html>permanent link</a></p>",
    ],
    ids=[
        "a date",
        "a date as heading",
        "a date and a rule",
        "who and when",
        "a sign behind",
        "a sign before",
        "a link",
    ],
)
def test_marks_alone_tell_posts_apart(post: str) -> None:
    found = extract(_page(post), _URL)

    assert [article.text.count("of story") for article in found] == [2, 2, 2, 2]
    assert [f"story {i}" in found[i].text for i in range(4)] == [True] * 4


@pytest.mark.parametrize(
    "post",
    [
        "<p>{name}</p><p>{day}</p>{text}",
        "<p>{day}</p><p><b>{name}</b></p>{text}",
        "<p>{day} – {name}</p>{text}",
        "<h4>{day}</h4><h5>{name}</h5>{text}<p>at <a href=/p/{i}.html>10:3{i}</a></p>",
    ],
    ids=["above the date", "below the date", "behind the date", "under a day, over a sign"],
)
def test_the_line_beside_a_mark_is_the_title(post: str) -> None:
    found = extract(_page(post), _URL)

    assert [article.title for article in found] == [*_NAMES]
    assert [article.text.count("of story") for article in found] == [2, 2, 2, 2]


@pytest.mark.parametrize(
    "page",
    [
        _page("<p class=d>{day}</p>{text}", head="<h1>A week on the quay</h1>", title="A week on the quay - Notes"),
        _page("<p class=d>{day}</p>{text}", head=f"<h1>{_LONG}</h1>", title=_LONG),
        _page("<p class=d>{day}</p>{text}", title="Notes</title><meta property=og:type content=article><title>"),
        _page("<p class=d>{day}</p>{text}", end="<h4>Leave a reply</h4>"),
        _page("<p class=d>{day}</p>{text}", head=f"<h1>Quay</h1><div>{_text(9) * 2}", end="</div>"),
        _page("<h3>{name} <a href=#s{i}>¶</a></h3>{text}"),
        _page("<div>By {name[4]}{name[5]}mo, a reader, {day}</div>{text}"),
        _page("{text}<p>It rained on the river all day long. <a href=#top>Top</a></p>"),
    ],
    ids=[
        "the page names its one title",
        "it is longer than the name of a site",
        "the head says so",
        "comments",
        "a text above",
        "sections",
        "a thread",
        "one address",
    ],
)
def test_marks_part_no_article(page: str) -> None:
    assert len(extract(page, "https://notes.example/quay.html")) == 1


def test_two_days_over_two_titles_part_a_page_beside_other_text() -> None:
    post = "<h2>{day}</h2><h3>{name}</h3>{text}<div>posted by ann at <a href=/p/{i}>{hour}:30 {half}</a></div>"
    posts = [
        post.format(i=i, day=_DAYS[i], name=_NAMES[i], text=_text(i), hour=i + 9, half="AP"[i] + "M") for i in range(2)
    ]
    page = f"<title>Harbour Notes</title><body><p>Notes of the quay.</p>{''.join(posts)}{_BESIDE}"

    assert [article.title for article in extract(page, _URL)] == [*_NAMES[:2]]


def test_times_of_both_halves_of_the_day_are_one_mark() -> None:
    halves = ("9:30 AM", "10:15 p.m.", "7:05pm", "11:59 A.M.")
    posts = [f"{_text(i)}<div>Ann at <a href=/p/{i}>{half}</a></div>" for i, half in enumerate(halves)]
    page = f"<title>Harbour Notes</title><body><div>{''.join(posts)}</div>"

    assert [article.text.count("of story") for article in extract(page, _URL)] == [2, 2, 2, 2]


def test_the_heading_of_a_post_is_its_title_whatever_line_opens_its_text() -> None:
    post = "<h3>{name}</h3><p><i>Dear clerk,</i></p>{text}<div>Ann at <a href=/p/{i}>10:3{i}</a></div>"

    assert [article.title for article in extract(_page(post, head=""), _URL)] == [*_NAMES]


def test_what_stands_behind_a_date_is_no_title_where_it_names_a_section() -> None:
    found = extract(_page("<p>{day}; sections: <a href=/s/{i}>News</a>.</p>{text}"), _URL)

    assert {article.title for article in found} <= {""}


def test_headings_above_lines_of_date_and_section_are_the_titles() -> None:
    found = extract(_page("<h3>{name}</h3><p>{day}; sections: <a href=/s/{i}>News</a>.</p>{text}"), _URL)

    assert [article.title for article in found] == [*_NAMES]


@pytest.mark.parametrize(("label", "titles"), [("{name}", 4), ("Summary", 0)])
def test_a_label_that_stands_over_each_text_is_no_title_of_it(label: str, titles: int) -> None:
    card = "<tr><td>Released</td><td class=d>{day}</td></tr><tr><td class=l>" + label + "</td></tr>"
    post = f"<table>{card}<tr><td>{{text}}</td></tr></table>"

    found = extract(_page(post, title="Best book of the river"), "https://notes.example/best-book-of-the-river")

    assert sum(article.title in _NAMES for article in found) == titles
    assert "Summary" not in [article.title for article in found]
