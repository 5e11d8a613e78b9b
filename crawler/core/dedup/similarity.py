"""How alike two texts are: what they share, whether their leads and headlines belong to that, and what was swapped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice
from math import ceil

from crawler.core.accelerator import native
from crawler.core.dedup.core_text import LONGEST_REMEMBERED, CoreText
from crawler.core.text.alignment import MOST_ALIGNED, align, cover_moved, pairs_shared
from crawler.core.text.normalise import folded, tokens

HALF = 0.5
"""Share of a text from which on most of it is meant."""

REWORDED = 0.45
"""Share of the longer text in rows of two tokens or more from which on it may be the other one in other words."""

_LEAD = 25
"""Tokens that open a story: its first sentence, or two short ones."""

_LOOSE_LEAD = 8
"""Tokens of the lead in rows of two or more; where fewer are shared, the two stories open with something else."""

_TELLING_WORD = 4
"""Characters from which on a word of a headline names something; shorter ones are mostly articles and prepositions."""

_SAMPLED = 60
"""Words of the shorter text that are looked at before anything is aligned."""

_PROBE_CHARS = 6
"""Characters of a sampled word that is looked for: shorter ones stand in nearly every text, also within other words."""

_PROBES = 8
"""Probes under which the sample says nothing: texts without blanks, and very short ones."""

_PROBES_FOUND = 0.45
"""Share of the probes that a near copy holds: below the half of a text that has to be shared, since it is a sample."""

_REMEMBERED = 1_024
"""Texts of which is kept what is asked before the closer look: one is compared with some others, and so are these."""

_UNSPACED = "\u2e80"
"""From here on scripts set no blanks: what stands between two is no word, and found in no other text."""

_WRITTEN_OTHERWISE = re.compile("[\u00ad\u0300-\u036f\u200b-\u200f\u2060\u2e80-\U0003ffff]")
"""Signs in words that nobody sees, accents parted from their letters, ligatures, and scripts without blanks."""

_LEAST_PAIRS = 0.15
"""Share of a text's pairs in the other: rows of two that cover .45 of it, the least of a rewording, hold .22."""

_WORTH_A_LOOK = 0.4
"""Share from which on the facts are compared: below `REWORDED` the answer is no already."""

_MOST_LOOKED_AT = 4_000
"""Tokens of gaps of which the facts are compared: each is looked for in the whole text, so that time is bounded."""

_MISSPELT = 0.6
"""Likeness of two names (0 to 1, `difflib`) from which on one is the other, misspelt or in another transcription."""

_ADDED = 3
"""Tokens on one side alone that may be another wording: more of them are an addition, which says nothing of facts."""

_FACTS_APART = 30
"""Tokens that lie between two swapped facts, at least, where a text is no template: found on development streams."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What `likeness` found: shares (0 to 1) and counts of tokens without furniture.

    `here` and `there` are the shares of each text that the other has, too, `matched` their tokens and `size` the tokens
    of the shorter text. `lead`: one text's opening is shared. `tied_here`: half of the telling words of this text's
    headline stand in what is shared. `is_headed_apart`: the openings share hardly any two words in a row. `loose` is
    the share of the longer text that stands in any row of two tokens. `swapped` counts the facts (names and numbers)
    that stand in one place here and there and differ, `is_template` says that hardly anything but facts differs, and
    these all over.
    """

    here: float
    there: float
    matched: int
    size: int
    lead: bool
    tied_here: bool
    tied_there: bool
    titles_alike: bool
    is_headed_apart: bool
    loose: float
    swapped: int
    numbers: bool
    is_template: bool
    gaps: Sequence[tuple[list[str], list[str]]]
    runs: Sequence[tuple[int, int, int]]

    @property
    def both(self) -> float:
        """The share that either text has of the other, at least."""
        return min(self.here, self.there)

    @property
    def are_tied(self) -> bool:
        """Whether either headline is about what is shared."""
        return self.tied_here and self.tied_there

    @property
    def is_reworded(self) -> bool:
        """Whether one may be the other in other words: short rows cover much of it, and the headlines agree."""
        return self.loose >= REWORDED and (self.titles_alike or self.are_tied)


def may_be_near(text: str, other: str) -> bool:
    """Whether two texts share enough words for a closer look, by a sample of the one's longer words."""
    if len(text) > len(other):
        text, other = other, text
    if _holds(other, _sample(text)):
        return True
    if not any(not one.isascii() and _WRITTEN_OTHERWISE.search(one) for one in (text, other)):
        return False
    plain = folded(text)
    return any(word[0] >= _UNSPACED for word in _sampled(plain)) or _holds(folded(other), _sample(plain))


def _sample(text: str) -> list[str]:
    """Return the longer ones of some words of a text."""
    return (_remembered_sample if len(text) <= LONGEST_REMEMBERED else _remembered_sample.__wrapped__)(text)


@lru_cache(maxsize=_REMEMBERED)
def _remembered_sample(text: str) -> list[str]:
    return [word for word in _sampled(text) if len(word) >= _PROBE_CHARS and word.isalnum()]


