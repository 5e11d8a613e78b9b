"""The core of a text as it is written: which words its tokens stand in, and where its sentences and lines end."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from crawler.core.dedup.core_text import CoreText
from crawler.core.dedup.dateline import without_dateline
from crawler.core.text.normalise import tokens, unwrapped

_WORD = re.compile(r"[^\s。！？]+[。！？]*|[。！？]+")
ENDS_SENTENCE = re.compile(r"[.!?…。！？؟।:][\"'”’»“)\]]*$")


class _Word(NamedTuple):
    """A word as it is written: `end` counts the tokens of its paragraph up to it."""

    text: str
    end: int
    ends_line: bool


@lru_cache(maxsize=1 << 13)
def _size(word: str) -> int:
    """Return how many tokens a word is: texts have most of their words in common."""
    return len(tokens(word))


class WrittenCore:
    """The paragraphs of a core, with the words of those that are asked for; `flagged` is what is left out of it."""

    def __init__(self, core: CoreText, title: str, furniture: Collection[int] = ()) -> None:
        """Take a text, its headline, and the keys of what its site has taught."""
        self.title = tokens(title)
        self.furniture = furniture
        self.core = core.core
        self.flagged = {tuple(part.tokens) for part, is_out in zip(core.parts, core.flags, strict=True) if is_out}
        kept = [part for part, is_out in zip(core.parts, core.flags, strict=True) if not is_out]
        self.parts = [
            part if len(part.tokens) == len(words) else without_dateline(part)
            for part, words in zip(kept, core.core_parts, strict=True)
        ]
        self.flagged |= {
            tuple(part.tokens[: -len(words)])
            for part, words in zip(kept, core.core_parts, strict=True)
            if part.tokens != words
        }
        self.ends = list(accumulate(len(words) for words in core.core_parts))
        self._words: dict[int, list[_Word]] = {}

    @property
    def size(self) -> int:
        """Tokens of the core."""
        return self.ends[-1]

    def part_at(self, place: int) -> int:
        """Return the index of the paragraph that the token at a place stands in."""
        return next(index for index, end in enumerate(self.ends) if place < end)

    def start_of(self, index: int) -> int:
        """Return the place of the first token of a paragraph."""
        return self.ends[index - 1] if index else 0

    def words(self, index: int) -> list[_Word]:
        """Return the words of a paragraph."""
        if index not in self._words:
            found, count = [], 0
            for line in unwrapped(self.parts[index].text).split("\n"):
                written = _WORD.findall(line)
                for place, word in enumerate(written, 1):
                    count += _size(word)
                    found.append(_Word(word, count, place == len(written)))
            self._words[index] = found
        return self._words[index]

    def is_boundary(self, place: int) -> bool:
        """Whether a paragraph, a line or a sentence ends before a token."""
        if place in (0, self.size) or place in self.ends:
            return True
        index = self.part_at(place)
        offset = place - self.start_of(index)
        return any(
            word.end == offset and (word.ends_line or ENDS_SENTENCE.search(word.text)) for word in self.words(index)
        )

    def units(self, begin: int, end: int) -> Iterator[tuple[str, bool]]:
        """Yield the sentences and lines from one token to another, and whether each is a whole paragraph."""
        index = self.part_at(begin)
        while begin < end:
            start, stop = self.start_of(index), min(self.ends[index], end)
            if begin == start and stop == self.ends[index]:
                yield self.parts[index].text.strip(), True
            else:
                yield from ((unit, False) for unit in self._cut(index, begin - start, stop - start))
            begin, index = stop, index + 1

    def _cut(self, index: int, begin: int, end: int) -> Iterator[str]:
        """Yield the sentences and lines of a piece of a paragraph, with the signs that stand before them."""
        unit: list[str] = []
        before = 0
        for word in self.words(index):
            is_within = begin < word.end <= end if word.end > before else begin <= word.end < end
            before = word.end
            if is_within:
                unit.append(word.text)
                if word.ends_line or ENDS_SENTENCE.search(word.text):
                    yield " ".join(unit)
                    unit = []
        if unit:
            yield " ".join(unit)
