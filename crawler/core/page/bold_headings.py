"""Headlines without a heading's tag: on a page that has no headings, the short lines of one look above its texts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate, islice

from crawler.core.html.dom import Block, Element, Tree
from crawler.core.page.dated_lines import is_date_line
from crawler.core.page.prose import LEAST_ARTICLE
from crawler.core.phrasebook.stock_lines import is_byline
from crawler.core.text.normalise import fold

LEVEL = 2
"""The heading that such a line is taken for."""
_LEAST, _MOST = 15, 200
"""Characters of a headline."""
_BOLD = frozenset(("b", "strong", "big", "font"))
"""Inline elements that set a line off."""
_USUAL, _HEADLINE = 3, 5
"""The size of a `font` for running text, and that from which on a line may be the headline of its page."""
_SIZE = re.compile(r"\s*([+-]?)(\d)")
_ENDS = re.compile(r"[.,;:。、：…]$")
"""What a headline does not end with."""


def find_bold_headings(
    tree: Tree, boilerplate: bytes, prose: Sequence[int], site: Collection[str] = (), own_title: str | None = None
) -> Mapping[int, int]:
    """Return the blocks of the lines that are set off alike, all bold or all of one class, each with text below it.

    Each with the level of its heading: below a line that is larger than any other, and the headline, they are lower.

    Only where the page has no two headings outside boilerplate. `prose` is what each block carries of it. Where it has
    none but those that are folded names of its `site`, one bold line above all text is enough, if the page has no
    `own_title`, or that begins or ends with the line; None for a title that is not known.
    """
    tagged = [block for block in tree.blocks if block.heading and not boilerplate[block.element]]
    has_headline = not all(fold(block.text) in site for block in tagged)
    if len(tagged) > 1 and has_headline:
        return {}
    mass = [0, *accumulate(prose)]
    rows = list(_rows(tree, boilerplate))
    found = set[int]()
    if own_title is not None and not has_headline:
        found.update(_sole_heading(tree, rows, mass, site, own_title))
    for row in rows:
        found.update(_headings_of(row, mass))
    largest = _largest(tree, boilerplate, mass, own_title) if own_title and not tagged else None
    return dict.fromkeys(found, LEVEL) if largest is None else {**dict.fromkeys(found, LEVEL + 1), largest: LEVEL}


def _largest(tree: Tree, boilerplate: bytes, mass: list[int], own_title: str) -> int | None:
    """Return the line above all text that is set larger than any other, if the page is called so.

    A by-line may follow in the line.
    """
    sized = [(_size_of(each), each) for each in tree.elements if each.tag == "font" and not boilerplate[each.index]]
    most = max((size for size, _ in sized), default=0)
    lines = {each.first_block: each for size, each in reversed(sized) if size == most}
    if most < _HEADLINE or len(lines) != 1:
        return None
    ((index, element),) = lines.items()
    if index >= len(tree.blocks) or mass[index] or mass[-1] - mass[index + 1] < LEAST_ARTICLE:
        return None
    line = tree.text_of(element, longest=_MOST + 1)
    return index if _is_called(line, own_title) and _stands_alone(line, tree.blocks[index].text) else None


def _is_called(line: str, own_title: str) -> bool:
    """Return whether a page that calls itself by a title has a line as its headline: one of them holds the other."""
    key, own = fold(line), fold(own_title)
    return own != "" and (own in key or (key in own and len(key) * 2 >= len(own)))


def _stands_alone(line: str, text: str) -> bool:
    """Return whether the text of a block is a line, or it and a by-line."""
    rest = text.removeprefix(line).strip()
    return len(line) <= _MOST and text.startswith(line) and (not rest or is_byline(rest))


def _is_small(element: Element) -> bool:
    """Return whether an element only sets small print; what it holds may be bold all the same."""
    return element.tag == "font" and _size_of(element) < _USUAL


def _size_of(element: Element) -> int:
    """Return the size that a `font` sets its text in."""
    found = _SIZE.match(element.get("size") or "")
    if found is None:
        return _USUAL
    sign, number = found[1], int(found[2])
    return _USUAL + (number if sign == "+" else -number) if sign else number


def _headings_of(row: Sequence[Block], mass: list[int]) -> list[int]:
    """Return the lines of a row if they are headings; no names: those of users come again."""
    row = [block for block in row if not is_date_line(block.text)]
    is_sound = len({block.text for block in row}) == len(row) > 1 and _heads(row, mass)
    return [block.index for block in row] if is_sound else []


def _rows(tree: Tree, boilerplate: bytes) -> list[list[Block]]:
    """Return the short lines outside boilerplate that look alike, and not as the text does."""
    bold = {each.first_block: each for each in reversed(tree.elements) if each.tag in _BOLD and not _is_small(each)}
    rows, texts = defaultdict[str, list[Block]](list), set[str]()
    for block in tree.blocks:
        if boilerplate[block.element] or block.heading or _leads_within(block):
            continue
        if not _LEAST <= len(block.text) <= _MOST or _ENDS.search(block.text):
            texts.add(_class_of(tree, block))  # what looks as the text does sets nothing off
        else:
            rows[_boldness(tree, block, bold.get(block.index)) or _class_of(tree, block)].append(block)
    return [row for look, row in rows.items() if look and look not in texts]


def _leads_within(block: Block) -> bool:
    """Return whether a line is wholly a link to a place on the page, as one that skips the menu is."""
    is_link = bool(block.anchors) and block.link_chars >= len(block.text)
    return is_link and all(anchor.href.startswith("#") for anchor in block.anchors)


def _sole_heading(
    tree: Tree, rows: Sequence[Sequence[Block]], mass: list[int], site: Collection[str], own_title: str
) -> list[int]:
    """Return the first line above all text that may be the only headline of the page; one with a time is a by-line."""
    timed = {each.first_block for each in tree.elements if each.tag == "time"}
    lines = [row[0] for row in rows if not mass[row[0].index] and row[0].index not in timed]
    sole = (line.index for line in lines if fold(line.text) not in site and _is_sole(line, mass, own_title))
    return list(islice(sole, 1))


def _is_sole(line: Block, mass: list[int], own_title: str) -> bool:
    """Return whether a line above all text may be the headline beside what the page calls itself."""
    key, own = fold(line.text), fold(own_title)
    is_part = own.startswith(key) or own.endswith(key)
    is_own = not own or (is_part and len(key) * 2 >= len(own))
    return is_own and not is_date_line(line.text) and _heads([line], mass)


def _class_of(tree: Tree, block: Block) -> str:
    name = tree.elements[block.element].get("class") or ""
    return f"{block.tag}.{name}" if name else ""


def _boldness(tree: Tree, block: Block, bold: Element | None) -> str:
    """Return how a line is bold as a whole, "" for one that is not; `bold` is the first such element in it."""
    if bold is None or tree.text_of(bold, longest=_MOST + 1) != block.text:
        return ""
    return f"{block.tag} {bold.tag}"


def _heads(row: list[Block], mass: list[int]) -> bool:
    """Return whether each line of a row has text below it, up to the next one or the page's end."""
    ends = [block.index for block in row[1:]] + [len(mass) - 1]
    return all(mass[end] - mass[block.index + 1] >= LEAST_ARTICLE for block, end in zip(row, ends, strict=True))
