"""Which elements are boilerplate: told by tag, role and the words of their names, checked against their mass."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from crawler.core.html.dom import Element, Tree
from crawler.core.page.class_names import Hint
from crawler.core.page.layout.beside import apart_by_id, beside_bodies, closing_footers, dialogs
from crawler.core.page.layout.hidden import not_shown, opened, with_lines_apart
from crawler.core.page.layout.lead_boxes import lead_boxes
from crawler.core.page.layout.traits import BOILERPLATE_TAGS, NEVER, Sign, Traits

BOILERPLATE, TEASER = 1, 2
"""What an outline says of the elements of boilerplate, and of those of teasers, which are some, too."""
_MUCH = 900
"""Prose that nobody puts into boilerplate, in characters of a spaced script."""


def with_hidden_lines(tree: Tree, known: Sequence[Traits]) -> Tree:
    """Return a tree in which what is hidden within a line, and is all of its block, can be told as boilerplate."""
    return with_lines_apart(tree, (tree.elements[at] for at, (_, sign) in enumerate(known) if sign is Sign.HIDDEN))


def find_boilerplate(tree: Tree, known: Sequence[Traits], prose: Sequence[int]) -> bytes:
    """Return for each element `BOILERPLATE` if it is that or stands in some, and 0 for all else.

    `known` are the traits of all elements, and `prose` the prefix sums of prose over the blocks.

    A name alone condemns nothing that holds the bulk of the page: a body called `has-sidebar` is still the page, and
    where a third of the prose stands in elements of one name, the name means something else on this page. What
    microdata says to be captions is none of the text that stands beside it, though a gallery have more of them.
    """
    total, found = prose[-1], [hints for hints, _ in known]
    suspects = _suspects(tree, known, found, prose)
    shares: dict[str, int] = {}
    names = list(map(_name, suspects))
    for element, name in zip(suspects, names, strict=True):
        shares[name] = shares.get(name, 0) + prose[element.last_block] - prose[element.first_block]
    beside = beside_bodies(tree, suspects, found) | closing_footers(tree, suspects, prose)
    beside |= apart_by_id(tree, suspects, prose) | not_shown(suspects, prose) | dialogs(tree, suspects)
    accused = {
        element.index
        for element, name in zip(suspects, names, strict=True)
        if (shares[name] * 3 <= total and not _is_text(tree, element, found[element.index], prose))
        or (element.get("itemprop") == "caption" and total - shares[name] >= _MUCH)
        or _is_none_by_kind(tree, element, found[element.index])
        or element.index in beside
    }
    return _marked(tree, accused)


def _suspects(tree: Tree, known: Sequence[Traits], found: Sequence[int], prose: Sequence[int]) -> Sequence[Element]:
    """Return the elements that look like boilerplate, but what a script opens and a lead."""
    suspects = [element for element, (_, sign) in zip(tree.elements, known, strict=True) if sign]
    hidden = [each for each in suspects if known[each.index][1] is Sign.HIDDEN]
    spared = {*opened(tree, hidden, found), *(each.index for each in lead_boxes(tree, suspects, prose))}
    return [each for each in suspects if each.index not in spared] if spared else suspects


def _marked(tree: Tree, accused: Collection[int]) -> bytes:
    """Return the mark of each element: those that are accused and all that stands in them have one."""
    flags = bytearray(len(tree.elements))
    for index in sorted(accused):
        if not flags[index]:
            end = tree.elements[index].end
            flags[index:end] = bytes((BOILERPLATE,)) * (end - index)
    return bytes(flags)


def _is_text(tree: Tree, element: Element, hint: int, prose: Sequence[int]) -> bool:
    """Return whether an element that only its name accuses holds so much prose and so few links that it is text."""
    mass = prose[element.last_block] - prose[element.first_block]
    if mass < _MUCH or element.tag in BOILERPLATE_TAGS or hint & (Hint.HARD | Hint.COMMENT):
        return False
    # Its links are those of its paragraphs: lists of links within it are judged by themselves.
    blocks = tree.blocks[element.first_block : element.last_block]
    return sum(block.link_chars for block in blocks if prose[block.index + 1] > prose[block.index]) * 5 < mass


def _is_none_by_kind(tree: Tree, element: Element, hint: int) -> bool:
    """Return whether an element holds no text, however much it is: code to be copied, or comments.

    Comments are named so, and have no first heading of their own.
    """
    if element.tag == "textarea":
        return True
    if not hint & Hint.COMMENT or element.tag in NEVER:
        return False
    return not any(block.heading == 1 for block in tree.blocks[element.first_block : element.last_block])


def _name(element: Element) -> str:
    return f"{element.tag} {element.get('class') or ''}"
