"""Which elements of a page are not shown, as their markup says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from crawler.core.html.dom import Element

_NEVER = frozenset(("html", "body", "main", "article"))
"""Elements that a script shows, whatever their class: they are the page."""
_LONGEST = 400
"""Characters of a class or a style that are looked at."""
_HIDDEN_CLASS = re.compile(r"(?:^|\s)(?:hidden|d-none|hide|is-hidden|u-hidden)(?=\s|$)")
"""Classes by which style sheets hide an element."""
_SHOWN_CLASS = re.compile(r"(?:^|\s)(?:d-(?:sm|md|lg|xl|xxl)-|(?:sm|md|lg|xl|2xl):|visible-)")
"""Classes by which they show it all the same, on screens of some size."""
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
"""Styles by which an element is not shown."""


def is_hidden(tag: str, attrs: Mapping[str, str | None]) -> bool:
    """Return whether the attributes of an element say that it is not shown."""
    if "hidden" in attrs or attrs.get("aria-hidden") == "true":
        return True
    names, style = (attrs.get("class") or "")[:_LONGEST], (attrs.get("style") or "")[:_LONGEST]
    # What stands in each of the classes is asked first: most elements have a class and are shown.
    if ("hid" in names or "d-none" in names) and tag not in _NEVER and _hides(names):
        return True
    return bool(style) and _HIDDEN_STYLE.search(style) is not None


def _hides(names: str) -> bool:
    return _HIDDEN_CLASS.search(names) is not None and _SHOWN_CLASS.search(names) is None


def not_shown(suspects: Sequence[Element], prose: Sequence[int]) -> set[int]:
    """Return the elements that are not shown, where what is shown is a good part of the page.

    A page may hold a text in two languages and show one; where nearly all is hidden a script shows it.
    """
    hidden = [each for each in suspects if is_hidden(each.tag, each.attrs)]
    mass, end = 0, 0
    for element in hidden:
        if element.first_block >= end:
            mass += prose[element.last_block] - prose[element.first_block]
            end = element.last_block
    return {element.index for element in hidden} if mass * 5 <= prose[-1] * 3 else set()
