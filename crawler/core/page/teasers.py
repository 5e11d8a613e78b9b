"""Which parts of a page only lead to articles: rows of short texts alike, each under a heading that is a link."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import accumulate
from statistics import median

from crawler.core.html.dom import Block
from crawler.core.links.targets import is_action
from crawler.core.links.urls import resolve
from crawler.core.page.class_names import Hint
from crawler.core.page.headings import Heading, grouped
from crawler.core.page.outline import TEASER, Outline
from crawler.core.phrasebook.stock_lines import is_continue_reading

_SHORT = 330
"""Text that the middle one of a row of teasers has at most, in characters of a spaced script."""
_LONG = 900
"""The same for teasers that say so, as they break off or lead on."""
_LABEL = 30
_ROW = 3


def set_aside(outline: Outline) -> int:
    """Turn teasers into boilerplate and return how many there were."""
    cleared = set[int]()
    places = [block.index for block in outline.tree.blocks if block.heading]
    for group in grouped(outline):
        if len(group) < _ROW:
            group = [replace(heading, unit=_card(outline, heading, places)) for heading in group]
        if _is_row(outline, group) or (places and places[0] < group[0].block and _is_small_row(outline, group)):
            for heading in group:
                if outline.weight_of(heading.block, _end(outline, heading)) <= 2 * _SHORT:
                    cleared.add(heading.block)
                    _clear(outline, heading)
    if cleared:
        outline.mass = [0, *accumulate(outline.prose)]
        outline.headings = [block for block in outline.headings if block not in cleared]
    outline.teasers = tuple(sorted(cleared))
    return len(cleared)


def _is_row(outline: Outline, group: list[Heading]) -> bool:
    """Return whether a group of headings heads teasers: most are links, over one short text each or one cut short."""
    if len(group) < _ROW or sum(_leads_to_page(outline, heading) for heading in group) * 3 < len(group) * 2:
        return False
    texts = [_texts(outline, heading) for heading in group]
    size = median(sum(map(len, found)) for found in texts)
    bodies = sum(_has_body(outline, heading) for heading in group)
    if size <= _SHORT and median(map(len, texts)) <= 1 and bodies * 2 < len(group):
        return True
    broken = sum(bool(found) and _breaks_off(found[-1]) for found in texts)
    return size <= _LONG and broken * 2 > len(group)


def _leads_to_page(outline: Outline, heading: Heading) -> bool:
    """Return whether a heading is a link, and not to a file: that is what the text is about."""
    return heading.link is not None and not is_action(resolve(outline.base or "", heading.link) or "")


def _is_small_row(outline: Outline, group: list[Heading]) -> bool:
    """Return whether one or two headings head teasers: each leads to another page of the site, over one short text.

    Only under a heading of the list, with nearly nothing between: two short stories can stand alone on a page.
    """
    if len(group) >= _ROW:
        return False
    first = group[0].block
    if outline.mass[first] > _SHORT:
        return False
    for heading in group:
        under = outline.tree.blocks[heading.block + 1 : _end(outline, heading)]
        texts = [block for block in under if _says_something(outline, block)]
        if not texts or sum(not outline.is_boilerplate(block.index) for block in texts) > 1:
            return False
        if sum(len(block.text) for block in texts) > _SHORT or _has_body(outline, heading):
            return False
        if heading.link is None or not outline.leads_to_another_page(heading.link):
            return False
    return True


def _card(outline: Outline, heading: Heading, places: list[int]) -> int:
    """Return the largest element that holds no heading but this one: too few are alike to tell their parts by them.

    `places` are the blocks of all headings.
    """
    elements = outline.tree.elements
    card = heading.element
    while (parent := elements[card].parent) >= 0:
        outer = elements[parent]
        others = bisect_left(places, outer.last_block) - bisect_left(places, outer.first_block)
        if others > bool(outline.tree.blocks[heading.block].heading):
            break
        card = parent
    return card


def _end(outline: Outline, heading: Heading) -> int:
    """Return where a teaser ends: with its part of the page, also where no prose stands in that."""
    return outline.tree.elements[heading.unit].last_block if heading.unit != heading.element else heading.end


def _texts(outline: Outline, heading: Heading) -> list[str]:
    """Return the lines under a heading that are more than a label or a line of date and author."""
    blocks = outline.tree.blocks[heading.block + 1 : min(_end(outline, heading), heading.block + 60)]
    return [block.text for block in blocks if _says_something(outline, block) or is_continue_reading(block.text)]


def _says_something(outline: Outline, block: Block) -> bool:
    if len(block.text) <= _LABEL:
        return False
    return bool(outline.prose[block.index]) or not outline.is_dated(block.index, block.index + 1)


def _has_body(outline: Outline, heading: Heading) -> bool:
    """Return whether markup calls something under a heading the body of an article."""
    unit = outline.tree.elements[heading.unit]
    return any(hint & Hint.BODY for hint in outline.hints[unit.index : min(unit.end, unit.index + 60)])


def _breaks_off(text: str) -> bool:
    return text.endswith(("…", "...", "[…]", "[...]", "»", "→", ">>")) or is_continue_reading(text)


def _clear(outline: Outline, heading: Heading) -> None:
    """Turn the part of the page that a teaser's heading heads into boilerplate, as far as it is a teaser."""
    elements = outline.tree.elements
    unit = elements[heading.element]
    while unit.index != heading.unit:
        parent = elements[unit.parent]
        if outline.weight_of(parent.first_block, parent.last_block) > 2 * _SHORT:
            break
        unit = parent
    for index in range(unit.index, unit.end):
        outline.boilerplate[index] = TEASER
    for block in range(unit.first_block, unit.last_block):
        outline.prose[block] = 0
    if heading.unit == heading.element:
        for block in range(heading.block + 1, heading.end):
            outline.boilerplate[outline.tree.blocks[block].element] = TEASER
            outline.prose[block] = 0
