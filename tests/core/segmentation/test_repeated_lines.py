"""What most articles of a page say alike is none of their texts."""

from __future__ import annotations

import pytest

from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment
from crawler.core.segmentation.body import Body, find_body, without_repeated
from tests.core.outlines import outline_of

_LINES = [
    f"On day {i} the council of the old harbour town voted to keep the swing bridge open at night." for i in range(9)
]
_APPEAL = "Readers who like what we write may help us with a letter, a stamp or a word."


def _bodies(*articles: list[str], lines: bool = True) -> tuple[list[Body], list[list[str]]]:
    """Return the bodies of a page with these articles, line by line, and their lines without what is repeated."""
    outline = outline_of("".join(f"<div><p>{'</p><p>'.join(texts)}</p></div>" for texts in articles))
    blocks, first, bodies = outline.tree.blocks, 0, []
    for texts in articles:
        bodies.append(find_body(outline, Segment(first_block=first, last_block=first + len(texts), title="")))
        first += len(texts)
    left = without_repeated(outline, bodies, lines=lines)
    return left, [[blocks[index].text for index in body.blocks] for body in left]


def test_a_paragraph_of_most_articles_is_none_of_their_text() -> None:
    bodies, found = _bodies(*([line, _APPEAL, f"End {line}"] for line in _LINES[:3]))

    assert found == [[line, f"End {line}"] for line in _LINES[:3]]
    assert bodies[0].rules[1] is Rule.REPEATED


def test_a_first_paragraph_may_repeat() -> None:
    _, found = _bodies([_LINES[0], _LINES[1]], [_LINES[0], _LINES[2]])

    assert found == [[_LINES[0], _LINES[1]], [_LINES[0], _LINES[2]]]


@pytest.mark.parametrize(
    ("before", "within", "behind"),
    [
        (["A long read of the island"], [], []),
        ([], [], ["See more and say more of it here"]),
        ([], ["A good friend of the quay helps it."], []),
        ([], ["The piece goes on below", "The piece goes on below"], []),
    ],
)
def test_lines_of_most_articles_are_none_of_their_text(before: list[str], within: list[str], behind: list[str]) -> None:
    texts = [[_LINES[i], *within, _LINES[i + 1]] for i in (0, 2, 4)]
    _, found = _bodies(*([*before, *text, *behind] for text in texts))

    assert found == [[_LINES[i], _LINES[i + 1]] for i in (0, 2, 4)]


@pytest.mark.parametrize("line", ["What you need for the bread", "No comment."])
def test_a_label_within_each_text_stays(line: str) -> None:
    texts = [[_LINES[i], line, _LINES[i + 1]] for i in (0, 2, 4)]

    assert _bodies(*texts)[1] == texts


def test_what_two_articles_quote_alike_stays() -> None:
    texts = [[_LINES[i], "It was no night for a walk.", _LINES[i + 1]] for i in (0, 2)]
    quoted = [[_LINES[i], "“It was no night for a walk.”", _LINES[i + 1]] for i in (0, 2, 4)]

    assert _bodies(*texts)[1] == texts
    assert _bodies(*quoted)[1] == quoted


def test_what_one_article_says_twice_stays() -> None:
    texts = [[_LINES[0], "The lamps went out again", _LINES[1], "The lamps went out again"], [_LINES[2], _LINES[3]]]

    assert _bodies(*texts)[1] == texts


def test_a_wish_below_posts_that_have_pages_of_their_own_stays() -> None:
    texts = [[_LINES[i], _LINES[i + 1], "Have a good week by the water."] for i in (0, 2, 4)]

    assert _bodies(*texts, lines=False)[1] == texts
    assert _bodies(*texts)[1] == [text[:2] for text in texts]
