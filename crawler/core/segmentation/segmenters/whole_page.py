"""Sees the page as one article where nobody saw any: so that a page with an article never comes out empty."""

from __future__ import annotations

from crawler.core.page.headings import opening
from crawler.core.page.outline import Outline
from crawler.core.page.segment import Segment

_LEAST = 200
"""Prose that a page without a headline has at least, in characters of a spaced script."""
_FEW_TEASERS = 6
"""More teasers than stand beside an article make a page a list."""
_CONFIDENCE = 0.4


def find(outline: Outline, found: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Return the whole page if it has prose, and more of it than links; its title is the heading over it."""
    blocks = outline.tree.blocks
    if found or len(outline.teasers) > _FEW_TEASERS:
        return ()
    prose = outline.weight_of(0, len(blocks))
    plain = outline.rest_of(0, len(blocks)) - outline.links_of(0, len(blocks))
    if prose < (2 * _LEAST if outline.teasers else _LEAST) or prose * 5 < plain * 2:
        return ()
    title = opening(outline, 0, len(blocks))
    return (
        Segment(
            first_block=0,
            last_block=len(blocks),
            title=outline.title if title is None else blocks[title].text,
            title_block=title,
            confidence=_CONFIDENCE,
            reasons=("the only prose of the page",),
        ),
    )
