"""Takes furniture out of a text: the paragraphs that its site repeats, and puts back what was none."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import takewhile

from crawler.core.dedup.furniture import LONGEST_FURNITURE, is_furniture
from crawler.core.dedup.paragraphs import BLANK_LINE, paragraph_key, paragraphs
from crawler.core.phrasebook.matching import MAX_LINE_CHARS
from crawler.core.text.normalise import tokens

_LONGEST_TOKEN = 40
"""Characters of a token, on the average: a paragraph of more for each of `LONGEST_FURNITURE` is not looked at."""


def is_furniture_line(line: str) -> bool:
    """Return whether a line is furniture by its wording alone."""
    return len(line) <= MAX_LINE_CHARS and any(is_furniture(part, ()) for part in paragraphs(line))


def strip(text: str, learned: Collection[int]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a text without learned furniture, and what was taken out: (place among its paragraphs, key).

    `learned` holds keys of `paragraph_key`. Only what stands before or after all else is taken out: the same sentence
    within a text may be a standing quote or background. A text that is nothing but furniture stays as it is.
    """
    parts = BLANK_LINE.split(text)
    if not learned or len(parts) == 1:
        return text, ()
    head = list(takewhile(learned.__contains__, map(_key, parts)))
    tail = list(takewhile(learned.__contains__, map(_key, reversed(parts))))
    start, end = len(head), len(parts) - len(tail)
    if start >= end or end - start == len(parts):
        return text, ()
    return "\n\n".join(parts[start:end]), (*enumerate(head), *enumerate(reversed(tail), end))


def restore(
    text: str, dropped: Collection[tuple[int, int]], paragraphs: Mapping[int, str]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a text with some of what `strip` took out put back, and what is still left out.

    `dropped` is as `strip` returns it, `paragraphs` are those to be put back, by their keys.
    """
    parts = text.split("\n\n")
    left: list[tuple[int, int]] = []
    for place, key in sorted(dropped):
        if key in paragraphs:
            parts.insert(place - len(left), paragraphs[key])
        else:
            left.append((place, key))
    return "\n\n".join(parts), tuple(left)


def _key(part: str) -> int:
    """Return the key of a paragraph, -1 for one that is too long to be furniture."""
    if len(part) > LONGEST_FURNITURE * _LONGEST_TOKEN:
        return -1
    return paragraph_key(tokens(part))
