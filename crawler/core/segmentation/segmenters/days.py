"""Sees posts without a headline among posts that stand below lines of their day: each such line begins one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from crawler.core.page.dated_lines import LONGEST_TITLED, is_day
from crawler.core.page.headings import ROW
from crawler.core.page.outline import Outline
from crawler.core.page.prose import LEAST_LINE, LEAST_PARAGRAPH
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment
from crawler.core.segmentation.headlines.decisions import Proposal

_Look = tuple[str, str, str, int]
_CONFIDENCE = 0.6
"""That of posts that marks tell apart: no title proves them."""
_STOPS = (".", ",", ";", ":", "…", "。", "、", "।")
"""What a title does not end with."""


def find(outline: Outline, found: Sequence[Segment]) -> Proposal:
    """Return the posts below days that no headline saw; most headlines have a day right above them, of one look."""
    starts = [each.first_block for each in found if each.title_block == each.first_block + 1]
    days = [index for index in starts if is_day(outline.tree.blocks[index].text)]
    looks = {_look(outline, index) for index in days}
    if len(days) < ROW or len(looks) > 1 or (len(days) * 3 < len(found) * 2 and not leading(outline, days[0])):
        return Proposal()
    more = [post for segment in found for post in _posts(outline, segment, looks)]
    titles = {each.title_block: Rule.BELOW_DAY for each in more if each.title_block is not None}
    return Proposal(tuple(more), titles=titles)


def leading(outline: Outline, day: int) -> frozenset[int]:
    """Return the days of the look of one, if they stand above texts: the first above all prose, the last above some.

    Where texts end in their days it is the other way round.
    """
    if day < 0 or not is_day(outline.tree.blocks[day].text):
        return frozenset()
    look = _look(outline, day)
    around = outline.tree.elements[max(look[-1], 0)]
    inside = range(around.first_block, around.last_block)
    row = [at for at in inside if _look(outline, at) == look and is_day(outline.tree.blocks[at].text)]
    above, below = outline.weight_of(around.first_block, row[0]), outline.weight_of(row[-1] + 1, around.last_block)
    return frozenset(row if len(row) >= ROW and above < LEAST_LINE <= below else ())


def _posts(outline: Outline, segment: Segment, looks: Collection[_Look]) -> Iterator[Segment]:
    """Yield the posts below the days of some look behind the title of a segment."""
    title = segment.first_block if segment.title_block is None else segment.title_block
    inside = range(title + 1, segment.last_block)
    marks = [at for at in inside if _look(outline, at) in looks and is_day(outline.tree.blocks[at].text)]
    for first, last in pairwise((*marks, segment.last_block)):
        if outline.weight_of(first + 1, last) >= LEAST_PARAGRAPH:
            yield _post(outline, first, last)


def _post(outline: Outline, first: int, last: int) -> Segment:
    """Return the post below a day; a heading right below the day, or a line over its text, is its title."""
    blocks, below = outline.tree.blocks, first + 1
    is_line = len(blocks[below].text) <= LONGEST_TITLED and not blocks[below].text.endswith(_STOPS)
    is_title = blocks[below].heading > 0 or (is_line and outline.weight_of(below + 1, last) >= LEAST_PARAGRAPH)
    return Segment(
        first_block=first,
        last_block=last,
        title=blocks[below].text if is_title else "",
        title_block=below if is_title else None,
        confidence=_CONFIDENCE,
        reasons=("parted by its day",),
    )


def _look(outline: Outline, index: int) -> _Look:
    """Return how a line is marked up, and where it stands."""
    element = outline.tree.elements[outline.tree.blocks[index].element]
    return element.tag, element.get("class") or "", element.get("id") or "", element.parent
