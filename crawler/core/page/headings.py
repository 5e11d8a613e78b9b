"""Headings in groups of one style, and the part of the page that each of them heads."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from crawler.core.html.dom import Anchor, Element, Tree
from crawler.core.links.targets import is_action
from crawler.core.links.urls import resolve
from crawler.core.page.outline import Outline
from crawler.core.phrasebook.stock_lines import stock_kind
from crawler.core.text.normalise import fold

_LONGEST_NAME = 40
"""Characters of what heads a menu or a form."""
ROW = 3
"""What comes three times in one look is a row: two may look alike by chance."""
Style: TypeAlias = tuple[str, str, int]
"""How a heading is marked up: its class, its parent's class or tag, its level."""
_NUMBER = re.compile(r"\d+")
"""Numbers in class names tell posts apart, as in `post-17`, and not styles."""
_PLACES_WORDS = "first last top bottom odd even alt alternate alpha omega new sticky post-sticky"
_PLACES = frozenset(_PLACES_WORDS.split())
"""Classes that say where in a row something stands, or that it stays there; and no style."""
_LONGEST = 400
"""Characters of such classes that are looked at: no style sheet needs more, and many headings may share a parent."""
_ENTRY = re.compile(r"(?:^|\s)(?:h-?entry|type-[a-z_-]+)(?=\s|$)")
"""A class that says what an element is, an entry; those beside it tell its tags and its author."""
_BUTTON = 20
"""Characters of a button in a heading at most: "[edit]", in any language."""
_MOST_BUTTONS = 4
"""Links in a heading that are looked at, at most."""
_NEAR_ABOVE = 8
"""Blocks above a title among which another article may end: a date, a section and a count of comments, and to spare."""
_MOST_HELD = 400
"""Blocks of a container that are looked through for a title; keeps a hostile page bounded."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A block that could be a title; `unit` is the largest element that holds no other heading of its style.

    `link` is where it leads, None where it is no link to another place. `end` is where its part of the page ends,
    `mass` the prose until there.
    """

    block: int
    element: int
    style: Style
    unit: int
    link: str | None
    end: int
    mass: int


def others_end(tree: Tree, title: int) -> int:
    """Return the block behind the container of another article that ends near above a title; 0 where none does.

    What holds a heading of the same level and more, or is an article, and does not hold the title is another's.
    """
    rank = tree.blocks[title].heading if title < len(tree.blocks) else 0
    above = min(title, len(tree.blocks)) - 1
    while above >= max(0, title - _NEAR_ABOVE):
        element = tree.apart(above, title)
        if element is None:
            above -= 1
            continue
        held = tree.blocks[element.first_block : element.last_block]
        if len(held) > 1 and (element.tag == "article" or any(each.heading == rank > 0 for each in held[:_MOST_HELD])):
            return element.last_block
        above = element.first_block - 1
    return 0


def grouped(outline: Outline) -> list[list[Heading]]:
    """Return the headings of a page, grouped by how they are marked up, each group in page order."""
    styles: dict[Style, list[int]] = defaultdict(list)
    subtitles = _subtitles(outline)
    for block in outline.headings:
        name, parent, level = _style(outline, block)
        styles[name, f"{parent} below" if block in subtitles else parent, level].append(block)
    groups = []
    for style, blocks in styles.items():
        leading = [block for block in blocks if _leads_parent(outline, block)]
        if 1 < len(leading) < len(blocks) and not style[0]:
            # Titles and subheadings without a name of their own: those that begin their part of the page are titles.
            groups.append(_group(outline, style, leading))
            blocks = [block for block in blocks if block not in set(leading)]
            style = (style[0], f"{style[1]} within", style[2])
        groups.append(_group(outline, style, blocks))
    return groups


def _subtitles(outline: Outline) -> set[int]:
    """Return the headings right below a higher one, where all of their look are: each article has a second headline."""
    blocks = outline.tree.blocks
    looks: dict[Style, list[int]] = defaultdict(list)
    below = set[int]()
    for block in outline.headings:
        looks[(*_style(outline, block)[:2], blocks[block].heading)].append(block)
    for above, block in pairwise(outline.headings):
        if 0 < blocks[above].heading < blocks[block].heading and not outline.weight_of(above, block):
            below.add(block)
    several = (alike for alike in looks.values() if len(alike) > 1)
    return {block for alike in several if below.issuperset(alike) for block in alike}


def _leads_parent(outline: Outline, block: int) -> bool:
    """Return whether no prose stands before a heading in the element that holds it."""
    elements = outline.tree.elements
    parent = elements[max(elements[outline.tree.blocks[block].element].parent, 0)]
    return outline.weight_of(parent.first_block, block) == 0 and outline.weight_of(block, parent.last_block) > 0


def _style(outline: Outline, block: int) -> Style:
    """Return class, the parent's class and level; h1 and h2 count as one, as the first of many often is the only h1."""
    tree = outline.tree
    element = tree.elements[tree.blocks[block].element]
    parent = tree.elements[element.parent] if element.parent >= 0 else element
    level = max(tree.blocks[block].heading or 7, 2)
    around = parent.get("class") or ""
    around = entry[0].strip() if (entry := _ENTRY.search(around)) else _NUMBER.sub("", _placeless(around))
    return _placeless(element.get("class") or ""), around or parent.tag, level


