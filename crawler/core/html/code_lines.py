"""The text of a `<pre>`: its lines with their indentation, without the numbers that highlighters set beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

LINE_TAGS = frozenset(
    ("button", "details", "div", "li", "ol", "pre", "table", "tbody", "td", "th", "thead", "tr", "ul")
)
"""Block-level elements of which highlighters make the lines of a code; any other parts a text that is none."""
CELLS = frozenset(("td", "th"))
_GUTTER = re.compile(r"(?<![a-z])(?:gutter|line-?nos?|line-?num(?:ber)?s?|gl)(?![a-z])", re.IGNORECASE)
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\r]")


class CodeLines:
    """What is known of the `<pre>` that stands open, at the index `element` and as the frame `depth` of the walk."""

    __slots__ = ("depth", "element", "is_gutter", "muted", "numbers", "opened")

    def __init__(self, element: int, depth: int, names: str) -> None:
        self.element = element
        self.depth = depth
        self.is_gutter = _GUTTER.search(names) is not None
        self.numbers: list[int] = []
        self.opened = -1  # the part that an element has begun with, while nothing follows it
        self.muted = -1  # the parts before a button that stands open

    def text_of(self, parts: Sequence[str]) -> str:
        """Return the lines of the parts, none of them blank; "" where they only count the lines beside them."""
        told = list(parts)
        if is_count([number for place in self.numbers for number in told[place].split()]):
            for place in self.numbers:
                told[place] = "\n" if "\n" in told[place] else ""
        lines = [line.rstrip() for line in _UNSEEN.sub("", "".join(told)).replace("\xa0", " ").splitlines()]
        lines = [line for line in lines if line]
        words = [line.strip() for line in lines]
        return "" if is_count(words) or (self.is_gutter and all(map(str.isdecimal, words))) else "\n".join(lines)


def is_number(part: str) -> bool:
    """Return whether a part of a code is numbers and nothing else, as those of its lines are."""
    words = part.split()
    return bool(words) and all(map(str.isdecimal, words))


def is_count(words: Sequence[str]) -> bool:
    """Return whether words count lines: two or more whole numbers, each one more than that before it."""
    if len(words) < 2 or not all(word.isdecimal() and len(word) < 7 for word in words):
        return False
    first = int(words[0])
    return all(int(word) == first + place for place, word in enumerate(words))
