"""Posts without a text in a row of posts, a picture or a film: no articles, and the ends of those above them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from crawler.core.html.dom import Element
from crawler.core.page.headings import ROW
from crawler.core.page.outline import Outline
from crawler.core.page.prose import LEAST_PARAGRAPH
from crawler.core.segmentation.headlines.decisions import Decision
from crawler.core.segmentation.headlines.headline import Headline


def bare_peers(outline: Outline, headlines: Sequence[Headline], chosen: Sequence[Decision]) -> Sequence[Element]:
    """Return what holds headings of the style of a row of titles over hardly a text, in page order.

    It stands beside what holds the posts of the row, and has the same tag and class.
    """
    taken = {each.block for each in chosen}
    count = Counter(each.headline.style for each in chosen if each.is_title)
    row = [each for each in headlines if count[each.style] >= ROW]
    looks = {_look(outline, each) for each in row if each.block in taken and _has_text(outline, each)}
    bare = (each for each in row if each.block not in taken and not _has_text(outline, each))
    return [outline.tree.elements[each.unit] for each in bare if _look(outline, each) in looks]


def before_bare(outline: Outline, headline: Headline, bare: Sequence[Element], last: int) -> int:
    """Return where the first of such posts begins behind the part of the page that holds a headline, with its day."""
    behind = outline.tree.elements[headline.unit].last_block
    at = bisect_right(bare, headline.block, key=lambda element: element.first_block)
    if at == len(bare) or not behind <= bare[at].first_block < last:
        return last
    first = bare[at].first_block
    return first - 1 if behind < first and outline.is_below_date(first) else first


def _look(outline: Outline, headline: Headline) -> tuple[int, str, str]:
    unit = outline.tree.elements[headline.unit]
    return unit.parent, unit.tag, unit.get("class") or ""


def _has_text(outline: Outline, headline: Headline) -> bool:
    last = outline.tree.elements[headline.unit].last_block
    return outline.weight_of(headline.block, last) >= LEAST_PARAGRAPH
