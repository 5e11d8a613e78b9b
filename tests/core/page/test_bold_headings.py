from __future__ import annotations

import pytest

from crawler.core import extract
from crawler.core.html.dom import parse
from crawler.core.page.bold_headings import find_bold_headings
from crawler.core.page.prose import prose_weight

_URL = "https://courier.example/news"
_NAMES = ("Bridge stays open at night", "Rain closes roads in the west", "Museum of clocks sells its oldest piece")
_DAYS = ("12 March 2026", "11 March 2026", "10 March 2026")
_TEXT = "The council of the old harbour town voted on Tuesday to keep it so, said its clerk of story {} in part {}."


def _page(story: str) -> str:
    texts = ["".join(f"<p>{_TEXT.format(i, part) * 2}</p>" for part in range(4)) for i in range(3)]
    stories = [story.format(name=_NAMES[i], day=_DAYS[i], text=texts[i]) for i in range(3)]
    return f"<html><head><title>Ellery Courier</title></head><body><div>{''.join(stories)}</div></body></html>"


@pytest.mark.parametrize(
    "story",
    [
        "<p><b>{name}</b></p><p>{day}</p>{text}",
        "<p><strong><a href='/x'>{name}</a></strong></p><p>{day}</p>{text}",
        "<div class=k7>{name}</div><div class=k8>{day}</div>{text}",
        "<p>{day}</p><p><b>{name}</b></p>{text}",
        "<p>{day}</p><h3>{name}</h3>{text}",
        "<h4>{name}</h4>{text}<hr>",
    ],
)
def test_stories_without_tags_for_headings_or_with_low_ones_are_told_apart(story: str) -> None:
    found = extract(_page(story), _URL)

    assert [article.title for article in found] == [*_NAMES]
    assert [article.text.count("clerk of story") for article in found] == [8, 8, 8]
    if "{day}" in story:
        assert [f"{article.published_at:%-d %B %Y}" for article in found] == [*_DAYS]


@pytest.mark.parametrize(
    "story",
    ["<p><b>{name}</b></p>{text}", "<p class=k7>{name}</p>{text}<p class=k7>Another line of that class.</p>"],
    ids=["no date parts them", "the text has their class"],
)
def test_bold_lines_within_one_text_part_nothing(story: str) -> None:
    assert len(extract(_page(story), _URL)) == 1


def test_bold_lines_are_text_where_the_page_has_headings() -> None:
    html = _page("<p><b>{name}</b></p>{text}").replace("<body><div>", "<body><div><h1>News</h1><h2>Town</h2>")

    assert len(extract(html, _URL)) == 1


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("<p><b>{}</b></p>", {0, 2, 4}),
        ("<p class=k7>{}</p>", {0, 2, 4}),
        ("<p>{}</p>", set()),
        ("<p><b>{}</b> stays</p>", set()),
        ("<p><b>{}.</b></p>", set()),
        ("<p><b>The same name</b></p>", set()),
    ],
    ids=["bold", "of one class", "plain", "bold in part", "sentences", "come again"],
)
def test_short_lines_of_one_look_above_text_are_headings(line: str, found: set[int]) -> None:
    tree = parse("".join(f"{line.format(name)}<p>{_TEXT * 2}</p>" for name in _NAMES))
    prose = [prose_weight(block) for block in tree.blocks]

    assert set(find_bold_headings(tree, bytes(len(tree.elements)), prose)) == found
    assert not find_bold_headings(tree, b"\1" * len(tree.elements), prose)


_SUBHEADS = ("What the council says of it", "What it costs us all", "And what comes after the rain")


def _large(title: str, *, size: str = "+3", name: str = "Bridge stays open at night") -> str:
    text = f"<br><br>{_TEXT.format(0, 0) * 3}<br><br>"
    parts = "".join(f'<font size="+1" color=#ccbb33>{line}</font>{text}' for line in _SUBHEADS)
    caption = "<div align=center><img src=a.jpg><br><font size=-1>(click it to see the whole bridge)</font></div>"
    head = f'<div align=center><font size="{size}">{name} </font>by&nbsp;<a href=mailto:a@b.example>Ann Berg</a></div>'
    return f"<html><head><title>{title}</title></head><body>{head}{text}{parts}{caption}{text}</body></html>"


@pytest.mark.parametrize("title", ["Bridge stays open at night", "Open at night", "Our Bridge stays open at night!"])
def test_the_line_set_larger_than_any_other_is_the_headline(title: str) -> None:
    (article,) = extract(_large(title), "https://courier.example/2004/bridge.html")

    assert article.title == "Bridge stays open at night"
    assert article.authors == ("Ann Berg",)
    assert article.text.count("clerk of story") == 15
    assert all(line in article.text for line in _SUBHEADS)


@pytest.mark.parametrize(
    "page",
    [_large("Ellery Courier"), _large("Bridge stays open at night", size="+1"), _large("Open at night", size="3")],
    ids=["the page is called otherwise", "as large as others", "smaller than others"],
)
def test_a_large_line_is_above_others_only_where_it_is_the_page_s(page: str) -> None:
    tree = parse(page)
    prose = [prose_weight(block) for block in tree.blocks]

    assert 3 not in find_bold_headings(tree, bytes(len(tree.elements)), prose, own_title="Ellery Courier").values()


@pytest.mark.parametrize(
    ("line", "found"),
    [("<font size=-1>{}</font>", 0), ("<font size=2><b>{}</b></font>", 3), ("<font color=red>{}</font>", 3)],
)
def test_small_print_sets_nothing_off(line: str, found: int) -> None:
    tree = parse("".join(f"<p>{line.format(name)}</p><p>{_TEXT * 2}</p>" for name in _NAMES))
    prose = [prose_weight(block) for block in tree.blocks]

    assert len(find_bold_headings(tree, bytes(len(tree.elements)), prose)) == found
