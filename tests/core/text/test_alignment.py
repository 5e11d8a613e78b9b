from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.accelerator import native
from crawler.core.text.alignment import (
    MOST_ALIGNED,
    RUN,
    Alignment,
    align,
    cover_in_python,
    cover_moved,
    pairs_apart,
    pairs_in_python,
    pairs_shared,
    shared_in_python,
)

LONGER = st.lists(st.sampled_from("abcd"), max_size=90)
WORDS = st.lists(st.sampled_from("abcdefghijkl"), max_size=60)


def rebuilt(found: Alignment, one: list[str], side: int) -> list[str]:
    """Return a text from the runs and gaps of an alignment, in order."""
    pieces = sorted([(run[side], one[run[side] : run[side] + run[2]]) for run in found.runs])
    gaps = [gap[side] for gap in found.gaps if gap[side]]
    words: list[str] = []
    for start, piece in pieces:
        while len(words) < start:
            words += gaps.pop(0)
        words += piece
    return words + [word for gap in gaps for word in gap]


@given(WORDS, WORDS)
def test_runs_and_gaps_make_up_both_texts(one: list[str], other: list[str]) -> None:
    found = align(one, other)
    assert rebuilt(found, one, 0) == one
    assert rebuilt(found, other, 1) == other
    for here, there, size in found.runs:
        assert size > 0
        assert one[here : here + size] == other[there : there + size]


@given(WORDS)
def test_a_text_is_one_run_of_itself(one: list[str]) -> None:
    assert align(one, one).gaps == []


def test_a_changed_number_is_the_only_gap() -> None:
    one = ["the", "toll", "rose", "to", "12", "on", "sunday", "the", "police", "in", "port", "ellis", "said"]
    other = ["the", "toll", "rose", "to", "15", "on", "sunday", "the", "police", "in", "port", "ellis", "said"]
    assert align(one, other).gaps == [(["12"], ["15"])]


@given(st.permutations(range(40)), st.sets(st.integers(0, 39)), st.sets(st.integers(0, 39)))
def test_what_two_edits_of_one_text_share_is_the_same_from_either_side(
    order: list[int], left_out: set[int], left_out_there: set[int]
) -> None:
    one = [f"w{word}" for word in order if word not in left_out]
    other = [f"w{word}" for word in order if word not in left_out_there]
    forth, back = align(one, other), align(other, one)
    assert forth.runs == [(here, there, size) for there, here, size in back.runs]
    assert forth.loose() == back.loose()
    assert sum(forth.matched(len(one), 0)) == sum(back.matched(len(one), 1))


def aligned_plainly(one: Sequence[str], other: Sequence[str], size: int = 4) -> list[tuple[int, int]]:
    """Return the places of tokens that are the same here and there, as the module says it, token by token."""
    front = same_from(one, other)
    back = same_from(one[front:][::-1], other[front:][::-1])
    here, there = one[front : len(one) - back], other[front : len(other) - back]
    anchors = anchors_of(here, there, size)
    between = anchored_plainly(here, there, size, anchors) if size < 4 or anchors or front or back else []
    return [
        *((at, at) for at in range(front)),
        *((front + at, front + at_there) for at, at_there in between),
        *((len(one) - at, len(other) - at) for at in range(back, 0, -1)),
    ]


