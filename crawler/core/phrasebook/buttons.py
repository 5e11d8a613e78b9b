"""Rows of buttons and counters: "Facebook Twitter WhatsApp Email", "Share 245 Tweet 12", "View 5 comments"."""

from __future__ import annotations

from crawler.core.phrasebook import forms, leads, related
from crawler.core.phrasebook.labelled_lines import SENTENCE_ENDS
from crawler.core.phrasebook.matching import folded_line, phrases, whole

_MOST_WORDS = 8
"""Words of such a row: more are a sentence that is made of common ones."""

_BOOKS = (leads.SHARE, leads.ADVERT, related.CONTINUE, forms.COMMENT)
_PHRASES = whole("\n".join(_BOOKS))
_OTHERS = "and|on|via|cette|auf|sur|en|su|på|main|k|m|more|f|t|in|gallery"
_WORDS = frozenset(word for phrase in (*_PHRASES, *phrases(_OTHERS)) for word in phrase.split())
_COUNTED = frozenset(
    word for word in _PHRASES if " " not in word and word not in {"x", "line", "home", "search", "menu", "save", "ad"}
)
"""What may have a number beside it; the rest are words of scores, too: "Home 2"."""


def is_buttons(line: str) -> bool:
    """Whether a line has no other words than those of buttons, comment forms and advertisements, and one whole label.

    It may count: shares and comments. To be asked only of lines that a copy of the text has not: as "More on this" it
    may head a section, too.
    """
    words = folded_line(line).split()
    if not 0 < len(words) <= _MOST_WORDS or line.rstrip().endswith(SENTENCE_ENDS):
        return False
    numbers = [word for word in words if word[0].isdigit()]
    others = [word for word in words if not word[0].isdigit()]
    if not others or not _WORDS.issuperset(others):
        return False
    if numbers:
        return not _COUNTED.isdisjoint(others)
    rows = (" ".join(others[start:end]) for start in range(len(others)) for end in range(start + 1, len(others) + 1))
    return any(row in _PHRASES for row in rows)
