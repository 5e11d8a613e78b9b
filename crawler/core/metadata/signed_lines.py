"""Lines at the edges of a text that only name its authors, in whatever words: they are told once these are known."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import takewhile

from crawler.core.html.dom import Tree
from crawler.core.metadata.authors.bylines import unlabelled
from crawler.core.metadata.authors.names import is_role
from crawler.core.text.dates import find_dates
from crawler.core.text.mail import without_mail

_LONGEST = 120
"""Characters of a line of a few authors, with their house."""
_MOST = 14
"""Such lines at most on either side: one for each author and some for what they are; keeps a hostile page bounded."""
_BESIDE = 4
"""Words beside the names: a label, a role, a place; with more of them a line tells something of its author."""
_BESIDE_SIGNED = 6
"""Words beside the names behind the label of a by-line: a role, and a house of some words."""
_BESIDE_SENTENCE = 1
"""Words beside the names of a line that ends as a sentence does."""
_BESIDE_CJK = 6
"""Characters beside the names where no blank parts words: a label, a house."""
_REMEMBERED = 256
"""Patterns of authors that are kept: the pages of a site have few, and most lines at the edges are too long to ask."""
_ASIDE = re.compile(r"[(\[【（][^()\[\]【】（）]{0,40}[)\]】）]|(?<!\w)@[\w.]+")
_WORDS = re.compile(r"[^\W\d_]+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ENDS = re.compile(r"[.!?…。！？][\"”»)]?$")


def without_signatures(tree: Tree, body: Sequence[int], authors: Sequence[str]) -> tuple[int, ...]:
    """Return the blocks of a text but for those, before and after all others, that only say who wrote it."""
    if not authors:
        return tuple(body)

    def signs(index: int) -> bool:
        block = tree.blocks[index]
        return not block.heading and len(block.text) <= _LONGEST and _only_names(block.text, _named(tuple(authors)))

    first = _signed(body, signs)
    while first < min(len(body), _MOST) and _says_role(tree.blocks[body[first]].text):
        first += 1
    left = body[first:]
    left = left[: len(left) - _signed(left[::-1], signs)]
    return tuple(left) or tuple(body)


def _signed(blocks: Sequence[int], signs: Callable[[int], bool]) -> int:
    return sum(1 for _ in takewhile(signs, blocks[:_MOST]))


def _says_role(text: str) -> bool:
    """Whether a line says what the author is, and no more: "Former editor of the Quay Post dies at 90" does."""
    return len(text.split()) <= _BESIDE and is_role(text)


@lru_cache(maxsize=_REMEMBERED)
def _named(authors: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(_pattern_of, sorted(authors, key=len, reverse=True))), re.IGNORECASE)


def _pattern_of(name: str) -> str:
    """Return a pattern that finds a name; where blanks part words, as a word."""
    return re.escape(name) if _CJK.search(name) else rf"(?<!\w){re.escape(name)}(?!\w)"


def _only_names(text: str, named: re.Pattern[str]) -> bool:
    """Whether a line names an author, and says hardly anything beside."""
    signed = unlabelled(text)
    rest, found = named.subn(" ", signed)
    if not found:
        return False
    rest = _ASIDE.sub(" ", without_mail(rest))
    for date in reversed(find_dates(rest)):
        rest = rest[: date.start] + rest[date.end :]
    signs = len(_CJK.findall(rest))
    words = len(_WORDS.findall(rest))
    if signs:
        return signs <= _BESIDE_CJK and not _ENDS.search(text)
    if _ENDS.search(text):
        return words <= _BESIDE_SENTENCE
    return words <= (_BESIDE if signed == text else _BESIDE_SIGNED)
