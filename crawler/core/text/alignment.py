"""What two texts share, word for word and in order, and what each says in its place.

Anchors are runs of four tokens that stand once in both texts, then, between anchors, shorter ones (patience diff, Bram
Cohen); anchors out of order are left out. Linear but for the sorting, and bounded by `MOST_ALIGNED`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, count, pairwise
from operator import ne

from crawler.core.accelerator import native

MOST_ALIGNED = 20_000
"""Tokens of each text that are aligned: more than any news story has; what comes after them is not looked at."""

RUN = 4
"""Tokens in a row from which on a match is no chance: sayings and names of three words stand in many stories."""
_STEP = 32
"""Tokens that are compared at once."""
_ALL, _NONE = b"\x01" * RUN, bytes(RUN)


@dataclass(frozen=True, slots=True)
class Alignment:
    """The runs that two token lists share, as (start here, start there, tokens), and the gaps between them.

    A gap is what stands here and there between two runs; one side may be empty.
    """

    runs: list[tuple[int, int, int]]
    gaps: list[tuple[list[str], list[str]]]

    def matched(self, size: int, side: int) -> bytearray:
        """Return for each of a text's `size` tokens 1 if it stands in a run of `RUN`; `side` is 0 here and 1 there."""
        flags = bytearray(size)
        for run in self.runs:
            if run[2] >= RUN:
                flags[run[side] : run[side] + run[2]] = b"\x01" * run[2]
        return flags

    def loose(self) -> int:
        """Return how many tokens stand in any row of two or more."""
        return sum(run[2] for run in self.runs if run[2] > 1)


def align(here: Sequence[str], there: Sequence[str]) -> Alignment:
    """Align two token lists."""
    one, other = list(here[:MOST_ALIGNED]), list(there[:MOST_ALIGNED])
    runs = shared_in_python(one, other) if native is None else native.runs(one, other, RUN)
    gaps = []
    at_one = at_other = 0
    for start, start_there, size in [*runs, (len(one), len(other), 0)]:
        if start > at_one or start_there > at_other:
            gaps.append((one[at_one:start], other[at_other:start_there]))
        at_one, at_other = start + size, start_there + size
    return Alignment(runs, gaps)


def pairs_shared(one: list[str], other: list[str]) -> tuple[int, int, int]:
    """Return how many pairs of tokens in a row either text has, and how many both have."""
    return pairs_in_python(one, other) if native is None else native.pairs_shared(one, other)


def pairs_in_python(one: list[str], other: list[str]) -> tuple[int, int, int]:
    """Return the same as native code does."""
    here, there = set(pairwise(one)), set(pairwise(other))
    return len(here), len(there), len(here & there)


def pairs_apart(one: list[str], other: list[str]) -> int:
    """Return how many pairs only one of two texts has."""
    here, there, shared = pairs_shared(one, other)
    return here + there - 2 * shared


def cover_moved(covered: bytearray, words: list[str], other: list[str]) -> None:
    """Mark what stands in a run of the other text elsewhere: paragraphs are moved."""
    if _NONE not in covered:
        return
    if native is None:
        cover_in_python(covered, words, other)
    else:
        native.cover_moved(covered, words, other, RUN)


def cover_in_python(covered: bytearray, words: list[str], other: list[str]) -> None:
    """Do the same as native code does."""
    grams = set(zip(other, other[1:], other[2:], other[3:], strict=False))
    start = covered.find(0)
    while start >= 0:
        end = covered.find(1, start)
        end = len(covered) if end < 0 else end
        for place in range(start, end - RUN + 1):
            if tuple(words[place : place + RUN]) in grams:
                covered[place : place + RUN] = _ALL
        start = covered.find(0, end)


def shared_in_python(one: list[str], other: list[str]) -> list[tuple[int, int, int]]:
    """Return the runs that two texts share, as native code does."""
    return _joined(_runs(one, other, 0, len(one), 0, len(other), RUN))


