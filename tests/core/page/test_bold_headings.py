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

    assert find_bold_headings(tree, bytes(len(tree.elements)), prose) == found
    assert not find_bold_headings(tree, b"\1" * len(tree.elements), prose)
