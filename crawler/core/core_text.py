"""A text without its furniture: the tokens that say whether two texts tell the same."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from crawler.core.furniture import dateline_tokens, furniture_flags, line_keys
from crawler.core.paragraphs import paragraph_key, paragraphs

TELLING = 20
"""Tokens without furniture from which on a text is known by them."""

_DATELINE_FROM = 100  # tokens: of a shorter text the place may be all that tells it from another
_KEYED = 6  # tokens of a paragraph from which on its key may find near copies


@dataclass(frozen=True, slots=True)
class CoreText:
    """All tokens of a text, its core (the tokens without furniture), and its paragraphs' sizes and keys.

    `is_telling` says that the core is long enough to stand for the text; where it is not, the core is all tokens.
    """

    tokens: list[str]
    core: list[str]
    paragraph_keys: list[tuple[int, int]]
    line_keys: tuple[int, ...]
    is_telling: bool


def core_of(text: str, furniture: Collection[int]) -> CoreText:
    """Return a text and its core; `furniture` holds the paragraph keys that its site has taught."""
    parts = paragraphs(text)
    flags = furniture_flags(parts, furniture)
    kept = [part for part, is_furniture in zip(parts, flags, strict=True) if not is_furniture]
    every = [token for part in parts for token in part.tokens]
    core = [token for part in kept for token in part.tokens]
    if kept and len(core) >= _DATELINE_FROM:
        del core[: dateline_tokens(kept[0])]
    is_telling = len(core) >= TELLING
    keyed = [(len(part.tokens), paragraph_key(part.tokens)) for part in kept if len(part.tokens) >= _KEYED]
    return CoreText(every, core if is_telling else every, keyed, line_keys(parts, flags), is_telling)
