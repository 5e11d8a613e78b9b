"""The keys under which near copies of an article are found: its longest paragraphs, and a sample of its phrases."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

MOST_KEYS = 16
MOST_POSTINGS = 40
"""A key that stands in more articles than this says nothing, and is skipped."""

MOST_CANDIDATES = 6
_PHRASE = 4
_PARAGRAPHS = 5


def near_keys(paragraph_keys: Iterable[tuple[int, int]], core: Sequence[str]) -> tuple[int, ...]:
    """Return the sorted keys of an article; `paragraph_keys` are pairs of tokens and key, `core` its tokens."""
    chosen = {key for _, key in sorted(paragraph_keys, reverse=True)[:_PARAGRAPHS]}
    phrases = {" ".join(core[start : start + _PHRASE]) for start in range(len(core) - _PHRASE + 1)}
    hashed = [hashlib.blake2b(phrase.encode(), digest_size=6, person=b"phrase").digest() for phrase in phrases]
    hashed.sort()  # as bytes, whose order is that of the numbers
    chosen.update(int.from_bytes(digest, "big") for digest in hashed[: MOST_KEYS - len(chosen)])
    return tuple(sorted(chosen))


def choose_candidates(postings: Mapping[int, Sequence[int]]) -> tuple[int, ...]:
    """Return at most `MOST_CANDIDATES` article ids, the likeliest near copies first.

    `postings` gives for each key of the new article the ids of the articles that have it, at most
    `MOST_POSTINGS + 1` of them. Rare keys count more; of equals the earlier article comes first.
    """
    weights: dict[int, float] = {}
    for ids in postings.values():
        if len(ids) <= MOST_POSTINGS:
            for article_id in ids:
                weights[article_id] = weights.get(article_id, 0.0) + 1 + 1 / len(ids)
    return tuple(sorted(weights, key=lambda article_id: (-weights[article_id], article_id))[:MOST_CANDIDATES])