def _sampled(text: str) -> Sequence[str]:
    words = text.split()
    return words[:: len(words) // _SAMPLED + 1]


def _holds(text: str, sample: list[str]) -> bool:
    """Whether a sample of words stands in a text, or is too small to say."""
    if len(sample) < _PROBES:
        return True
    needed = ceil(_PROBES_FOUND * len(sample))
    found: bool | None = None if native is None else native.holds_probes(text, sample, needed)
    return holds_in_python(text, sample, needed) if found is None else found


def holds_in_python(text: str, sample: Sequence[str], needed: int) -> bool:
    """Return whether a text holds so many of some words, as native code does."""
    lacking = (probe for probe in sample if probe not in text)
    return next(islice(lacking, len(sample) - needed, None), None) is None


def may_share(here: CoreText, there: CoreText) -> bool:
    """Whether so many pairs of tokens of either text stand in the other that an alignment can find them near."""
    one, other, shared = pairs_shared(here.core, there.core)
    return shared >= _LEAST_PAIRS * min(one, other)


def likeness(here: CoreText, there: CoreText, title: str, other_title: str, text: str, other_text: str) -> Likeness:
    """Compare two texts without their furniture."""
    one, other = here.core[:MOST_ALIGNED], there.core[:MOST_ALIGNED]
    found = align(one, other)
    covered, covered_there = found.matched(len(one), 0), found.matched(len(other), 1)
    if any(here and there for here, there in found.gaps) or len(found.gaps) > 1:
        cover_moved(covered, one, other)
        cover_moved(covered_there, other, one)
    matched = min(sum(covered), sum(covered_there))
    shared = {word for word, flag in zip(one, covered, strict=True) if flag}
    shares = _share(covered), _share(covered_there)
    loose = found.loose() / max(len(one), len(other), 1)
    worth = max(*shares, loose) >= _WORTH_A_LOOK
    swaps, others = _swaps(found.gaps, text, other_text) if worth else (set(), 0)
    return Likeness(
        here=shares[0],
        there=shares[1],
        matched=matched,
        size=min(len(one), len(other)),
        lead=_share(covered[:_LEAD]) >= HALF or _share(covered_there[:_LEAD]) >= HALF,
        tied_here=_is_tied(title, shared),
        tied_there=_is_tied(other_title, shared),
        is_headed_apart=_opening(found.runs, 0) < _LOOSE_LEAD or _opening(found.runs, 1) < _LOOSE_LEAD,
        titles_alike=_are_alike(title, other_title),
        loose=loose,
        swapped=len(swaps),
        numbers=any(word[0].isdigit() for swap in swaps for word in swap),
        is_template=len(swaps) > 1 and len(swaps) * _FACTS_APART > matched and len(swaps) * 3 >= others,
        gaps=found.gaps,
        runs=found.runs,
    )


def _opening(runs: list[tuple[int, int, int]], side: int) -> int:
    """Return how many of the first tokens of a text stand in a row of two or more of the other."""
    return sum(max(min(run[side] + run[2], _LEAD) - run[side], 0) for run in runs if run[2] > 1)


def _share(flags: bytearray) -> float:
    return sum(flags) / len(flags) if flags else 0.0


def _are_alike(title: str, other: str) -> bool:
    """Whether two headlines share half of their words or more."""
    one, another = set(tokens(title)), set(tokens(other))
    return len(one & another) * 2 >= max(len(one), len(another)) > 0


def _is_tied(title: str, shared: set[str]) -> bool:
    """Whether half of a headline's telling words stand in what is shared; one that has none says nothing against it."""
    telling = [word for word in set(tokens(title)) if len(word) >= _TELLING_WORD or not word.isascii()]
    return sum(word in shared for word in telling) * 2 >= len(telling)


def _swaps(gaps: Iterable[tuple[list[str], list[str]]], text: str, other_text: str) -> tuple[set[tuple[str, str]], int]:
    """Return the pairs of facts of which one stands where the other stands there, and how many other words differ."""
    swaps: set[tuple[str, str]] = set()
    rest = 0
    looked_at = 0
    for piece, piece_there in gaps:
        looked_at += len(piece) + len(piece_there)
        if looked_at > _MOST_LOOKED_AT:
            break
        if not (piece and piece_there):
            longer = len(piece) + len(piece_there)
            rest += longer if longer <= _ADDED else 0
            continue
        facts = [word for word in piece if _is_fact(word, text)]
        facts_there = [word for word in piece_there if _is_fact(word, other_text)] if facts else []
        pairs = {pair for pair in zip(facts, facts_there, strict=False) if _is_swap(*pair)}
        swaps |= pairs
        rest += max(len(piece), len(piece_there)) - len(pairs)
    return swaps, rest


def _is_fact(word: str, text: str) -> bool:
    """Whether a token is a number or a name: with a capital throughout the text."""
    return word[0].isdigit() or (word not in text and word.capitalize() in text)  # most words are found at once


def _is_swap(fact: str, other: str) -> bool:
    """Whether two facts are different ones: two numbers, or two names that are no misspellings of each other."""
    if fact[0].isdigit() or other[0].isdigit():
        return fact != other and fact.isdigit() and other.isdigit()
    return fact[0] != other[0] or SequenceMatcher(None, fact, other).ratio() < _MISSPELT
