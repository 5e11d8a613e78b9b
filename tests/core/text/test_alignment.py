from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crawler.core.text.alignment import MOST_ALIGNED, Alignment, align

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
