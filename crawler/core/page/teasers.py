"""Which parts of a page only lead to articles: rows of short texts alike, each under a heading that is a link."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate, chain
from statistics import median

from crawler.core.html.dom import Block, Element
from crawler.core.links.targets import is_action, resolver
from crawler.core.page.boilerplate import TEASER
from crawler.core.page.class_names import Hint
from crawler.core.page.headings import ROW, Heading, grouped
from crawler.core.page.outline import Outline
from crawler.core.page.prose import LEAST_ARTICLE, MOST_TEASER
from crawler.core.phrasebook.stock_lines import is_continue_reading

_LONG = 900
"""Text that the middle one of a row has at most where most say that they are teasers: they break off or lead on."""
_ALIKE = 10
"""Of a text's length, what it differs by at most from the middle one of a row that was cut after so many words."""
_LABEL = 30
"""Characters of a line at most that is a label."""
_MOST_ROWS = 20
"""Rows of teasers beside which others are looked for: that is more than a front page has, and bounds what it costs."""
_FAR = 60
"""Blocks below a heading, and elements of its part of the page, that are looked at."""


def without_teasers(outline: Outline) -> Outline:
    """Return the outline of a page with its teasers as boilerplate."""
    groups = grouped(outline)
    found = [
        heading
        for count, row in enumerate(_rows(outline, groups))
        for heading in (*row, *(_beside(outline, row, groups) if count < _MOST_ROWS else ()))
        if outline.weight_of(heading.block, _end(outline, heading)) <= 2 * MOST_TEASER
    ]
    if not found:
        return outline
    boilerplate, prose = bytearray(outline.boilerplate), list(outline.prose)
    for heading in found:
        for blocks, elements in _parts(outline, heading):
            prose[blocks.start : blocks.stop] = [0] * len(blocks)
            for element in elements:
                boilerplate[element] = TEASER
    cleared = {heading.block for heading in found}
    return replace(
        outline,
        boilerplate=bytes(boilerplate),
        prose=tuple(prose),
        mass=(0, *accumulate(prose)),
        headings=tuple(block for block in outline.headings if block not in cleared),
        teasers=tuple(sorted(cleared)),
    )


def _beside(outline: Outline, row: list[Heading], groups: Iterable[list[Heading]]) -> Iterator[Heading]:
    """Yield headings that are links in cards beside those of a row: what is of another section is coloured otherwise.

    Each is marked up as those of the row are, but for the classes of its card, and heads one text.
    """
    elements, first, last = outline.tree.elements, row[0], row[-1]
    around = elements[first.unit].parent
    if len(row) < ROW or around < 0 or elements[last.unit].parent != around:
        return
    for heading in chain.from_iterable(groups):
        alike = heading.style[0] == first.style[0] and heading.style[2] == first.style[2]
        if not alike or heading.style == first.style:
            continue
        card = next((each for each in outline.tree.ancestors(heading.element) if each.parent == around), None)
        if card is None or not _differ_in_colour(card, elements[first.unit]):
            continue
        stray = replace(heading, unit=card.index)
        if _leads_to_page(outline, stray) and not _has_body(outline, stray) and len(_texts(outline, stray)) <= 1:
            yield stray


def _differ_in_colour(one: Element, other: Element) -> bool:
    """Return whether two cards differ by a class and share others: `card card--red`."""
    names, others = (set((each.get("class") or "").split()[:_FAR]) for each in (one, other))
    differing = max(len(names - others), len(others - names))
    return one.tag == other.tag and bool(names & others) and differing == 1


def _rows(outline: Outline, groups: Iterable[list[Heading]]) -> Iterator[list[Heading]]:
    """Yield the groups of headings that head teasers."""
    places = [block.index for block in outline.tree.blocks if block.heading]
    for group in groups:
        row = group if len(group) >= ROW else [replace(each, unit=_card(outline, each, places)) for each in group]
        if _is_row(outline, row) or (places and places[0] < row[0].block and _is_small_row(outline, row)):
            yield row


def _is_row(outline: Outline, group: list[Heading]) -> bool:
    """Return whether a group of headings heads teasers: most are links, over one short text each or one cut short."""
    if len(group) < ROW or sum(_leads_to_page(outline, heading) for heading in group) * 3 < len(group) * 2:
        return False
    if _goes_on(outline, group):
        return False
    texts = [_texts(outline, heading) for heading in group]
    size = median(sum(map(len, found)) for found in texts)
    bodies = sum(_has_body(outline, heading) for heading in group)
    if size <= MOST_TEASER and median(map(len, texts)) <= 1 and bodies * 2 < len(group):
        return True
    return size <= _LONG and (sum(map(_leads_on, texts)) * 2 > len(group) or _are_cut(texts))


def _leads_on(found: list[str]) -> bool:
    """Return whether a text breaks off, or begins with a line that leads to the whole."""
    return bool(found) and (_breaks_off(found[-1]) or is_continue_reading(found[0]))


def _are_cut(texts: list[list[str]]) -> bool:
    """Return whether most of a row are a paragraph each, as long as the others, and stop within a sentence."""
    alone = [found[0] for found in texts if len(found) == 1]
    size = median(map(len, alone)) if len(alone) >= ROW else 0
    alike = sum(abs(len(text) - size) * _ALIKE <= size for text in alone)
    stop = sum(text[-1].isalnum() or text[-1] == "," or _breaks_off(text) for text in alone)
    return alike * 3 >= len(texts) * 2 and stop * 2 > len(alone)


