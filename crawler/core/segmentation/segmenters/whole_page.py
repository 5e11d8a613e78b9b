"""Sees the page as one article where nobody saw any: so that a page with an article never comes out empty."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.core.page.headings import opening
from crawler.core.page.outline import Outline
from crawler.core.page.prose import LEAST_LONE
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment
from crawler.core.segmentation.decisions import Proposal

_FEW_TEASERS = 6
"""More teasers than stand beside an article make a page a list."""
_CONFIDENCE = 0.4
"""Below that of any headline: nothing proves the article but that something is there."""


def find(outline: Outline, found: Sequence[Segment]) -> Proposal:
    """Return the whole page if it has prose, and more of it than links; its title is the heading over it."""
    blocks = outline.tree.blocks
    if found or len(outline.teasers) > _FEW_TEASERS:
        return Proposal()
    if outline.weight_of(_first_article(outline), len(blocks)) < LEAST_LONE:
        return Proposal()
    prose = outline.weight_of(0, len(blocks))
    plain = outline.rest_of(0, len(blocks)) - outline.links_of(0, len(blocks))
    if prose < (2 * LEAST_LONE if outline.teasers else LEAST_LONE) or prose * 5 < plain * 2:
        return Proposal()
    title = opening(outline, 0, len(blocks))
    segment = Segment(
        first_block=0,
        last_block=len(blocks),
        title=outline.facts.own_title if title is None else blocks[title].text,
        title_block=title,
        confidence=_CONFIDENCE,
        reasons=("the only prose of the page",),
    )
    return Proposal((segment,), titles={} if title is None else {title: Rule.OPENS_PAGE})


def _first_article(outline: Outline) -> int:
    """Return the block where the first declared article with a heading begins: prose above it is none of its text.

    0 where none is declared. Such an article may be a picture, and what stands above it is the site's.
    """
    headed = (
        element.first_block
        for element in outline.declared
        if not outline.boilerplate[element.index]
        and any(element.first_block <= block < element.last_block for block in outline.headings)
    )
    return min(headed, default=0)
