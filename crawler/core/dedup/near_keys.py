"""The keys under which near copies of an article are found: two long paragraphs, and a sample of its pairs of words.

A pair is two telling words in a row, whatever small words stand between. The sample is the pairs with the smallest
hashes (bottom-k of Broder's MinHash, 1997), so that texts that share pairs share keys, wherever these stand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from itertools import pairwise

from crawler.core.accelerator import native
from crawler.core.dedup.paragraphs import KEY_BITS, LONGEST_SHARED, paragraph_key

MOST_POSTINGS = 40
"""Articles with one key from which on it says nothing, and is skipped; it bounds what a look-up reads."""

MOST_CANDIDATES = 6
"""Articles that a new one is compared with: each costs an alignment, and the likeliest come first."""

_PARAGRAPHS = 2
"""Paragraphs of an article, the longest, that are keys: more of them find less than pairs do (decision 9)."""

_LEAST_KEYED = 6
"""Tokens of such a paragraph: shorter ones are labels, which many articles have."""

_PAIRS = 12
"""Pairs of an article that are keys: more would find more, and cost 20 to 28 bytes each (decision 9)."""

_ENOUGH = 30
"""Pairs to be expected among the smallest, so that hardly ever fewer than `_PAIRS` are found."""

_TELLING = 5
"""Characters from which on a word tells something; the small words between are what a rewording changes."""

_UNSPACED = "\u2e80"
"""From here on a character is a word: the scripts of East Asia."""

_MASK = (1 << KEY_BITS) - 1
_MOST_HASHED = 1 << 17
"""Words whose hashes are kept; it bounds the memory that they take."""

_RARE = 4
"""Articles up to which a key makes a candidate by itself."""


class _Hashes(dict[str, int]):
    """A hash for each telling word, and 0 for the others; forgotten when it grows large."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_HASHED:
            self.clear()
        found = 0
        if len(word) >= _TELLING or word[0].isdigit() or word[0] >= _UNSPACED:
            found = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=6).digest(), "big")
        if len(word) <= LONGEST_SHARED:
            self[word] = found
        return found


_hashes = _Hashes()


def near_keys(paragraphs: Sequence[Sequence[str]], core: list[str]) -> tuple[int, ...]:
    """Return the sorted keys of an article; `paragraphs` are those of its core, `core` all their tokens."""
    pairs = smallest_in_python(core) if native is None else native.smallest_pairs(core, _hashes, _MASK, _PAIRS)
    longest = sorted((part for part in paragraphs if len(part) >= _LEAST_KEYED), key=len, reverse=True)[:_PARAGRAPHS]
    return tuple(sorted({*pairs, *map(paragraph_key, longest)}))


def smallest_in_python(core: Sequence[str]) -> list[int]:
    """Return the smallest hashes of pairs of telling words, as native code does."""
    return sorted(_smallest(list(filter(None, map(_hashes.__getitem__, core)))))[:_PAIRS]


def _smallest(telling: Sequence[int]) -> set[int]:
    """Return the smallest hashes of pairs: all, or at least `_PAIRS` where a part of all is enough to find these."""
    limit = _ENOUGH * _MASK // (len(telling) + 1)
    found = {pair for one, other in pairwise(telling) if (pair := (one - other) & _MASK) < limit}
    return found if len(found) >= _PAIRS else {(one - other) & _MASK for one, other in pairwise(telling)}


def choose_candidates(postings: Mapping[int, Sequence[int]]) -> tuple[int, ...]:
    """Return at most `MOST_CANDIDATES` article ids, the likeliest near copies first.

    `postings` gives for each key of the new article the ids of the articles that have it, at most
    `MOST_POSTINGS + 1` of them. A candidate shares two keys or a rare one. Rare keys count more; of equals the earlier
    article comes first.
    """
    weights: dict[int, float] = {}
    for ids in postings.values():
        if len(ids) <= MOST_POSTINGS:
            weight = 1.0 if len(ids) <= _RARE else 0.5 + 1 / len(ids)
            for article_id in ids:
                weights[article_id] = weights.get(article_id, 0.0) + weight
    likely = [article_id for article_id, weight in weights.items() if weight >= 1]
    return tuple(sorted(likely, key=lambda article_id: (-weights[article_id], article_id))[:MOST_CANDIDATES])
