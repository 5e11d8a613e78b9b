"""What two texts say differently, word by word, for people to read: words as they are written, in their paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from crawler.core.text.alignment import align
from crawler.core.text.normalise import tokens

_WORD = re.compile(r"\n\s*\n|[^\s\u2e80-\u9fff\uac00-\ud7a3]+|[\u2e80-\u9fff\uac00-\ud7a3]")
_PARAGRAPH = "\n\n"


class Side(StrEnum):
    """In which of two texts a piece stands."""

    BOTH = "both"
    HERE = "here"
    THERE = "there"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words; two line feeds stand where a paragraph ends."""

    side: Side
    text: str


def difference(here: str, there: str) -> list[Piece]:
    """Return the pieces of two texts in reading order: what only `here` says comes before what `there` says instead.

    Words are compared as they are normalised: another case or another kind of quotation mark is no difference. Of
    texts of more than 20,000 words what comes after them is compared as a whole.
    """
    one, other = _words(here), _words(there)
    alike, alike_there = [_normal(word) for word in one], [_normal(word) for word in other]
    pieces: list[Piece] = []
    at = at_there = 0
    for start, start_there, size in [*align(alike, alike_there).runs, (len(one), len(other), 0)]:
        if one[at:start] != other[at_there:start_there]:
            pieces += _only(Side.HERE, one[at:start]) + _only(Side.THERE, other[at_there:start_there])
        else:
            pieces += _only(Side.BOTH, one[at:start])
        pieces += _only(Side.BOTH, one[start : start + size])
        at, at_there = start + size, start_there + size
    return _joined(pieces)


def _words(text: str) -> list[str]:
    return [_PARAGRAPH if word.isspace() else word for word in _WORD.findall(text.strip())]


def _normal(word: str) -> str:
    return word if word == _PARAGRAPH else " ".join(tokens(word)) or word


def _only(side: Side, words: Sequence[str]) -> list[Piece]:
    return [Piece(side, _written(words))] if words else []


def _written(words: Sequence[str]) -> str:
    written = ""
    for word in words:
        is_glued = not written or word == _PARAGRAPH or written.endswith("\n") or _is_unspaced(written[-1], word)
        written += word if is_glued else f" {word}"
    return written


def _is_unspaced(before: str, word: str) -> bool:
    """Whether two words of scripts without spaces meet."""
    return before >= "\u2e80" and word[0] >= "\u2e80"


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with neighbours of one side made one."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].side is piece.side:
            glue = "" if joined[-1].text.endswith("\n") or piece.text.startswith("\n") else " "
            joined[-1] = Piece(piece.side, joined[-1].text + glue + piece.text)
        else:
            joined.append(piece)
    return joined
