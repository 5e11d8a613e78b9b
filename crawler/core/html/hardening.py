"""Cuts down markup on which HTML parsers take quadratic time: endless attributes and bottomless nesting.

Ordinary pages pass unchanged, at the price of counting their tags.
"""

from __future__ import annotations

import re

_MANY_TAGS = 20_000
"""Signs "<" of a page that is looked through for nesting; pages that people made have fewer."""
_DEEPEST = 150
"""Elements within elements; parsers look through all open ones at each tag, and `dom` keeps 200 levels."""
_LONGEST_TAG = 60_000
"""Characters of a tag that is looked at; a picture or a record written into an attribute may be as long."""
_MOST_ATTRIBUTES = 500
"""Attributes of such a tag: the parser compares each with all before it."""

_LONG_TAG = re.compile(rf"<([a-zA-Z][a-zA-Z0-9-]{{0,30}})[\s/][^<>]{{{_LONGEST_TAG},}}")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,30})[^<>]*>")
# Elements that stay open unless they are closed: only these can nest without end. What says something of its content
# is counted apart from mere wrappers, so that a thousand wrappers do not cost the article inside its border.
_WRAPPERS = frozenset((
    "b", "big", "center", "dd", "div", "dl", "em", "font", "i", "small", "span", "strike", "strong", "sub", "sup", "tt",
    "u",
))  # fmt: skip
_MEANINGFUL = frozenset((
    "a", "abbr", "article", "aside", "blockquote", "button", "code", "del", "details", "fieldset", "figure",
    "footer", "form", "header", "ins", "main", "mark", "nav", "ol", "s", "section", "summary", "table", "tbody",
    "ul",
))  # fmt: skip


def harden(markup: str) -> str:
    """Return HTML without tags of hundreds of attributes and without nesting deeper than `_DEEPEST`, else as it is."""
    if _may_hold_long_tag(markup):
        markup = _LONG_TAG.sub(_bare, markup)
    if markup.count("<") > _MANY_TAGS:
        markup = _shallow(markup)
    return markup


def _may_hold_long_tag(markup: str) -> bool:
    """Return whether a window of half a long tag, of which such a tag covers at least one, may lie within a tag.

    Long scripts have no ">" either, but stand behind that of their own tag.
    """
    half, opened = _LONGEST_TAG // 2, -1
    for start in range(0, len(markup) - half, half):
        opened = max(opened, markup.rfind("<", start, start + half))
        closed = markup.rfind(">", start, start + half)
        if closed < 0 <= opened:
            return True
        opened = opened if opened > closed else -1
    return False


def _bare(found: re.Match[str]) -> str:
    """Return a long tag without its attributes if they are many; a few long ones are data, and harmless."""
    whole = found[0]
    return f"<{found[1]}" if whole.count("=") > _MOST_ATTRIBUTES or whole.count(" ") > _LONGEST_TAG // 4 else whole


def _shallow(markup: str) -> str:
    """Return the markup without the opening tags, and as many closing ones, that nest too deep."""
    depths = {_WRAPPERS: 0, _MEANINGFUL: 0}

    def kept(found: re.Match[str]) -> str:
        name = found[2].lower()
        kind = _WRAPPERS if name in _WRAPPERS else _MEANINGFUL
        if name not in kind:
            return found[0]
        if found[1]:
            depths[kind] = max(depths[kind] - 1, 0)
            return found[0] if depths[kind] < _DEEPEST else ""
        depths[kind] += 1
        return found[0] if depths[kind] <= _DEEPEST else ""

    return _TAG.sub(kept, markup)