def _runs(
    one: list[str], other: list[str], low: int, high: int, low_there: int, high_there: int, size: int
) -> list[tuple[int, int, int]]:
    """Return the runs between two places: both's beginning, by anchors of `size` tokens or fewer, both's end."""
    if low == high or low_there == high_there:
        return []
    front = _same_from(one, other, low, low_there, min(high - low, high_there - low_there))
    runs = [(low, low_there, front)] if front else []
    low, low_there = low + front, low_there + front
    back = _same_before(one, other, high, high_there, min(high - low, high_there - low_there))
    high, high_there = high - back, high_there - back
    if low < high and low_there < high_there:
        anchors = _in_order(_anchors(one, other, low, high, low_there, high_there, size))
        is_apart = size == RUN and not (anchors or front or back)  # and so are their smaller parts
        if not is_apart:
            runs += _anchored(one, other, low, high, low_there, high_there, size, anchors)
    if back:
        runs.append((high, high_there, back))
    return runs


def _anchored(
    one: list[str],
    other: list[str],
    low: int,
    high: int,
    low_there: int,
    high_there: int,
    size: int,
    anchors: list[tuple[int, int]],
) -> list[tuple[int, int, int]]:
    """Return a run for each anchor, as long as it goes on, and the runs of smaller anchors between them."""
    runs = []
    smaller = size // 2
    at, at_there = low, low_there
    for place, place_there in [*anchors, (high, high_there)]:
        if place < at or place_there < at_there:  # within the run of the one before
            continue
        if smaller and at < place and at_there < place_there:
            runs += _runs(one, other, at, place, at_there, place_there, smaller)
        if place < high:
            end, end_there = place + size, place_there + size
            length = size + _same_from(one, other, end, end_there, min(high - end, high_there - end_there))
            runs.append((place, place_there, length))
            at, at_there = place + length, place_there + length
    return runs


def _same_from(one: list[str], other: list[str], place: int, place_there: int, most: int) -> int:
    """Return how many tokens are the same from two places on, up to `most`."""
    same = 0
    while same < most:
        step = min(_STEP, most - same)
        piece = one[place + same : place + same + step]
        piece_there = other[place_there + same : place_there + same + step]
        if piece != piece_there:
            return same + _first_other(piece, piece_there)
        same += step
    return same


def _same_before(one: list[str], other: list[str], place: int, place_there: int, most: int) -> int:
    """Return how many tokens are the same right before two places, up to `most`."""
    same = 0
    while same < most:
        step = min(_STEP, most - same)
        piece = one[place - same - step : place - same]
        piece_there = other[place_there - same - step : place_there - same]
        if piece != piece_there:
            return same + _first_other(piece[::-1], piece_there[::-1])
        same += step
    return same


def _first_other(piece: list[str], piece_there: list[str]) -> int:
    """Return the place of the first token in which two pieces of one size differ."""
    return next(compress(count(), map(ne, piece, piece_there)))


def _anchors(
    one: list[str], other: list[str], low: int, high: int, low_there: int, high_there: int, size: int
) -> list[tuple[int, int]]:
    """Return the places of the runs of `size` tokens that stand once on each side, in the order of this side."""
    if min(high - low, high_there - low_there) < size:
        return []
    places, places_there = _once(one[low:high], low, size), _once(other[low_there:high_there], low_there, size)
    find = places_there.get
    return [(place, there) for gram, place in places.items() if place >= 0 and (there := find(gram, -1)) >= 0]


def _once(words: list[str], low: int, size: int) -> dict[tuple[str, ...], int]:
    """Return the place of each run of `size` tokens, -1 where it stands more than once; the first word is at `low`."""
    places: dict[tuple[str, ...], int] = {}
    for place, gram in enumerate(zip(*(words[skip:] for skip in range(size)), strict=False), low):
        places[gram] = -1 if gram in places else place
    return places


def _in_order(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest row of pairs that ascend on both sides; they ascend on this one."""
    places = [there for _, there in pairs]
    if places == sorted(places):
        return pairs
    ends: list[int] = []
    rows: list[int] = []
    before = [-1] * len(pairs)
    for index, (_, there) in enumerate(pairs):
        place = bisect_left(ends, there)
        before[index] = rows[place - 1] if place else -1
        if place == len(ends):
            ends.append(there)
            rows.append(index)
        else:
            ends[place], rows[place] = there, index
    found = []
    index = rows[-1] if rows else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]


def _joined(runs: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Return the runs with those that touch made one."""
    joined: list[tuple[int, int, int]] = []
    for run in runs:
        if joined and all(joined[-1][side] + joined[-1][2] == run[side] for side in (0, 1)):
            joined[-1] = (*joined[-1][:2], joined[-1][2] + run[2])
        else:
            joined.append(run)
    return joined
