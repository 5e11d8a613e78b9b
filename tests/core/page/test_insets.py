from __future__ import annotations

import pytest

from crawler.core import extract
from crawler.core.page.insets import column_of, without_insets
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


@pytest.mark.parametrize(
    ("body", "tag"),
    [
        (f"<ul><li id=left><p>{_LINE}</p><p>{_LINE}</p></li><li><p>Links</p></li></ul>", "li"),
        (f"<table><tr><td><p>{_LINE}</p><p>{_LINE}</p></td><td>Links</td></tr></table>", "td"),
        (f"<ul><li>{_LINE}</li><li>{_LINE}</li></ul>", ""),
        (f"<p>{_LINE}</p><ul><li><p>{_LINE}</p></li><li><p>{_LINE}</p></li></ul>", ""),
        ("<p>Nothing</p>", ""),
    ],
)
def test_a_cell_that_holds_the_paragraphs_of_the_text_is_a_column(body: str, tag: str) -> None:
    outline = outline_of(body)
    found = column_of(outline, 0, len(outline.tree.blocks))

    assert (outline.tree.elements[found].tag if found >= 0 else "") == tag


def test_what_stands_in_another_column_is_none_of_the_text() -> None:
    roll = "".join(f"<li><a href='https://gulls{i}.example/'>Gull log {i}</a></li>" for i in range(9))
    page = (
        f"<html><head><title>{_TITLE}</title></head><body><ul><li class=main><h2>{_TITLE}</h2><div>"
        f"<p>{_LINE * 3}</p><p>{_LINE * 2}</p></div></li><li class=second><h4>Friends</h4><ul>{roll}</ul></li></ul>"
        "</body></html>"
    )
    (article,) = extract(page, "https://islander.example/2026/gulls")

    assert "Gull log" not in article.text
    assert article.text.endswith(_LINE.strip())
