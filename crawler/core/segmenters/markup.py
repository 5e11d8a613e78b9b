"""Sees the articles that markup declares and that have no headline: `article`, microdata, microformats."""

from __future__ import annotations

from crawler.core.dom import Element
from crawler.core.headings import opening
from crawler.core.outline import Outline
from crawler.core.segment import Segment

_LEAST = 140
"""Prose that an article without a headline has at least, in characters of a spaced script."""
_CONFIDENCE = 0.6


def find(outline: Outline, found: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Return the declared articles without a headline: all of them on a page where nothing was found, else the peers.

    A live blog has none: they would be its entries.
    """
    if any("live blog" in segment.reasons for segment in found):
        return ()
    titles = [segment.title_block for segment in found if segment.title_block is not None]
    kinds = {_kind(element) for title in titles for element in _around(outline, title)}
    more, end = [], 0
    for element in outline.tree.elements:
        if element.index < end or not outline.is_article(element) or outline.furniture[element.index]:
            continue
        first, last = element.first_block, element.last_block
        if outline.weight_of(first, last) < _LEAST or any(first <= title < last for title in titles):
            continue
        if found and _kind(element) not in kinds:
            continue
        end = element.end
        if any(outline.is_article(ancestor) for ancestor in outline.tree.ancestors(max(element.parent, 0))):
            continue
        title = None if found else opening(outline, first, last)
        more.append(
            Segment(
                first_block=first,
                last_block=last,
                title=outline.tree.blocks[title].text if title is not None else "" if found else outline.title,
                title_block=title,
                element=element.index,
                confidence=_CONFIDENCE,
                reasons=("declared by markup",),
            )
        )
    return tuple(more)


def _kind(element: Element) -> tuple[str, str]:
    return element.tag, element.attrs.get("class") or ""


def _around(outline: Outline, block: int) -> list[Element]:
    """Return the article elements that hold a block."""
    return [
        element for element in outline.tree.ancestors(outline.tree.blocks[block].element) if outline.is_article(element)
    ]
