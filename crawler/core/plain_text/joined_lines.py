"""Lines that hold several parts side by side, as rendered pages write their menus, by-lines and buttons."""

from __future__ import annotations

import re

from crawler.core.phrasebook import stock_lines
from crawler.core.text.dates import find_dates

_PARTING = frozenset("|·•‧∙/»›│")
_SIGNS = re.compile(r"\s+[|·•‧∙/»›]\s+|\s*[|│]\s*")
_LONGEST = 160
"""Characters of a line of parts; a longer one is text or a whole menu, whatever signs stand in it."""
_LEAST_MENU, _MOST_MENU_BLANKS = 3, 1
"""Parts of a menu, and blanks within each: a name of a section has one word or two."""
_MOST_NAME_BLANKS = 3
"""Blanks within a part beside a date: a name, a section, a length of reading."""


def is_menu(text: str) -> bool:
    """Whether a line is a menu in one line: three short names or more, and no number ("Home | News | Sport")."""
    parts = _parts(text)
    return (
        len(parts) >= _LEAST_MENU
        and all(part.count(" ") <= _MOST_MENU_BLANKS for part in parts)
        and not any(map(str.isdigit, text))
    )


def is_dated(text: str) -> bool:
    """Whether a line is a date with names beside it: "Ana Lopez · 3 May 2024 · 4 min read"."""
    parts = _parts(text)
    return len(parts) > 1 and any(map(_is_date, parts)) and all(_is_date(part) or _is_brief(part) for part in parts)


def is_share_bar(text: str) -> bool:
    """Whether each word of a line is a button of sharing by itself: "Facebook Twitter WhatsApp"."""
    words = text.split() if len(text) <= _LONGEST else []
    return len(words) > 1 and all(map(stock_lines.is_share_label, words))


def _parts(text: str) -> list[str]:
    if len(text) > _LONGEST or _PARTING.isdisjoint(text):
        return []
    return [part for part in _SIGNS.split(text) if part]


def _is_brief(part: str) -> bool:
    return part.count(" ") <= _MOST_NAME_BLANKS and not part.endswith(("?", "!", "."))


def _is_date(part: str) -> bool:
    """Whether a part is a date and hardly anything else."""
    found = find_dates(part, most=1) if any(map(str.isdigit, part)) else []
    return bool(found) and len((part[: found[0].start] + part[found[0].end :]).split()) <= _MOST_NAME_BLANKS
