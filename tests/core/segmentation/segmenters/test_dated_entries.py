from __future__ import annotations

import pytest

from crawler.core import extract

_URL = "https://notes.example/oldnews.html"
_DAYS = ("March 4, 2002", "March 3, 2002", "February 28, 2002", "January 9, 2002")
_NAMES = ("The bridge is shut again", "A library over the fish", "Half of the plums are gone", "Bells on the hill")


def _text(i: int) -> str:
    line = f"The council of the old harbour town of story {i} voted on Tuesday to keep the swing bridge open."
    return f"{line} Nobody on the quay had asked for it, said the clerk of story {i}, and went home early."


def _page(entry: str, *, title: str = "Old news", head: str = "<h1>Old news</h1>", ascending: bool = False) -> str:
    days = sorted(_DAYS, key=_DAYS.index, reverse=ascending)
    entries = [entry.format(day=days[i], name=_NAMES[i], text=_text(i)) for i in range(4)]
    return f"<html><head><title>{title}</title></head><body>{head}<div>{''.join(entries)}</div></body></html>"


@pytest.mark.parametrize(
    ("entry", "is_titled"),
    [
        ("<p>{day}: {text}</p>", False),
        ("<p><font color=red>{day}:</font> {text}</p>", False),
        ("<ul><li>{day} - {text}</li></ul>", False),
        ("<p>Monday, {day}: {text}</p>", False),
        ("<p>[{day}] {text}</p>", False),
        ("<p><b>{day} - {name}</b><br>{text}</p>", True),
        ("<h2>{day} - {name}</h2><p>{text}</p>", True),
        ("<div>{day} [{name}]</div><p>{text}</p>", True),
    ],
)
def test_what_opens_with_its_day_is_an_entry(entry: str, is_titled: bool) -> None:
    found = extract(_page(entry), _URL)

    assert [f"story {i}" in article.text for i, article in enumerate(found)] == [True] * 4
    assert [article.title for article in found] == ([*_NAMES] if is_titled else [""] * 4)
    assert [str(article.published_at)[:10] for article in found] == [
        "2002-03-04",
        "2002-03-03",
        "2002-02-28",
        "2002-01-09",
    ]


def test_a_day_may_be_set_off_by_its_look_alone() -> None:
    found = extract(_page("<p><i>{day}</i> {text}</p>"), _URL)

    assert [f"story {i}" in article.text for i, article in enumerate(found)] == [True] * 4


def test_what_stands_over_the_headings_of_a_log_is_of_no_entry() -> None:
    head = f"<h1>Welcome to the quay</h1><p>{_text(9)}</p><h2>News</h2>"
    found = extract(_page("<h3>{day} - {name}</h3><p>{text}</p>" * 3, title="The quay", head=head), _URL)

    assert not any("story 9" in article.text for article in found)
    assert [*_NAMES] == list(dict.fromkeys(article.title for article in found))


@pytest.mark.parametrize(
    "page",
    [
        _page("<p>{day}: {text}</p>", ascending=True),
        _page("<p>{day} the clerk wrote: {text}</p>"),
        _page("<p>{day}: {text}</p>", title="A year on the quay - Notes", head="<h1>A year on the quay</h1>"),
        _page("<p>{day}: {text}</p>", title="Notes</title><meta property=og:type content=article><title>"),
    ],
    ids=["a chronicle", "sentences", "the page names its one title", "the page says that it is an article"],
)
def test_one_story_is_no_log(page: str) -> None:
    assert len(extract(page, _URL)) == 1


def test_the_title_of_the_page_may_stand_over_the_headings_of_its_entries() -> None:
    head = "<h1>News of the old quay</h1>"
    found = extract(_page("<h3>{day}: {name}</h3><p>{text}</p>", title="News of the old quay - Notes", head=head), _URL)

    assert [article.title for article in found] == [*_NAMES]