def _placeless(names: str) -> str:
    return " ".join(name for name in names[:_LONGEST].split() if name not in _PLACES)


def _group(outline: Outline, style: Style, blocks: list[int]) -> list[Heading]:
    elements = outline.tree.elements
    borders = [-1, *blocks, len(outline.tree.blocks)]
    units = [_unit(outline, block, borders[i], borders[i + 2], 0) for i, block in enumerate(blocks)]
    if len(blocks) > 2:
        # The outer ones of a row would take all that stands beside it.
        depth, count = Counter(elements[unit].depth for unit in units).most_common(1)[0]
        if count * 2 > len(units):
            units = [_unit(outline, block, borders[i], borders[i + 2], depth) for i, block in enumerate(blocks)]
        bare = [i for i, block in enumerate(blocks) if units[i] == outline.tree.blocks[block].element]
        if bare == [0] and link_of(outline, blocks[0]) is not None:  # an article above cards of others leads nowhere
            units[0] = _with_text(outline, blocks[0], borders[0], borders[2])
    group = []
    for i, (block, unit) in enumerate(zip(blocks, units, strict=True)):
        own = outline.tree.blocks[block].element
        end = elements[unit].last_block
        if unit == own or not outline.weight_of(block, end):
            end = borders[i + 2]
        mass = outline.weight_of(block, end)
        group.append(Heading(block, own, style, unit, link_of(outline, block), end, mass))
    return group


def _unit(outline: Outline, block: int, before: int, after: int, depth: int) -> int:
    """Return the largest element from `depth` down that holds a heading and neither of its neighbours."""
    elements = outline.tree.elements
    unit = outline.tree.blocks[block].element
    parent = elements[unit].parent
    while parent >= 0 and elements[parent].first_block > before and elements[parent].last_block <= after:
        if elements[parent].depth < depth:
            break
        unit = parent
        parent = elements[unit].parent
    return unit


def _with_text(outline: Outline, block: int, before: int, after: int) -> int:
    """Return the innermost element that holds a heading and text below it, where its part of a row is no more than it.

    One may stand less deep than the others, as the leading article above two columns does.
    """
    elements, own = outline.tree.elements, outline.tree.blocks[block].element
    around = elements[own].parent
    while around >= 0 and elements[around].first_block > before and elements[around].last_block <= after:
        if outline.weight_of(block, elements[around].last_block):
            return around
        around = elements[around].parent
    return own


def link_of(outline: Outline, block: int) -> str | None:
    """Return where a heading leads, as the link in it, around it or over its card says; "[edit]" leads nowhere."""
    for anchor in outline.tree.blocks[block].anchors[:_MOST_BUTTONS]:
        if not anchor.href.startswith("#") and not _is_button(outline, block, anchor):
            return anchor.href
    around = outline.tree.ancestors(outline.tree.blocks[block].element)[:4]
    for ancestor in around:
        if ancestor.tag == "a":
            href = ancestor.get("href") or ""
            return None if href.startswith("#") else href or None
    return _link_over(outline, block, around[-1]) if outline.facts.labelled else None


def _is_button(outline: Outline, block: int, anchor: Anchor) -> bool:
    """Return whether a link is a small part of its heading, and does something."""
    if len(anchor.text) > _BUTTON or len(anchor.text) * 2 > len(outline.tree.blocks[block].text):
        return False
    return is_action(resolve(outline.facts.base or "", anchor.href) or "")


def _link_over(outline: Outline, block: int, card: Element) -> str | None:
    """Return where the link without a text leads that stands in a heading's card and is named as it is."""
    link = outline.facts.labelled.get(fold(outline.tree.blocks[block].text))
    if link is None or not card.index < link.index < card.end:
        return None
    href = link.get("href") or ""
    base = outline.facts.base or ""
    return href if outline.facts.leads_to_another_page(href) and not is_action(resolve(base, href) or "") else None


def heads_furniture(outline: Outline, block: int) -> bool:
    """Return whether a heading is that of a menu or a form on a page whose head has a title, which is another one.

    A longer one may be the headline in a banner, in other words than the head's.
    """
    facts, text = outline.facts, outline.tree.blocks[block].text
    may_be = bool(facts.own_title) and len(text) <= _LONGEST_NAME
    if not may_be or not (outline.is_boilerplate(block) or stock_kind(text) is not None):
        return False
    return fold(text) not in fold(facts.own_title) and not facts.describes(text)


def opening(outline: Outline, first: int, last: int) -> int | None:
    """Return the heading under which the prose between two blocks begins, the highest of several, None without one.

    Where none has a heading's tag, the last line counts that the page's head names, or that its class calls a title
    where the head says nothing but the name of the site.
    """
    found = [block for block in outline.headings if first <= block < last and not outline.weight_of(first, block)]
    tagged = [each for each in found if outline.tree.blocks[each].heading and not heads_furniture(outline, each)]
    if not tagged:
        facts, blocks = outline.facts, outline.tree.blocks
        return next(
            (each for each in reversed(found) if not facts.own_title or fold(blocks[each].text) in facts.names), None
        )
    return min(tagged, key=lambda block: outline.tree.blocks[block].heading)
