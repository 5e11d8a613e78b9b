"""Lines of an article that name an author, a date or a source instead of telling something."""

from __future__ import annotations

import re

from crawler.core.html.dom import Block
from crawler.core.page.class_names import Hint
from crawler.core.page.dated_lines import account_of_stamp, is_date_line, is_stamp, says_dates_only
from crawler.core.page.outline import Outline
from crawler.core.page.prose import LONGEST_LABEL
from crawler.core.phrasebook import stock_lines

LONGEST_META = 200
"""Characters at most of a label with its links, and of a line of date and author that markup names."""
_PARTED = re.compile(r"\s[|·•]\s")
"""A sign that parts a by-line from the rest of its line."""
_INNERMOST = 6
"""Elements from the one of a block on in which its `<time>` stands: a link and an icon may hold it."""
_CELLS = frozenset(("td", "th", "li", "dd"))  # whose numbers tell something


def is_label(outline: Outline, index: int) -> bool:
    """Return whether a block names a date, an author or a picture's source instead of telling something."""
    block = outline.tree.blocks[index]
    if _says_label(block.text) or _is_meta(outline, index) or _is_time(outline, block) or _is_day_of_links(block):
        return True
    return block.tag not in _CELLS and stock_lines.is_count(block.text)


def is_footer(outline: Outline, block: Block) -> bool:
    """Return whether a block gives a date or an author beside links, parted by bars: "Ann, 3 May | River | Home"."""
    return outline.is_dated(block.index, block.index + 1) and "|" in block.text and bool(block.anchors)


def _is_meta(outline: Outline, index: int) -> bool:
    """Return whether markup calls a block the author's or date's line."""
    block = outline.tree.blocks[index]
    if len(block.text) > LONGEST_META or not outline.is_dated(index, index + 1):
        return False
    element = outline.tree.elements[block.element]
    named = (outline.hints[element.index], outline.hints[max(element.parent, 0)])
    # An article of class "status-publish" is no line of its own date.
    return any(hint & Hint.BYLINE and not hint & Hint.DECLARED for hint in named)


def _is_time(outline: Outline, block: Block) -> bool:
    """Return whether a block is a `<time>` and nothing else, whatever it says: "yesterday"."""
    if len(block.text) > LONGEST_LABEL or not outline.is_dated(block.index, block.index + 1):
        return False
    within = outline.tree.elements[block.element : block.element + _INNERMOST]
    times = (each for each in within if each.tag == "time" and each.first_block == block.index)
    return any(outline.tree.text_of(each) == block.text for each in times)


def _is_day_of_links(block: Block) -> bool:
    """Return whether a block is a date beside links and the signs that part them: "2004-05-03 | Harbour | Bells |"."""
    return bool(block.anchors) and len(block.text) <= LONGEST_META and is_date_line(block.beside_links)


def _says_label(text: str) -> bool:
    # What a sign parts from a by-line counts the comments: "Posted by Ann on 3 May 2004 · Comments off on Bells".
    byline = _PARTED.split(text, maxsplit=1)[0]
    if stock_lines.is_byline(byline) or stock_lines.is_credit(text) or is_stamp(text):
        return True
    if account_of_stamp(text) is not None:
        return True
    is_short = len(text) <= LONGEST_LABEL
    return (is_short and (stock_lines.is_date_label(text) or is_date_line(text))) or says_dates_only(text)
