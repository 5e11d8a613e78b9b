from __future__ import annotations

import pytest

from crawler.core import extract
from crawler.core.segmentation.segmenters import days, headlines
from tests.core.outlines import outline_of

_URL = "https://notes.example/2002_03_01_archive.html"
_NAMES = ("The bridge is shut again", "A library over the fish", "", "Bells on the hill", "Half of the plums are gone")


def _text(i: int) -> str:
    line = f"The council of the old harbour town of story {i} voted that day to keep the swing bridge open at night."
    return f"{line} Nobody on the quay had asked for it, said the clerk of story {i}, and went home early."


def _post(i: int, *, mark: str = "<div id=date>Monday, March {day}, 2002</div>") -> str:
    name = f"<b>{_NAMES[i]}</b><br><br>" if _NAMES[i] else ""
    text = f"{_text(i)}<br><br>{_text(i).replace('old', 'small')}"
    return f"{mark.format(day=20 - i)}<blockquote>{name}{text}</blockquote><div class=comments><br></div>"


def _page(posts: str) -> str:
    return f"<html><head><title>Quay notes</title></head><body><div id=blog>{posts}</div></body></html>"


def test_a_day_right_above_dates_its_post_and_ends_the_one_before_though_a_post_has_no_title() -> None:
    found = extract(_page("".join(map(_post, range(5)))), _URL)

    assert [article.title for article in found] == [*_NAMES]
    assert [article.published_at.day for article in found if article.published_at] == [20, 19, 18, 17, 16]
    assert [article.text.count("of story") for article in found] == [4] * 5


def test_a_second_post_of_a_day_has_no_day_of_another() -> None:
    second = _post(3, mark="<div id=date></div>")
    found = extract(_page("".join((*map(_post, range(2)), second, _post(4)))), _URL)

    assert [article.published_at and article.published_at.day for article in found] == [20, 19, None, 16]


@pytest.mark.parametrize("mark", ["<div class={day}>Monday, March {day}, 2002</div>", "<p>Bridge</p>", ""])
def test_nothing_but_days_of_one_look_parts_a_page(mark: str) -> None:
    outline = outline_of(_page("".join(_post(i, mark=mark) for i in range(5))), url=_URL)

    assert days.find(outline, headlines.find(outline).segments).segments == ()


@pytest.mark.parametrize(("above", "leads"), [(True, True), (False, False)])
def test_days_lead_where_the_first_stands_above_all_texts_and_the_last_above_one(above: bool, leads: bool) -> None:
    posts = [_post(i).partition("</div>") for i in range(4)]
    day, text = [f"{post[0]}</div>" for post in posts], [post[2] for post in posts]
    outline = outline_of("".join(a + b for a, b in zip(*((day, text) if above else (text, day)), strict=True)))
    first = next(block.index for block in outline.tree.blocks if "2002" in block.text)

    assert bool(days.leading(outline, first)) is leads
