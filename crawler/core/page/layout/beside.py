"""What stands apart from the text of a page by its tag or id: asides, menus, sidebars, and the footer that ends it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from crawler.core.html.dom import Element, Tree
from crawler.core.page.class_names import Hint

_BESIDE_TAGS = frozenset(("aside", "footer", "nav"))
"""Those of them that are boilerplate however much they hold, where they stand apart from a body."""
_DIALOGS = frozenset(("dialog", "alertdialog"))
"""Roles of what opens above a page."""
_CONSENT = re.compile(r"cookie|consent|gdpr", re.I)
"""What the names of dialogs hold that ask for consent."""
_CONSENT_MANAGERS = ("onetrust-", "CybotCookiebot", "didomi-", "usercentrics-", "qc-cmp2-", "cmpbox", "sp_message_")
"""How the ids of what programs for consent set into pages begin: their dialogues are longer than most articles."""
_APART = re.compile(
    r"(?!with|no[-_]|has[-_]|.*content)(?:[a-z]+[-_])?side-?bar(?:[-_]?\w+)?"
    r"|(?:site[-_]|page[-_])?footer|credits|copyright",
    re.I,
)
"""Ids of columns beside the content and of what ends a page, of which a page has one of each."""
_MOST_BESIDE = 2_000
"""Prose beside a shorter text at most; more is the page itself, which is named by how it is laid out."""
_COLOPHON = 140
"""Prose that may stand behind the footer of a page: who made it, and whose rights it holds."""


def beside_bodies(tree: Tree, suspects: Sequence[Element], found: Sequence[int]) -> set[int]:
    """Return the asides, footers and menus that stand apart from what the page calls a body, however short that is."""
    bodies = _bodies(tree, found)
    if not bodies:
        return set()
    starts = [body.index for body in bodies]
    titles = [block.index for block in tree.blocks if block.heading == 1]
    ends = list(accumulate((body.end for body in bodies), max))
    beside = set[int]()
    for element in suspects:
        if element.tag not in _BESIDE_TAGS or _count(titles, element.first_block, element.last_block):
            continue
        before = bisect_left(starts, element.index)
        if not _count(starts, element.index, element.end) and not (before and ends[before - 1] > element.index):
            beside.add(element.index)
    return beside


def closing_footers(tree: Tree, suspects: Sequence[Element], prose: Sequence[int]) -> set[int]:
    """Return the footers that end the page and hold no first heading: a short page is not what stands there."""
    titles = [block.index for block in tree.blocks if block.heading == 1]
    return {
        element.index
        for element in suspects
        if element.tag == "footer"
        and element.first_block
        and prose[-1] - prose[element.last_block] < _COLOPHON
        and not _count(titles, element.first_block, element.last_block)
    }


def dialogs(tree: Tree, suspects: Sequence[Element]) -> set[int]:
    """Return the dialogs that open above the text of a page: they hold no first heading, and it has one elsewhere.

    One that its name says asks for consent is none of the text of any page.
    """
    titles = [block.index for block in tree.blocks if block.heading == 1]
    return {
        element.index
        for element in suspects
        if _is_dialog(element, titles) and not _count(titles, element.first_block, element.last_block)
    }


def _is_dialog(element: Element, titles: Sequence[int]) -> bool:
    name = element.get("id") or ""
    if element.tag == "dialog" or element.get("role") in _DIALOGS:
        return bool(titles) or _CONSENT.search(f"{name} {element.get('class')}") is not None
    return name.startswith(_CONSENT_MANAGERS)


def apart_by_id(tree: Tree, suspects: Sequence[Element], prose: Sequence[int]) -> set[int]:
    """Return what its id calls a sidebar or the end of the page, and holds no first heading.

    It holds not most of the page, but where a short text has its first heading elsewhere.
    """
    titles = [block.index for block in tree.blocks if block.heading == 1]
    apart = set[int]()
    for element in suspects:
        name = element.get("id")
        if name is None or _APART.fullmatch(name) is None:
            continue
        held = prose[element.last_block] - prose[element.first_block]
        is_part = held * 5 <= prose[-1] * 3 or (titles and held <= _MOST_BESIDE)
        if is_part and not _count(titles, element.first_block, element.last_block):
            apart.add(element.index)
    return apart


def _bodies(tree: Tree, found: Sequence[int]) -> list[Element]:
    """Return what a page calls a body; else its main part, else the articles that it declares.

    A post may be a picture, and then has no text for a body to hold.
    """
    bodies = _filled(tree.elements[index] for index, hints in enumerate(found) if hints & Hint.BODY)
    bodies = bodies or _filled(each for each in tree.elements if each.tag == "main" or each.get("role") == "main")
    return bodies or _filled(tree.elements[index] for index, hints in enumerate(found) if hints & Hint.DECLARED)


def _filled(elements: Iterable[Element]) -> list[Element]:
    return [each for each in elements if each.last_block > each.first_block]


def _count(places: list[int], first: int, last: int) -> int:
    return bisect_left(places, last) - bisect_left(places, first)
