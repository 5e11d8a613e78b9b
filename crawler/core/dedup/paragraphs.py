"""A text as its paragraphs, each with its normalised tokens and a key that is the same on every machine."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.core.text.normalise import folded, unwrapped, words

KEY_VERSION = 2
"""The version of every key of `paragraphs` and of `keys`: keys of different versions never compare."""

KEY_BITS = 48
"""A key is at least 0 and below 2**48: it takes 6 bytes in SQLite, and any signed 64-bit column holds it."""

BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
"""What stands between two paragraphs: a line without a sign, and those after it."""

_KEY_BYTES = KEY_BITS // 8


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it stands in the text, and its normalised tokens."""

    text: str
    tokens: list[str]


def paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of a text that have a token; all their tokens in a row are those of the text.

    Paragraphs stand between blank lines; where a text has no blank line, its lines are its paragraphs.
    """
    text = unwrapped(text.replace("\r\n", "\n"))
    split = BLANK_LINE.split if BLANK_LINE.search(text) else str.splitlines
    raw = split(text)
    plain = split(folded(text))
    if len(raw) != len(plain):  # what was taken away stood alone between two line breaks
        plain = [folded(part) for part in raw]
    return [Paragraph(part, found) for part, each in zip(raw, plain, strict=True) if (found := words(each))]


def paragraph_key(tokens: Sequence[str]) -> int:
    """Return the key of a paragraph: BLAKE2b over its tokens, `KEY_BITS` bits."""
    digest = hashlib.blake2b(" ".join(tokens).encode(), digest_size=_KEY_BYTES, person=b"paragraph")
    return int.from_bytes(digest.digest(), "big")


def site_key(site: str, key: int) -> int:
    """Return the key of a paragraph on one site: where those stand in one index with others, the two never meet."""
    digest = hashlib.blake2b(f"{key}\n{site}".encode(), digest_size=_KEY_BYTES, person=b"site")
    return int.from_bytes(digest.digest(), "big")
