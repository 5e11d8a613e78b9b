"""Whether a text is a part of another one: a story that stands in several pages, and on one page."""

from __future__ import annotations

from crawler.core.dedup.core_text import core_of
from crawler.core.dedup.near_values import NearText
from crawler.core.dedup.similarity import likeness, may_be_near, may_share

_WHOLLY = 0.95
"""Share of a part that stands in the whole: a page may add a line of its own, such as a recap."""
_LEAST = 40
"""Tokens of a part at least: two sentences; shorter texts stand in others by chance, as quotes and notices do."""
_MOST = 0.9
"""Size of a part at most, of that of the whole: what is larger is another version of it."""
_LONGEST_COMPARED = 200_000
"""Characters of a text that are compared: no report is so long, and a book costs no minutes."""


def is_part(part: NearText, whole: NearText) -> bool:
    """Return whether a text stands wholly in a longer one under much the same headline.

    The headline tells it from an item that a digest of the day holds as a whole.
    """
    if (
        len(part.text) >= len(whole.text)
        or len(whole.text) > _LONGEST_COMPARED
        or not may_be_near(part.text, whole.text)
    ):
        return False
    inner = core_of(part.title, part.text, part.furniture)
    outer = core_of(whole.title, whole.text, whole.furniture)
    if not (inner.is_story and outer.is_story and may_share(inner, outer)):
        return False
    if not _LEAST <= len(inner.core) <= _MOST * len(outer.core):
        return False
    found = likeness(inner, outer, part.title, whole.title, part.text, whole.text)
    return found.here >= _WHOLLY and found.titles_alike
