"""A text without its furniture: the tokens that say whether two texts tell the same."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, pairwise

from crawler.core.dedup.dateline import without_dateline
from crawler.core.dedup.furniture import LONGEST_FURNITURE, furniture_flags, is_furniture, line_keys
from crawler.core.dedup.paragraphs import Paragraph, paragraphs
from crawler.core.text.normalise import tokens

TELLING = 20
"""Tokens without furniture from which on a text is known by them: fewer are a sentence, which two stories may share."""

SHORT_TEXT = 50
"""Tokens under which a text is told apart by its headline, too: notices that recur share their few words.

It is part of what a stored digest means: another size needs another `NORM_VERSION`, and a rebuild.
"""

_DATELINE_FROM = 100
"""Tokens from which on a dateline is no core: of a shorter text the place may be all that tells it from another."""

_OPENING = 3
"""Paragraphs among which the headline may stand once more: behind a kicker and a by-line."""

_LEAST_SAID_TWICE = 8
"""Tokens of a paragraph that was pasted twice; shorter ones, as in a dialogue, are said twice on purpose."""

LONGEST_REMEMBERED = 20_000
"""Characters of a text of which something is kept for the next comparison; it bounds the memory that these take."""

_REMEMBERED = 1_024
"""Texts that are kept so, since the copies of a story come close together: 23 MB of usual ones, 120 of the longest."""


@dataclass(frozen=True)
class CoreText:
    """A text as its paragraphs, and its core: the tokens of each of them that is no furniture.

    `is_telling` says that the core is long enough to stand for the text; where it is not, everything is core.
    `is_story` says that it is more than what its site has taught to be furniture, by the keys in `taught`; where it
    is not, that is core, too.
    """

    parts: list[Paragraph]
    flags: list[bool]
    core_parts: list[list[str]]
    is_telling: bool
    is_story: bool
    taught: frozenset[int]

    @cached_property
    def tokens(self) -> list[str]:
        """All tokens of the text."""
        return list(chain.from_iterable(part.tokens for part in self.parts))

    @cached_property
    def core(self) -> list[str]:
        """All tokens of the core."""
        return list(chain.from_iterable(self.core_parts))

    def listed(self) -> list[frozenset[str]]:
        """Return the words of each line that is furniture only because a related list's heading stands before it."""
        return [
            frozenset(part.tokens)
            for part, is_left_out in zip(self.parts, self.flags, strict=True)
            if is_left_out and not is_furniture(part, self.taught)
        ]

    def line_keys(self) -> tuple[int, ...]:
        """Return the keys of what may turn out to be furniture of the text's site."""
        return line_keys(self.parts, self.flags)


def core_of(title: str, text: str, furniture: Collection[int]) -> CoreText:
    """Return a text and its core, which nobody changes; `furniture` holds the paragraph keys that its site has taught.

    The headline, where the text begins with it, and a paragraph that is said twice in a row are no part of the core.
    """
    if len(text) > LONGEST_REMEMBERED:
        parts = paragraphs(text)
        return _core(title, parts, _short_keys(parts).intersection(furniture))
    taught = _remembered(text)[1].intersection(furniture) if furniture else frozenset[int]()
    return _remembered_core(title, text, taught)


@lru_cache(maxsize=_REMEMBERED)
def _remembered(text: str) -> tuple[list[Paragraph], frozenset[int]]:
    """Return the paragraphs of a text and the keys of those that may be furniture."""
    parts = paragraphs(text)
    return parts, _short_keys(parts)


def _short_keys(parts: list[Paragraph]) -> frozenset[int]:
    return frozenset(part.key for part in parts if len(part.tokens) <= LONGEST_FURNITURE)


@lru_cache(maxsize=_REMEMBERED)
def _remembered_core(title: str, text: str, taught: frozenset[int]) -> CoreText:
    return _core(title, _remembered(text)[0], taught)


def _core(title: str, parts: list[Paragraph], taught: frozenset[int]) -> CoreText:
    flags = _flags(title, parts, taught)
    size = _size(parts, flags)
    is_story = size >= TELLING
    if not is_story and taught:
        flags = _flags(title, parts, ())
        size = _size(parts, flags)
    if size < TELLING:
        whole = [part.tokens for part in parts]
        return CoreText(parts, flags, whole, is_telling=False, is_story=False, taught=taught)
    core = [part.tokens for part, is_left_out in zip(parts, flags, strict=True) if not is_left_out]
    if size >= _DATELINE_FROM:
        core[0] = without_dateline(parts[flags.index(False)]).tokens
    return CoreText(parts, flags, core, is_telling=True, is_story=is_story, taught=taught)


def _flags(title: str, parts: list[Paragraph], furniture: Collection[int]) -> list[bool]:
    flags = furniture_flags(parts, furniture)
    start = [part.tokens for part in parts[:_OPENING]]
    if len(parts) > 1 and (headline := tokens(title)) in start:
        flags[start.index(headline)] = True
    for place, (part, following) in enumerate(pairwise(parts)):
        if part.tokens == following.tokens and len(part.tokens) >= _LEAST_SAID_TWICE:
            flags[place] = True
    return flags


def _size(parts: list[Paragraph], flags: list[bool]) -> int:
    return sum(len(part.tokens) for part, is_left_out in zip(parts, flags, strict=True) if not is_left_out)
