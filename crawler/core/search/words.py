"""A text to the words by which it is found: the tokens of the archive, and accents do not count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from crawler.core.text.normalise import fold, folded, unwrapped

WORDS_VERSION = 1
"""The version of what `search_words` returns: any change of it is a new version with a migration that fills anew."""

_LONGEST = 64
"""Characters of a word that count: what is longer is data, and databases bound what they index."""
_MOST_WORDS = 16_000
"""Words of an article that are found: PostgreSQL knows no place of a word beyond 16,383."""
_MOST_BYTES = 400_000
"""Bytes of an article's words: PostgreSQL indexes a megabyte, with what it keeps beside each word."""

_ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u06d6-\u06ed]"
)
"""Accents of Latin, Greek and Cyrillic letters, and the vowel signs of Hebrew and Arabic, which few people type."""
_STROKES = str.maketrans("łøđħıŧ", "lodhit")
"""Letters whose stroke is no accent to Unicode, and is one to whoever types them."""


@dataclass(frozen=True, slots=True)
class FoundBy:
    """The words by which an article is found, in their order."""

    title: tuple[str, ...]
    authors: tuple[str, ...]
    text: tuple[str, ...]


def search_words(text: str) -> list[str]:
    """Return the words of a text; those of Chinese, Japanese, Korean, Thai and the like are single characters.

    Case, accents and presentation do not count. Any string gives a list.
    `search_words(" ".join(search_words(text))) == search_words(text)`.
    """
    joined = fold(text)
    words = (joined if joined.isascii() else _plain(joined)).split()
    return words if max(map(len, words), default=0) <= _LONGEST else [word[:_LONGEST] for word in words]


@lru_cache(maxsize=8_192)
def is_word(sign: str) -> bool:
    """Whether a character is a word of its own, as those of scripts without blanks are."""
    return not sign.isascii() and len(search_words(f"a{sign}a")) > 1


def light(text: str) -> str:
    """Return a text in the letters of `search_words`, not cut into words: for counting many of them quickly."""
    text = folded(unwrapped(text))
    return text if text.isascii() else _plain(text)


def found_by(title: str, authors: Iterable[str], text: str) -> FoundBy:
    """Return the words by which an article is found: all of an article of a usual size, the first ones of a book."""
    left_words, left_bytes = _MOST_WORDS, _MOST_BYTES
    parts = []
    for part in (title, "\n".join(authors), text):
        words = search_words(part)[:left_words]
        size = sum(map(len, words)) * 4  # bytes of a character at the most
        if size > left_bytes:
            words = _within(words, left_bytes)
            size = left_bytes
        left_words, left_bytes = left_words - len(words), left_bytes - size
        parts.append(tuple(words))
    return FoundBy(*parts)


def _within(words: list[str], most: int) -> list[str]:
    """Return the first words that take no more bytes than `most`."""
    for index, word in enumerate(words):
        most -= len(word.encode())
        if most < 0:
            return words[:index]
    return words


def _plain(text: str) -> str:
    """Return a text without accents."""
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text))).translate(_STROKES)
