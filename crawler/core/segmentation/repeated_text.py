"""What a page says twice: in an article, as for wide and for small screens, where it counts once; in most articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from crawler.core.page.outline import Outline
from crawler.core.page.prose import LEAST_PARAGRAPH
from crawler.core.page.segment import Segment
from crawler.core.text.normalise import fold

_LINES = 3
"""Lines that a copy has at least; a refrain has fewer."""
_COPY = 5
"""A copy has this part of the prose at least, one in so many."""
_NEAR = 8
"""Characters by which two writings of one headline may differ in length."""
_LEAST_WORDS = 4
"""Words of a sentence at least that no two articles say alike by chance: "No comment." they may."""
_SAYS = "\"'“”„«»‘’‚‹›「『-–—"
"""What speech begins with, which two articles on one thing may quote alike."""
_SENTENCE = re.compile(r"[.!?…。！？][\"”»)]?$")


def said_by_most(articles: Sequence[Collection[str]]) -> frozenset[str]:
    """Return the lines that most of some articles have, each given by its lines; none where there is one article."""
    counts = Counter(line for lines in articles for line in set(lines))
    return frozenset(line for line, count in counts.items() if count > 1 and count * 5 >= len(articles) * 3)


def is_sentence(text: str) -> bool:
    """Return whether a line is a sentence of some words, and not what somebody said."""
    return _SENTENCE.search(text) is not None and len(text.split()) >= _LEAST_WORDS and text[0] not in _SAYS


def without_copies(outline: Outline, segment: Segment, kept: list[int]) -> list[int]:
    """Return the blocks of a segment's text without those that only say it again."""
    return _once(outline, _before_copy(outline, segment, kept))


def _before_copy(outline: Outline, segment: Segment, kept: list[int]) -> list[int]:
    """Drop what stands below the headline where that is said again, if most of it was said above in other pieces."""
    blocks, title = outline.tree.blocks, fold(segment.title)
    if segment.title_block is None or not kept:
        return kept
    for again in range(segment.title_block + 1, kept[-1]):
        text = blocks[again].text
        if abs(len(text) - len(segment.title)) > _NEAR or fold(text) != title:
            continue
        above, below = ([index for index in kept if (index < again) is side] for side in (True, False))
        said, said_again = (_pairs(outline, indices) for indices in (above, below))
        if len(said & said_again) * 5 < len(said_again) * 4:
            return kept
        return above
    return kept


def _pairs(outline: Outline, indices: list[int]) -> set[tuple[str, str]]:
    """Return the pairs of neighbouring words in the text of blocks."""
    words = fold(" ".join(outline.tree.blocks[index].text for index in indices)).split()
    return set(pairwise(words))


def _once(outline: Outline, kept: list[int]) -> list[int]:
    """Drop the second copy of a text that a page holds twice, as for wide and for small screens."""
    seen, copied = set[str](), list[int]()
    for index in kept:
        text = outline.tree.blocks[index].text
        goes_on = bool(copied) and copied[-1] == index - 1
        if text in seen and (goes_on or outline.prose[index] >= LEAST_PARAGRAPH):
            copied.append(index)
        seen.add(text)
    total = sum(outline.prose[index] for index in kept)
    lines = {outline.tree.blocks[index].text for index in copied if outline.prose[index]}
    if len(lines) < _LINES or sum(outline.prose[index] for index in copied) * _COPY < total:
        return kept  # a refrain
    dropped = set(copied)
    return [index for index in kept if index not in dropped]
