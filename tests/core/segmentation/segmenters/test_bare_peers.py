from __future__ import annotations

from crawler.core.segmentation.segmenters.headlines import find
from tests.core.outlines import outline_of

_TEXT = (
    "<p>The old ferry lay at the quay for three weeks, and nobody who came to see it knew when it would sail.</p>" * 2
)
_NAMES = {
    28: "The ferry sails",
    27: "A bell for the quay",
    26: "Look at this bridge",
    25: "Rain over the harbour",
    24: "On",
}
_SIGNED = "<p>Posted by Ann at 11:26 AM | <a href=/2004/10/{0}.html#comments>Comments ({0})</a></p>"


def _post(day: int, body: str, style: str = "blogbody") -> str:
    signed = _SIGNED.format(day)
    heading = f"<h3 class=title>{_NAMES[day]}</h3>"
    return f"<div class=day>October {day}, 2004</div><div class={style}>{heading}{body}{signed}</div>"


def _ends(*posts: str) -> list[tuple[str, str]]:
    """Return the title and the last line of each article of a page of posts."""
    outline = outline_of("".join(posts), "Quay log")
    blocks = outline.tree.blocks
    return [(each.title, blocks[each.last_block - 1].text) for each in find(outline).segments]


def _row(style: str) -> list[str]:
    picture = _post(26, "<p><img src=/b.jpg></p>", style)
    return [_post(28, _TEXT), _post(27, _TEXT), picture, _post(25, _TEXT), _post(24, _TEXT)]


def test_a_picture_in_a_row_of_posts_ends_the_post_above_it() -> None:
    ends = _ends(*_row("blogbody"))
    assert [title for title, _ in ends] == [_NAMES[day] for day in (28, 27, 25, 24)]
    assert ends[1][1] == "Posted by Ann at 11:26 AM | Comments (27)"


def test_a_part_of_another_kind_ends_none() -> None:
    assert _ends(*_row("box"))[1][1] == "Posted by Ann at 11:26 AM | Comments (26)"
