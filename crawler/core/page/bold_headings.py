"""Headlines without a heading's tag: on a page that has no headings, the short lines of one look above its texts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from itertools import accumulate

from crawler.core.html.dom import Block, Element, Tree

_LEVEL = 2
"""The heading that such a line is taken for."""
_LEAST, _MOST = 15, 200
"""Characters of a headline."""
_TEXT = 140
"""Prose that stands below it at least, in characters of a spaced script."""
_BOLD = frozenset(("b", "strong", "big", "font"))
_ENDS = re.compile(r"[.,;:。、：…]$")


def make_headings(tree: Tree, flags: bytearray, prose: list[int], is_date: Callable[[str], bool]) -> None:
    """Make headings of the lines that are set off alike, all bold or all of one class, each with text below it.

    Only where the page has no two headings outside boilerplate, by `flags`. `prose` holds what each block carries of
    it, nothing where it is a heading; `is_date` says whether a line is a date alone.
    """
    if sum(block.heading > 0 and not flags[block.element] for block in tree.blocks) > 1:
        return
    bold = {each.first_block: each for each in reversed(tree.elements) if each.tag in _BOLD}
    rows, texts = defaultdict(list), set[str]()
    for block in tree.blocks:
        if flags[block.element] or block.heading:
            continue
        if not _LEAST <= len(block.text) <= _MOST or _ENDS.search(block.text):
            texts.add(_class_of(tree, block))  # what looks as the text does sets nothing off
        else:
            rows[_boldness(tree, block, bold.get(block.index)) or _class_of(tree, block)].append(block)
    mass = [0, *accumulate(prose)]
    for look, row in rows.items():
        if not look or look in texts or len(row) < 2:
            continue
        row = [block for block in row if not is_date(block.text)]  # and no names: those of users come again
        if len({block.text for block in row}) == len(row) > 1 and _heads(row, mass):
            for block in row:
                block.heading, prose[block.index] = _LEVEL, 0


def _class_of(tree: Tree, block: Block) -> str:
    name = tree.elements[block.element].attrs.get("class") or ""
    return f"{block.tag}.{name}" if name else ""


def _boldness(tree: Tree, block: Block, bold: Element | None) -> str:
    """Return how a line is bold as a whole, "" for one that is not; `bold` is the first such element in it."""
    is_whole = bold is not None and tree.text_of(bold, longest=_MOST + 1) == block.text
    return f"{block.tag} {bold.tag}" if bold is not None and is_whole else ""


def _heads(row: list[Block], mass: list[int]) -> bool:
    """Return whether each line of a row has text below it, up to the next one or the page's end."""
    ends = [block.index for block in row[1:]] + [len(mass) - 1]
    return all(mass[end] - mass[block.index + 1] >= _TEXT for block, end in zip(row, ends, strict=True))
