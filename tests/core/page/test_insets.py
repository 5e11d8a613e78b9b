from __future__ import annotations

import pytest

from crawler.core import extract
from crawler.core.page.insets import without_insets
from tests.core.outlines import outline_of

_LINE = "The lighthouse keepers of Skarholm have counted the gulls of the outer rocks every spring for a century. "
_TITLE = "Gulls return to the outer rocks of Skarholm"
_VIDEO = "The day the lamp went out"


def _page(box: str, behind: str = f"<p>{_LINE * 4}</p>", head: str = f"<h1>{_TITLE}</h1>") -> str:
    return (
        f"<html><head><title>{_TITLE}</title></head><body><article>{head}<p>By Mara Lind</p>"
        f"<div><p>{_LINE * 3}</p>{box}{behind}</div></article></body></html>"
    )


_BOXES = (
    f"<section class=inline-video><div><h2><a href=/v/1>{_VIDEO}</a></h2><p>12 March 2026 01:46</p></div></section>",
    f"<div><figure><div role=group><p>transcript</p><h2>{_VIDEO}</h2><p>n/a</p></div></figure></div>",
    f"<div class='podcast box'><div><h3>{_VIDEO}</h3></div><span>12:04</span></div>",
)


@pytest.mark.parametrize("box", _BOXES)
def test_a_box_that_plays_something_cuts_no_article_and_is_none_of_its_text(box: str) -> None:
    (article,) = extract(_page(box), "https://islander.example/2026/gulls")

    assert article.title == _TITLE
    assert article.text.count(_LINE.strip()) == 7
    assert _VIDEO not in article.text


def test_a_section_whose_name_speaks_of_videos_is_text() -> None:
    (article,) = extract(_page(f"<h2 class=video id=video>{_VIDEO}</h2>"), "https://islander.example/2026/gulls")

    assert _VIDEO in article.text


@pytest.mark.parametrize(
    "page",
    [
        _page(_BOXES[0], behind=""),  # nothing goes on behind it
        _page(_BOXES[0], head=""),  # it may be the article itself
        _page(f"<section class=video><h2>{_VIDEO}</h2><p>{_LINE}</p></section>"),  # it has text of its own
        _page(f"<section class=facts><h2>{_VIDEO}</h2></section>"),  # nothing plays
    ],
)
def test_what_may_be_text_is_no_inset(page: str) -> None:
    outline = outline_of(page)

    assert without_insets(outline) is outline
