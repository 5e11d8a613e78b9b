"""Sees the articles that markup declares and that have no headline: `article`, microdata, microformats."""

from __future__ import annotations

from crawler.core.html.dom import Element
from crawler.core.page.headings import opening
from crawler.core.page.outline import Outline
from crawler.core.page.segment import Segment

_LEAST = 140
"""Prose that an article without a headline has at least, in characters of a spaced script."""
_TEASER = 660
"""Prose that a declared article has at most that only leads to its page."""
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
        if element.index < end or not outline.is_article(element) or outline.boilerplate[element.index]:
            continue
        first, last = element.first_block, element.last_block
        if outline.weight_of(first, last) < _LEAST or any(first <= title < last for title in titles):
            continue
        if found and _kind(element) not in kinds:
            continue
        end = element.end
        if any(outline.is_article(ancestor) for ancestor in outline.tree.ancestors(max(element.parent, 0))):
            continue
        heading = opening(outline, first, last)
        if titles and heading is not None and _only_leads(outline, heading, outline.weight_of(first, last), titles):
            continue
        title = None if found else heading
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


def _only_leads(outline: Outline, heading: int, mass: int, titles: list[int]) -> bool:
    """Return whether a short text is under a heading that leads to another page, after titles that lead nowhere."""
    return (
        mass <= _TEASER
        and _leads(outline, heading)
        and max(titles) < heading
        and not any(_leads(outline, title) for title in titles)
    )


def _leads(outline: Outline, heading: int) -> bool:
    return any(outline.leads_to_another_page(anchor.href) for anchor in outline.tree.blocks[heading].anchors)


def _kind(element: Element) -> tuple[str, str]:
    return element.tag, element.attrs.get("class") or ""


def _around(outline: Outline, block: int) -> list[Element]:
    """Return the article elements that hold a block."""
    return [
        element for element in outline.tree.ancestors(outline.tree.blocks[block].element) if outline.is_article(element)
    ]
