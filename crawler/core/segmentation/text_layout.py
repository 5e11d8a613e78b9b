"""The text of an article from its blocks: paragraphs, with the rows of a table and the lines of a code kept together.

Cells stand apart by a tab, rows and lines by a line break: normalised, the text is the same as that of its blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from crawler.core.html.code_lines import CELLS, is_count
from crawler.core.html.dom import Block, Element, Tree

_LONGEST_CELL = 120
"""Characters of a cell's text up to which a table may hold data: a layout has paragraphs in its cells."""
_MOST_CELLS = 5_000
"""Cells of a table that are looked at; more are data that nobody reads as a text."""
_DEEPEST = 40
"""Elements around a block in which its table may stand."""
_FLOW = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "li", "figcaption", "dt", "dd"))
"""Elements of which an article without a table is made, mostly; only others are looked at for their table."""

_COUNTS = -(1 << 40)
"""The place of a block that only counts the lines beside it."""

_Placed = tuple[int, int, Block]  # the table or cell that keeps blocks together, else -1 - index; the row; the block


def text_of(tree: Tree, indices: Sequence[int]) -> str:
    """Return the text that blocks make: one blank line between paragraphs, tables and codes."""
    blocks = [tree.blocks[index] for index in indices]
    if not any(tree.elements[block.element].tag not in _FLOW for block in blocks):
        return "\n\n".join(block.text for block in blocks)
    place = _placer(tree)
    parts = []
    placed = (one for one in map(place, blocks) if one[0] != _COUNTS)
    for _, same in groupby(placed, key=lambda one: one[0]):
        rows = ("\t".join(block.text for _, _, block in row) for _, row in groupby(same, key=lambda one: one[1]))
        parts.append("\n".join(rows))
    return "\n\n".join(part for part in parts if part)


def _placer(tree: Tree) -> Callable[[Block], _Placed]:
    """Return a function that says with which others a block stands together."""
    kinds: dict[int, bool] = {}

    def place(block: Block) -> _Placed:
        alone = (-1 - block.index, 0, block)
        row = cell = None
        for outer in _around(tree, block.element):
            if outer.tag in CELLS:
                cell = cell or outer
            elif outer.tag == "tr":
                row = row or outer
            elif outer.tag == "table":
                if cell is None or row is None or block.tag == "pre":
                    return alone
                if outer.index not in kinds:
                    kinds[outer.index] = _holds_data(tree, outer)
                if kinds[outer.index]:
                    return outer.index, row.index, block
                counting = [_counts(tree, other) for other in _cells_before(tree, row, cell.index + 1)]
                if not any(counting):
                    return alone
                return (cell.index, block.index, block) if not counting[-1] else (_COUNTS, 0, block)
        return alone

    return place


def _around(tree: Tree, index: int) -> Iterator[Element]:
    for _ in range(_DEEPEST):
        if index < 0:
            return
        element = tree.elements[index]
        yield element
        index = element.parent


def _holds_data(tree: Tree, table: Element) -> bool:
    """Return whether most rows of a table have two cells or more, and each cell has one short text at most."""
    inside = tree.elements[table.index + 1 : table.end][: _MOST_CELLS * 2]
    if any(element.tag == "table" for element in inside):
        return False
    rows: dict[int, int] = {}
    for cell in inside:
        if cell.tag not in CELLS or cell.first_block == cell.last_block:
            continue
        (first, *more) = tree.blocks[cell.first_block : cell.last_block]
        if more or first.heading or len(first.text) > _LONGEST_CELL:
            return False
        rows[cell.parent] = rows.get(cell.parent, 0) + 1
    wide = sum(count > 1 for count in rows.values())
    return wide > 1 and wide * 2 > len(rows)


def _cells_before(tree: Tree, row: Element, end: int) -> Iterator[Element]:
    return (other for other in tree.elements[row.index + 1 : end] if other.tag in CELLS)


def _counts(tree: Tree, cell: Element) -> bool:
    """Return whether a cell counts the lines of the one beside it."""
    return is_count([block.text for block in tree.blocks[cell.first_block : cell.last_block]])