def anchored_plainly(
    here: Sequence[str], there: Sequence[str], size: int, anchors: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    same = []
    at = at_there = 0
    for place, place_there in [*anchors, (len(here), len(there))]:
        if place >= at and place_there >= at_there:
            pieces = here[at:place], there[at_there:place_there]
            found = aligned_plainly(*pieces, size // 2) if size > 1 else []
            same += [(at + one, at_there + other) for one, other in found]
            length = same_from(here[place:], there[place_there:])
            same += [(place + more, place_there + more) for more in range(length)]
            at, at_there = place + length, place_there + length
    return same


def same_from(one: Sequence[str], other: Sequence[str]) -> int:
    same = [here == there for here, there in zip(one, other, strict=False)]
    return [*same, False].index(False)


def anchors_of(here: Sequence[str], there: Sequence[str], size: int) -> list[tuple[int, int]]:
    grams, grams_there = ([tuple(side[at:][:size]) for at in range(len(side) - size + 1)] for side in (here, there))
    once = [gram for gram in grams if grams.count(gram) == 1 == grams_there.count(gram)]
    return longest_ascending([(grams.index(gram), grams_there.index(gram)) for gram in once])


def longest_ascending(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest row of pairs that ascend on both sides, that of the lowest places where there are some."""
    ends: list[list[tuple[int, int]]] = []
    for pair in pairs:
        length = sum(row[-1][1] < pair[1] for row in ends)
        ends[length : length + 1] = [[*(ends[length - 1] if length else []), pair]]
    return ends[-1] if ends else []


@given(LONGER, LONGER)
def test_what_is_aligned_is_what_the_plain_way_aligns(one: list[str], other: list[str]) -> None:
    places = [(here + at, there + at) for here, there, size in align(one, other).runs for at in range(size)]
    assert places == aligned_plainly(one, other)


@given(st.lists(st.sampled_from("abcdefghijkl"), min_size=60, max_size=120), st.data())
def test_so_are_edits_of_one_text(one: list[str], data: st.DataObject) -> None:
    other = list(one)
    for _ in range(data.draw(st.integers(0, 6))):
        start = data.draw(st.integers(0, len(other)))
        moved = other[start : start + data.draw(st.integers(0, 12))]
        del other[start : start + len(moved)]
        to = data.draw(st.integers(0, len(other)))
        other[to:to] = data.draw(st.sampled_from([moved, [], ["new"], moved * 2]))
    places = [(here + at, there + at) for here, there, size in align(one, other).runs for at in range(size)]
    assert places == aligned_plainly(one, other)


def test_a_run_of_three_is_matched_by_chance_and_one_of_four_is_not() -> None:
    one, other = ["a", "b", "c", "x", "d", "e", "f", "g"], ["a", "b", "c", "y", "d", "e", "f", "g"]
    found = align(one, other)
    assert found.runs == [(0, 0, 3), (4, 4, 4)]
    assert list(found.matched(len(one), 0)) == [0, 0, 0, 0, 1, 1, 1, 1]
    assert found.loose() == 7


def test_a_block_that_was_moved_is_no_run() -> None:
    one, other = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"], ["f", "g", "h", "i", "j", "a", "b", "c", "d", "e"]
    assert [run[2] for run in align(one, other).runs] == [5]


def test_what_comes_after_the_most_is_not_looked_at() -> None:
    words = ["word"] * MOST_ALIGNED
    found = align([*words, "here"], [*words, "there"])
    assert (found.runs, found.gaps) == ([(0, 0, MOST_ALIGNED)], [])


def test_pairs_are_counted_once_on_each_side() -> None:
    one, other = ["a", "b", "a", "b", "c"], ["x", "a", "b", "c"]
    assert pairs_shared(one, other) == (3, 3, 2)
    assert pairs_apart(one, other) == 2
    assert pairs_shared([], ["a"]) == (0, 0, 0)


def test_a_paragraph_that_was_moved_is_covered() -> None:
    moved = ["f", "g", "h", "i", "j"]
    covered = bytearray([1, 1, 0, 0, 0, 0, 0, 0])
    cover_moved(covered, ["a", "b", *moved, "z"], [*moved, "a", "b"])
    assert list(covered) == [1, 1, 1, 1, 1, 1, 1, 0]


_TOKENS = st.lists(st.sampled_from(["ferry", "quay", "é", "中", "\ud800", "12"]) | st.text(max_size=2), max_size=60)


@pytest.mark.skipif(native is None, reason="no native code here")
@given(_TOKENS, _TOKENS, st.data())
def test_native_code_shares_alike(one: list[str], other: list[str], data: st.DataObject) -> None:
    assert native is not None
    other += data.draw(st.sampled_from([[], one[3:40], one[:7] + one[2:]]))
    assert native.runs(one, other, RUN) == shared_in_python(one, other)
    assert native.pairs_shared(one, other) == pairs_in_python(one, other)
    flags = bytearray(data.draw(st.lists(st.booleans(), min_size=len(one), max_size=len(one))))
    plain = bytearray(flags)
    native.cover_moved(flags, one, other, RUN)
    cover_in_python(plain, one, other)
    assert flags == plain


@pytest.mark.skipif(native is None, reason="no native code here")
def test_native_code_takes_lists_of_tokens_alone() -> None:
    assert native is not None
    for wrong in ([1, 2], [None], ("a",), "ab"):
        with pytest.raises(TypeError):
            native.runs(wrong, ["a"], RUN)
        with pytest.raises(TypeError):
            native.pairs_shared(["a"], wrong)
    with pytest.raises(ValueError, match="a flag for each token"):
        native.cover_moved(bytearray(1), [], [], RUN)
