from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crawler.core.dedup.alignment import Alignment, align

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
