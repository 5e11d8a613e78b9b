"""Where in a text the words of a query stand, and the piece of it that shows them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crawler.core.search.query import Phrase
from crawler.core.search.words import is_word, search_words
from crawler.core.text.normalise import one_line

_LENGTH = 200
"""Characters of a snippet: two lines of a terminal."""
_MOST_CHARS = 60_000
"""Characters of a text in which a snippet is looked for: a snippet of a book may come from its first chapters."""
_SHORT = 4
"""Characters of a word whose form is remembered: those of scripts without blanks come again and again."""
_MARKED = 500
"""Hits of a text that are looked at for the best piece of it."""
_RUN = re.compile(r"[^\W_](?:[^\W_]|['’`´ʼ‘\u00ad\u200b-\u200d\u2060]|[^\w\s!-/:-@\[-^{-~])*")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text, and whether it is a hit."""

    text: str
    is_hit: bool = False


def marked(text: str, phrases: Sequence[Phrase]) -> tuple[Part, ...]:
    """Return a text in parts, those that are hits marked; together they are the text."""
    return _cut(text, _hits(text[:_MOST_CHARS], phrases))


def snippet(text: str, phrases: Sequence[Phrase]) -> tuple[Part, ...]:
    """Return the piece of a text with the most different hits, in one line; its beginning where there is none."""
    text = one_line(text[:_MOST_CHARS])
    hits = _hits(text, phrases)
    if len(text) <= _LENGTH:
        return _cut(text, hits)
    start, end = _piece(text, hits)
    inside = [(max(a, start) - start, min(b, end) - start, of) for a, b, of in hits if a < end and b > start]
    parts = _cut(text[start:end], inside)
    before, after = (Part("… "),) if start else (), (Part(" …"),) if end < len(text) else ()
    return (*before, *parts, *after)


def _piece(text: str, hits: Sequence[tuple[int, int, int]]) -> tuple[int, int]:
    """Return the border of the best piece of a long text, between two words where there are blanks."""
    best, first = (0, 0), 0
    for index, (start, _, _) in enumerate(hits):
        near = [of for at, end, of in hits[index : index + 40] if end - start <= _LENGTH * 3 // 4]
        if (len(set(near)), len(near)) > best:
            best, first = (len(set(near)), len(near)), start
    start = max(0, min(first - _LENGTH // 5, len(text) - _LENGTH))
    end = min(len(text), start + _LENGTH)
    if start:
        blank = text.find(" ", start, max(start, first))
        start = blank + 1 if 0 <= blank < first else start
    if end < len(text):
        blank = text.rfind(" ", end - _LENGTH // 4, end + 1)
        end = blank if blank > first else end
    return start, end


def _hits(text: str, phrases: Sequence[Phrase]) -> list[tuple[int, int, int]]:
    """Return (start, end, number of the phrase) of where phrases stand, in order, none within another."""
    wanted: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for number, phrase in enumerate(phrases):
        wanted.setdefault(phrase.words[0], []).append((number, phrase.words))
    if not wanted:
        return []
    words = list(_words(text))
    found: list[tuple[int, int, int]] = []
    free = 0
    for index, (word, start, _) in enumerate(words):
        if start < free or word not in wanted:
            continue
        for number, asked in sorted(wanted[word], key=lambda each: -len(each[1])):
            following = words[index : index + len(asked)]
            if tuple(each for each, _, _ in following) == asked:
                free = following[-1][2]
                found.append((start, free, number))
                break
        if len(found) == _MARKED:
            break
    return found


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text with where each begins and ends."""
    for run in _RUN.finditer(text):
        start, piece = run.start(), run[0]
        if piece.isascii():
            words = search_words(piece)
            if len(words) == 1:
                yield words[0], start, run.end()
            continue
        for begin, end in _apart(piece):
            words = _words_of(piece[begin:end]) if end - begin < _SHORT else search_words(piece[begin:end])
            if len(words) == 1:
                yield words[0], start + begin, start + end


@lru_cache(maxsize=8_192)
def _words_of(short: str) -> list[str]:
    return search_words(short)


def _apart(piece: str) -> Iterator[tuple[int, int]]:
    """Yield the borders of the words of a run: characters of scripts without blanks stand alone, with their marks."""
    begin = 0
    alone = False
    for index, sign in enumerate(piece):
        if unicodedata.category(sign)[0] == "M":
            continue
        is_single = is_word(sign)
        if index > begin and (alone or is_single):
            yield begin, index
            begin = index
        alone = is_single
    yield begin, len(piece)


def _cut(text: str, hits: Sequence[tuple[int, int, int]]) -> tuple[Part, ...]:
    parts: list[Part] = []
    done = 0
    for start, end, _ in hits:
        if start > done:
            parts.append(Part(text[done:start]))
        parts.append(Part(text[start:end], is_hit=True))
        done = end
    if done < len(text):
        parts.append(Part(text[done:]))
    return tuple(parts)
