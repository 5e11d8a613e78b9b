"""Leads that are named teasers: on an article's own page what stands between its headline and its text is its lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from crawler.core.html.dom import Element, Tree
from crawler.core.page.prose import LEAST_ARTICLE, LEAST_PARAGRAPH
from crawler.core.text.normalise import fold

_NAME = "easer"
"""What is in "teaser", with or without a capital: so newsrooms call a lead, and themes what leads to an article."""
_NEAR = 12
"""Blocks above a lead among which its headline stands: between them are a date, an author, a caption and buttons."""
_MOST_LINKED = 4
"""Part of a paragraph that its links are less than, one in so many."""
_MOST_BLOCKS = 8
"""Blocks of a lead at most."""
_MOST_NAMED = 50
"""Teasers of a page at most among which a lead is looked for: a page of more is a list."""
_LONGEST = 400
"""Characters of a headline, and of the document's title, at most."""


def lead_boxes(tree: Tree, suspects: Sequence[Element], prose: Sequence[int]) -> Iterator[Element]:
    """Yield those of the `suspects` that are called teasers and are leads; `prose` are its prefix sums over the blocks.

    A lead stands below a headline that is no link, with no text between, and is made of words alone. Any other like it
    on the page has a headline of its own: that of an article that is loaded behind the first.
    """
    named = [each for each in suspects if _NAME in (each.get("class") or "") and _is_text(tree, each, prose)]
    if not 0 < len(named) <= _MOST_NAMED:
        return
    said = fold(tree.title[:_LONGEST])
    headlines = {each.index: _headline_above(tree, each, prose, said) for each in named}
    once = {headline for headline, count in Counter(headlines.values()).items() if headline is not None and count == 1}
    others = {each.get("class") for each in named if headlines[each.index] not in once}
    yield from (each for each in named if each.get("class") not in others)


def _is_text(tree: Tree, element: Element, prose: Sequence[int]) -> bool:
    """Return whether an element holds a paragraph and not many, no heading, and hardly a link."""
    first, last = element.first_block, element.last_block
    if last - first > _MOST_BLOCKS or prose[last] - prose[first] < LEAST_PARAGRAPH:
        return False
    return not any(
        block.heading or block.link_chars * _MOST_LINKED >= len(block.text) for block in tree.blocks[first:last]
    )


def _headline_above(tree: Tree, element: Element, prose: Sequence[int], said: str) -> int | None:
    """Return the block of the headline that an element stands below, with less than an article and no link between.

    That is a heading of the first level, or what the document's title, `said` and folded, holds. What stands in a link
    is below none.
    """
    if any(around.tag == "a" for around in tree.ancestors(element.index)):
        return None
    between, first = 0, element.first_block
    for block in reversed(tree.blocks[max(first - _NEAR, 0) : first]):
        if block.heading and block.anchors:
            return None
        if block.heading == 1 or (block.heading and _is_in(block.text, said)):
            return block.index
        between += 0 if block.heading else prose[block.index + 1] - prose[block.index]
        if between >= LEAST_ARTICLE:
            return None
    return None


def _is_in(text: str, said: str) -> bool:
    found = fold(text) if len(text) <= _LONGEST else ""
    return bool(found) and found in said
