"""Sees the page as one article where nobody saw any: so that a page with an article never comes out empty."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.core.links.slugs import spells_title
from crawler.core.page.dated_lines import is_date_line, is_stamp
from crawler.core.page.headings import opening
from crawler.core.page.outline import Outline
from crawler.core.page.prose import LEAST_ARTICLE, LEAST_LINE, LEAST_LONE, LEAST_PARAGRAPH
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment
from crawler.core.segmentation.headlines.decisions import Proposal
from crawler.core.text.normalise import fold

_FEW_TEASERS = 6
"""More teasers than stand beside an article make a page a list."""
_OPENING = 2
"""Blocks below a day of which one begins the text: the first may be a line of a few words."""
_MOST_LINES = 2_000
"""Blocks of a page among which its title is looked for, which bounds it: menus have hundreds."""
_CONFIDENCE = 0.4
"""Below that of any headline: nothing proves the article but that something is there."""


def find(outline: Outline, found: Sequence[Segment]) -> Proposal:
    """Return the whole page if it has prose, and more of it than links; its title is the heading over it."""
    blocks = outline.tree.blocks
    if found or len(outline.teasers) > _FEW_TEASERS:
        return Proposal()
    if (post := _post(outline)) is not None:
        return post
    if outline.weight_of(_first_article(outline), len(blocks)) < LEAST_LONE:
        return Proposal()
    prose = outline.weight_of(0, len(blocks))
    plain = outline.rest_of(0, len(blocks)) - outline.links_of(0, len(blocks))
    if prose < (2 * LEAST_LONE if outline.teasers else LEAST_LONE) or prose * 5 < plain * 2:
        return Proposal()
    title = opening(outline, 0, len(blocks))
    spelt = _spelt_by_address(outline)
    title = title if spelt is None else spelt
    if title is None and not outline.facts.own_title:
        title = _over_all(outline)
    text = outline.facts.own_title if title is None else blocks[title].text
    segment = _segment(0, len(blocks), text, title)
    return Proposal((segment,), titles={} if title is None else {title: Rule.OPENS_PAGE})


def _over_all(outline: Outline) -> int | None:
    """Return the first heading of a page, if at most a line of prose stands above it: who wrote what is below."""
    tagged = (block for block in outline.headings if outline.tree.blocks[block].heading)
    first = next((block for block in tagged if not outline.is_boilerplate(block)), None)
    return first if first is not None and outline.weight_of(0, first) < LEAST_PARAGRAPH else None


def _spelt_by_address(outline: Outline) -> int | None:
    """Return the line of which the page's address is made, whatever it is by its tag."""
    lines = (block for block in outline.tree.blocks[:_MOST_LINES] if not outline.is_boilerplate(block.index))
    return next((line.index for line in lines if spells_title(outline.facts.url, line.text)), None)


def _segment(first: int, last: int, title: str, title_block: int | None) -> Segment:
    return Segment(
        first_block=first,
        last_block=last,
        title=title,
        title_block=title_block,
        confidence=_CONFIDENCE,
        reasons=("the only prose of the page",),
    )


def _post(outline: Outline) -> Proposal | None:
    """Return the only post of a page that stands between a day and its signature, as logs print them, whatever else.

    Its title is the heading right below the day: "04.10.04", "The plums are gone", text, "Posted by Ann at 11:04 PM".
    Where the text begins there, it is the heading over that of the day, or what the document's title is beside the
    site's name.
    """
    blocks = outline.tree.blocks
    day = _only_day(outline)
    if day is None or outline.weight_of(0, day) >= LEAST_ARTICLE:
        return None
    title = day + 1 if blocks[day + 1].heading else None
    first = day if title is None else title
    end = _signature(outline, first, _last_around(outline, day, first))
    if end is None:
        return None
    over = day - 1 if title is None and _is_headed(outline, day) else _named_above(outline, day)
    if over is not None:
        return Proposal((_segment(over, end + 1, blocks[over].text, over),), titles={over: Rule.OPENS_PAGE})
    if title is None:
        return Proposal((_segment(first, end + 1, outline.facts.own_title, None),))
    return Proposal((_segment(day, end + 1, blocks[title].text, title),), titles={title: Rule.BELOW_DAY})


def _named_above(outline: Outline, day: int) -> int | None:
    """Return the headline that the page names, where it stands above a day: that dates it, and heads nothing."""
    above = (block for block in reversed(outline.headings) if block < day and outline.tree.blocks[block].heading)
    return next((block for block in above if fold(outline.tree.blocks[block].text) in outline.facts.names), None)


def _is_headed(outline: Outline, day: int) -> bool:
    """Return whether a higher heading that does not name the site stands right above the heading that is the day."""
    above, below = outline.tree.blocks[max(day - 1, 0)], outline.tree.blocks[day]
    is_higher = 0 < above.heading < below.heading and not outline.is_boilerplate(above.index)
    return is_higher and not above.anchors and fold(above.text) not in outline.facts.site


def _only_day(outline: Outline) -> int | None:
    """Return the only day of a page that a post stands below; a title below a day may name another day."""
    days = [block.index for block in outline.tree.blocks if _is_day(outline, block.index)]
    days = [day for day in days if day - 1 not in days]
    return days[0] if len(days) == 1 else None


def _last_around(outline: Outline, day: int, first: int) -> int:
    """Return where the innermost element ends that holds a day and the prose below it."""
    blocks = outline.tree.blocks
    ends = (element.last_block for element in outline.tree.ancestors(blocks[day].element))
    return next((end for end in ends if outline.weight_of(first, end)), len(blocks))


def _is_day(outline: Outline, index: int) -> bool:
    """Return whether a block is a day right above a heading, or one in a heading above prose."""
    blocks = outline.tree.blocks
    if index + _OPENING >= len(blocks) or outline.is_boilerplate(index) or not is_date_line(blocks[index].text):
        return False
    has_text = outline.weight_of(index, index + 1 + _OPENING) > 0
    return bool(blocks[index + 1].heading or (blocks[index].heading and has_text))


def _signature(outline: Outline, first: int, last: int) -> int | None:
    """Return the line that signs the text: a stamp, or one of author or date behind all prose of an element."""
    for index in range(first + 1, last):
        if outline.weight_of(first, index) < LEAST_LINE or not outline.is_dated(index, index + 1):
            continue
        if is_stamp(outline.tree.blocks[index].text) or not outline.weight_of(index + 1, last):
            return index
    return None


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
