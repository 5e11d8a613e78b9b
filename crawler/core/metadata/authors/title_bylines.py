"""By-lines that stand in the line of the headline, behind what sets it off: "<b>The bridge is shut</b> by Ann Berg"."""

from __future__ import annotations

from itertools import islice

from crawler.core.metadata.evidence import Evidence
from crawler.core.phrasebook.stock_lines import is_byline

_SETS_OFF = frozenset(("font", "big", "b", "strong"))
"""Elements that set the headline off in its line."""
_MOST = 8
"""Elements of the line that are looked at; the headline is one of the first."""
_LONGEST = 300
"""Characters of a headline that are looked at."""


def byline_of_title(evidence: Evidence) -> str:
    """Return the by-line that ends the line of the title, "" where there is none."""
    at, tree = evidence.segment.title_block, evidence.tree
    if at is None:
        return ""
    block = tree.blocks[at]
    around = tree.elements[block.element]
    for element in islice(tree.elements[around.index : around.end], _MOST):
        if element.tag in _SETS_OFF and element.first_block == at:
            line = tree.text_of(element, longest=_LONGEST)
            rest = block.text.removeprefix(line).strip(" ,–—-")
            return rest if line and line != block.text and is_byline(rest) else ""
    return ""
