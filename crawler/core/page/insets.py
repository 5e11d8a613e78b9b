"""Which boxes of a page hold what: those within an article that show a video or a picture, and columns that are cells.

A box with a video, a sound or a picture under a heading of its own is none of the article's text.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import accumulate, islice

from crawler.core.html.dom import Block, Element
from crawler.core.page.boilerplate import BOILERPLATE
from crawler.core.page.class_names import Hint
from crawler.core.page.outline import Outline
from crawler.core.page.prose import LEAST_ARTICLE, LEAST_PARAGRAPH

_CELLS = frozenset(("li", "dd", "td"))
"""Elements of lists and tables that some pages are laid out with: each is a column then."""
_COLUMN = 2
"""Paragraphs of its own that a column has at least."""
_MOST_AROUND = 20
"""Elements around a paragraph among which its column is looked for."""


def without_insets(outline: Outline) -> Outline:
    """Return the outline of a page with such boxes as boilerplate."""
    headings = (block for block in outline.tree.blocks if block.heading > 1 and not outline.is_boilerplate(block.index))
    boxes = [box for block in headings if (box := _box(outline, block)) is not None]
    if not boxes:
        return outline
    boilerplate, prose = bytearray(outline.boilerplate), list(outline.prose)
    for box in boxes:
        boilerplate[box.index : box.end] = bytes((BOILERPLATE,)) * (box.end - box.index)
        prose[box.first_block : box.last_block] = [0] * (box.last_block - box.first_block)
    return replace(
        outline,
        boilerplate=bytes(boilerplate),
        prose=tuple(prose),
        mass=(0, *accumulate(prose)),
        headings=tuple(index for index in outline.headings if not boilerplate[outline.tree.blocks[index].element]),
    )


def _box(outline: Outline, block: Block) -> Element | None:
    """Return the box that a heading stands in: no prose is in it, and an article's text goes on behind it."""
    box, is_media = None, False
    for around in outline.tree.ancestors(outline.tree.elements[block.element].parent):
        if outline.weight_of(around.first_block, around.last_block):
            if box is None or not is_media:
                return None
            if outline.is_article(around) and _goes_on(outline, box, around, block.heading):
                return box
        else:
            box = around
            is_media = is_media or around.tag == "figure" or bool(outline.hints[around.index] & Hint.MEDIA)
    return None


def _goes_on(outline: Outline, box: Element, article: Element, level: int) -> bool:
    """Return whether the headline of an article stands above a box, and its text goes on below."""
    if outline.weight_of(box.last_block, article.last_block) < LEAST_ARTICLE:
        return False
    return any(0 < each.heading < level for each in outline.tree.blocks[article.first_block : box.first_block])


def column_of(outline: Outline, first: int, last: int) -> int:
    """Return the cell or list item that lays out the page and holds the text between two blocks; -1 where none does.

    The text then consists of paragraphs of its own in that cell, with hardly any prose outside.
    """
    cells, masses = Counter[int](), Counter[int]()
    for block in outline.tree.blocks[first:last]:
        mass = outline.prose[block.index]
        if mass < LEAST_PARAGRAPH:
            continue
        around = islice(outline.tree.ancestors(block.element), _MOST_AROUND)
        cell = -1 if block.tag in _CELLS else next((each.index for each in around if each.tag in _CELLS), -1)
        cells[cell] += 1
        masses[cell] += mass
    (cell, mass), *_ = masses.most_common(1) or [(-1, 0)]
    return cell if cells[cell] >= _COLUMN and mass * 5 >= outline.weight_of(first, last) * 4 else -1
