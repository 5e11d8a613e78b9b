"""Which parts of a page only lead to articles: rows of short texts alike, each under a heading that is a link."""

from __future__ import annotations

from itertools import accumulate
from statistics import median

from crawler.core.headings import Heading, grouped
from crawler.core.outline import Outline

_SHORT = 330
"""Prose that the middle one of a row of teasers has at most, in characters of a spaced script."""
_ROW = 3


def set_aside(outline: Outline) -> int:
    """Turn teasers into furniture and return how many there were."""
    count = 0
    for group in grouped(outline):
        if _is_row(outline, group):
            for heading in group:
                if heading.mass <= 2 * _SHORT:
                    count += 1
                    _clear(outline, heading)
    if count:
        outline.mass = [0, *accumulate(outline.prose)]
        outline.headings = [block for block in outline.headings if not outline.is_furniture(block)]
    return count


def _is_row(outline: Outline, group: list[Heading]) -> bool:
    if len(group) < _ROW or median(heading.mass for heading in group) > _SHORT:
        return False
    linked = sum(heading.link is not None for heading in group)
    return linked * 3 >= len(group) * 2


def _clear(outline: Outline, heading: Heading) -> None:
    unit = outline.tree.elements[heading.unit]
    for index in range(unit.index, unit.end):
        outline.furniture[index] = 1
    for block in range(unit.first_block, unit.last_block):
        outline.prose[block] = 0