def _goes_on(outline: Outline, group: list[Heading]) -> bool:
    """Return whether headings part a text that begins above them, and name other sites: "Five tools that I wrote".

    They are then children of the very element whose paragraphs stand before the first of them.
    """
    elements, first = outline.tree.elements, group[0]
    parent = elements[first.element].parent
    if any(elements[each.element].parent != parent for each in group):
        return False
    if not all(each.link is not None and outline.facts.leads_out(each.link) for each in group):
        return False
    above = range(elements[parent].first_block, first.block)
    said = (outline.prose[i] for i in above if elements[outline.tree.blocks[i].element].parent == parent)
    return sum(said) >= LEAST_ARTICLE


def _leads_to_page(outline: Outline, heading: Heading) -> bool:
    """Return whether a heading is a link, and not to a file: that is what the text is about."""
    if heading.link is None:
        return _closing_link(outline, heading)
    return not is_action(resolver(outline.facts.base or "")(heading.link) or "")


def _closing_link(outline: Outline, heading: Heading) -> bool:
    """Return whether a card ends in a line that is nothing but its only link, to a page of the site: "Details"."""
    unit = outline.tree.elements[heading.unit]
    if heading.unit == heading.element or unit.last_block - heading.block > _FAR:
        return False
    anchors = [anchor for block in outline.tree.blocks[heading.block : unit.last_block] for anchor in block.anchors]
    last = outline.tree.blocks[unit.last_block - 1]
    is_link = len(anchors) == 1 and last.anchors == anchors and last.link_chars == len(last.text) <= _LABEL
    return is_link and not last.heading and outline.facts.leads_to_another_page(anchors[0].href)


def _is_small_row(outline: Outline, group: list[Heading]) -> bool:
    """Return whether one or two headings head teasers: each leads to another page of the site, over one short text.

    Only under a heading of the list, with nearly nothing between: two short stories can stand alone on a page.
    """
    if len(group) >= ROW:
        return False
    first = group[0].block
    if outline.mass[first] > MOST_TEASER:
        return False
    for heading in group:
        under = outline.tree.blocks[heading.block + 1 : _end(outline, heading)]
        texts = [block for block in under if _says_something(outline, block)]
        if not texts or sum(not outline.is_boilerplate(block.index) for block in texts) > 1:
            return False
        if sum(len(block.text) for block in texts) > MOST_TEASER or _has_body(outline, heading):
            return False
        if heading.link is None or not outline.facts.leads_to_another_page(heading.link):
            return False
        if _begins_article(outline, heading):
            return False
    return True


def _begins_article(outline: Outline, heading: Heading) -> bool:
    """Return whether markup calls the part of the page that a heading begins an article, and much text stands in it."""
    around = next(filter(outline.is_article, outline.tree.ancestors(heading.element)), None)
    if around is None or outline.weight_of(around.first_block, heading.block):
        return False
    return outline.weight_of(heading.block, around.last_block) > 2 * MOST_TEASER


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
    """Return the lines under a heading that are more than a label, a line of date and author, or links above a text."""
    blocks = outline.tree.blocks[heading.block + 1 : min(_end(outline, heading), heading.block + _FAR)]
    own = (block for block in blocks if not outline.is_boilerplate(block.index) or is_continue_reading(block.text))
    said = [block for block in own if _says_something(outline, block) or is_continue_reading(block.text)]
    topics = [block.link_chars * 2 >= len(block.text) and not is_continue_reading(block.text) for block in said]
    first = next((place for place, block in enumerate(said) if outline.prose[block.index]), 0)
    return [block.text for block in said[first if all(topics[:first]) else 0 :]]


def _says_something(outline: Outline, block: Block) -> bool:
    if len(block.text) <= _LABEL:
        return False
    return bool(outline.prose[block.index]) or not outline.is_dated(block.index, block.index + 1)


def _has_body(outline: Outline, heading: Heading) -> bool:
    """Return whether markup calls something under a heading the body of an article."""
    unit = outline.tree.elements[heading.unit]
    return any(hint & Hint.BODY for hint in outline.hints[unit.index : min(unit.end, unit.index + _FAR)])


def _breaks_off(text: str) -> bool:
    return text.endswith(("…", "...", "[…]", "[...]", "»", "→", ">>")) or is_continue_reading(text)


def _parts(outline: Outline, heading: Heading) -> Iterator[tuple[range, Iterable[int]]]:
    """Yield the blocks and the elements of the part of the page that a teaser's heading heads, as far as it is one."""
    elements, blocks = outline.tree.elements, outline.tree.blocks
    unit = elements[heading.element]
    while unit.index != heading.unit:
        parent = elements[unit.parent]
        if outline.weight_of(parent.first_block, parent.last_block) > 2 * MOST_TEASER:
            break
        unit = parent
    yield range(unit.first_block, unit.last_block), range(unit.index, unit.end)
    if heading.unit == heading.element:
        below = range(heading.block + 1, heading.end)
        yield below, (blocks[index].element for index in below)
