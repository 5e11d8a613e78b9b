"""A text as its paragraphs, each with its normalised tokens and a key that is the same on every machine."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from crawler.core.accelerator import native
from crawler.core.text.normalise import folded, unwrapped, words

KEY_VERSION = 2
"""The version of every key of `paragraphs` and of `keys`: keys of different versions never compare."""

KEY_BITS = 48
"""A key is at least 0 and below 2**48: it takes 6 bytes in SQLite, and any signed 64-bit column holds it."""

BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
"""What stands between two paragraphs: a line without a sign, and those after it."""

_KEY_BYTES = KEY_BITS // 8

_MOST_SHARED = 1 << 17
"""Words that are kept; it bounds the memory that they take."""

LONGEST_SHARED = 64
"""Characters of a word that is kept: longer ones are data, hardly ever in two texts, and may be as long as a page."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as it stands in the text, and its normalised tokens."""

    text: str
    tokens: list[str]

    @cached_property
    def key(self) -> int:
        """Its `paragraph_key`, which each text that it is compared with asks for."""
        return paragraph_key(self.tokens)


def paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of a text that have a token; all their tokens in a row are those of the text.

    Paragraphs stand between blank lines; where a text has no blank line, its lines are its paragraphs.
    """
    text = unwrapped(text.replace("\r\n", "\n"))
    split = BLANK_LINE.split if BLANK_LINE.search(text) else str.splitlines
    return [Paragraph(part, found) for part in split(text) if (found := _tokens(part))]


class _Shared(dict[str, str]):
    """Each word once, whatever text it stands in; forgotten when it grows large."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_SHARED:
            self.clear()
        if len(word) <= LONGEST_SHARED:
            self[word] = word
        return word


_shared = _Shared()


def _tokens(part: str) -> list[str]:
    """Return the tokens of a part of an `unwrapped` text."""
    found: str | None = None if native is None or "&" in part or "<" in part else native.fold(part)
    tokens = words(folded(part)) if found is None else found.split(" ") if found else []
    return list(map(_shared.__getitem__, tokens))


def paragraph_key(tokens: Sequence[str]) -> int:
    """Return the key of a paragraph: BLAKE2b over its tokens, `KEY_BITS` bits."""
    digest = hashlib.blake2b(" ".join(tokens).encode(), digest_size=_KEY_BYTES, person=b"paragraph")
    return int.from_bytes(digest.digest(), "big")


def site_key(site: str, key: int) -> int:
    """Return the key of a paragraph on one site: where those stand in one index with others, the two never meet."""
    digest = hashlib.blake2b(f"{key}\n{site}".encode(), digest_size=_KEY_BYTES, person=b"site")
    return int.from_bytes(digest.digest(), "big")
