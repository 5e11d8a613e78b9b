"""Which elements of a page are not shown, as their markup says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from crawler.core.html.dom import Element, Tree
from crawler.core.page.class_names import Hint

_NEVER = frozenset(("html", "body", "main", "article"))
"""Elements that a script shows, whatever their class: they are the page."""
_LONGEST = 400
"""Characters of a class or a style that are looked at."""
_HIDDEN_CLASS = re.compile(r"(?:^|\s)(?:hidden|d-none|hide|is-hidden|u-hidden|w-condition-invisible)(?=\s|$)")
"""Classes by which style sheets hide an element; the last is Webflow's, for what an entry of a list does not have."""
HIDING_PARTS = ("hid", "d-none", "w-condition-")
"""What stands in each of them, which is asked first: most elements have a class and are shown."""
_SHOWN_CLASS = re.compile(
    r"(?:^|\s)(?:d-(?:sm|md|lg|xl|xxl)-|visible-|show-for-"
    r"|(?!print:)\S+:!?(?:tw-)?(?:block|flex|grid|inline|inline-block|inline-flex|table|contents|visible)(?=\s|$))"
)
"""Classes by which they show it all the same, on screens of some size."""
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden(?!.*animation)", re.I)
"""Styles by which an element is not shown; what comes in with an animation is."""
_NOTE = 250
"""Prose that is hidden on a short page, too: it is not what a script shows there."""
_MOST_PIECES = 100
"""Pieces of text of such a line; that is five times what any software writes."""
_SHARE = 3
"""All such lines of a page are at most this part of its text, one in so many: more is text that a script shows."""
_CONTROLS = ("aria-controls", "data-target", "data-bs-target")
"""Attributes by which a button names what it opens."""
_OPENED = frozenset(("region", "tabpanel"))
"""Roles of what a heading or a tab opens."""
_NAMED = Hint.BOILERPLATE | Hint.COMMENT | Hint.CAPTION


def is_hidden(tag: str, attrs: Mapping[str, str | None]) -> bool:
    """Return whether the attributes of an element say that it is not shown."""
    if attrs.get("hidden", "until-found") != "until-found" or attrs.get("aria-hidden") == "true":
        return True
    names, style = (attrs.get("class") or "")[:_LONGEST], (attrs.get("style") or "")[:_LONGEST]
    if tag not in _NEVER and any(part in names for part in HIDING_PARTS) and _hides(names):
        return True
    return bool(style) and _HIDDEN_STYLE.search(style) is not None


def _may_hide(written: str) -> bool:
    """Return whether one may stand among the attributes as they are written, which is told at a glance."""
    return "hid" in written or "none" in written or "style=" in written or HIDING_PARTS[2] in written


def _hides(names: str) -> bool:
    return _HIDDEN_CLASS.search(names) is not None and _SHOWN_CLASS.search(names) is None


def with_lines_apart(tree: Tree, hidden: Iterable[Element]) -> Tree:
    """Return a tree in which a block that a hidden element within a line says alone stands in that element.

    Software writes data on an article into such lines: the address of a picture, its size, the author, the time.
    """
    blocks = tree.blocks
    inline = [each for each in hidden if each.first_block == each.last_block < len(blocks)]
    whole = {at: _bare(blocks[at].text) for at in {each.first_block for each in inline}}
    inside: dict[int, int] = {}
    for element in inline:
        said = tree.texts[element.first_text : element.last_text][:_MOST_PIECES]
        if said and _bare("".join(said)) == whole[element.first_block]:
            inside[element.first_block] = element.index
    hidden_chars = sum(len(blocks[at].text) for at in inside)
    if not inside or hidden_chars * _SHARE > sum(len(block.text) for block in blocks):
        return tree
    return replace(tree, blocks=[replace(each, element=inside.get(each.index, each.element)) for each in blocks])


def _bare(text: str) -> str:
    return "".join(text.split())


def opened(tree: Tree, hidden: Sequence[Element], found: Sequence[int]) -> set[int]:
    """Return the hidden elements that a reader opens, and that are not named as boilerplate.

    A button or a tab leads to them: the rest of a text, the answer to a question. `found` are the hints of all.
    """
    hidden = [each for each in hidden if not found[each.index] & _NAMED]
    named = {each.get("id") or "" for each in hidden} - {""}
    led = named & _controlled(tree) if named else named
    return {each.index for each in hidden if each.get("role") in _OPENED or each.get("id") in led}


def _controlled(tree: Tree) -> set[str]:
    """Return the ids of what some button opens."""
    written = (element.get(name) for element in tree.elements for name in _CONTROLS if name in element.written)
    return {name.removeprefix("#") for name in written if name}


def not_shown(suspects: Sequence[Element], prose: Sequence[int]) -> set[int]:
    """Return the elements that are not shown, where what is shown is a good part of the page.

    A page may hold a text in two languages and show one; where nearly all is hidden a script shows it.
    """
    hidden = [each for each in suspects if _may_hide(each.written) and is_hidden(each.tag, each.attrs)]
    mass, end = 0, 0
    for element in hidden:
        if element.first_block >= end:
            mass += prose[element.last_block] - prose[element.first_block]
            end = element.last_block
    is_note = 0 < mass < _NOTE and mass < prose[-1]
    return {element.index for element in hidden} if is_note or mass * 5 <= prose[-1] * 3 else set()
