"""Titles of feeds as text: what is markup goes, what only looks like a tag stays."""

from __future__ import annotations

import html
import re
from enum import Enum, auto

from crawler.core.text.decoding import clean

_REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_LEFT_OVER = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|quot|apos|nbsp);", re.IGNORECASE)
"""References that nobody means to be read: what still has them was escaped once more than its kind asks for."""
_TAG = re.compile(
    r"<(?P<end>/)?(?P<name>abbr|acronym|a|bdi|bdo|big|br|b|center|cite|code|del|dfn|div|em|font|h[1-6]|hr|img|ins|i|kbd"
    r"|mark|nobr|p|q|samp|small|span|strike|strong|sub|sup|s|tt|time|u|var|wbr)(?P<rest>\s[^<>]{0,1000})?/?>",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"<[^<>]{1,1000}>")
_ALONE = {"br": " ", "hr": " ", "img": "", "wbr": ""}
"""Elements without an end, and what stands in their place."""


class Written(Enum):
    """How a title is written: as text, as the content of an XHTML element, or as HTML, or nobody knows."""

    TEXT = auto()
    XHTML = auto()
    HTML = auto()


def plain_title(title: str, written: Written = Written.HTML) -> str:
    """Return a feed's title as text in one line; references that were escaped twice are resolved.

    In HTML a pair of tags is markup, and so is a tag with attributes: one that stands alone is no tag but what the
    title speaks of, such as `vector<S>` (RFC 4287, 3.1; RSS leaves open what a title is).
    """
    if "<" in title and written is not Written.TEXT:
        title = _ANY_TAG.sub("", title) if written is Written.XHTML else _without_markup(title)
    if "&" in title:
        title = _REFERENCE.sub(_resolved, title)
        title = _LEFT_OVER.sub(_resolved, title)
    return " ".join(clean(title).split())


def _without_markup(title: str) -> str:
    """Return a title without the tags of HTML that are closed, have attributes, or need no end."""
    open_tags: dict[str, list[re.Match[str]]] = {}
    markup: dict[tuple[int, int], str] = {}
    for found in _TAG.finditer(title):
        name = found["name"].lower()
        if found["end"] is None:
            if name in _ALONE or (found["rest"] or "").strip(" /"):
                markup[found.span()] = _ALONE.get(name, "")
            open_tags.setdefault(name, []).append(found)
        elif before := open_tags.get(name):
            markup[before.pop().span()] = markup[found.span()] = ""
    parts: list[str] = []
    position = 0
    for (start, end), instead in sorted(markup.items()):
        parts += title[position:start], instead
        position = end
    return "".join((*parts, title[position:]))


def _resolved(found: re.Match[str]) -> str:
    return html.unescape(found[0])
