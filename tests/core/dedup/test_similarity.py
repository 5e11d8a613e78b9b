from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.accelerator import native
from crawler.core.dedup.core_text import core_of
from crawler.core.dedup.similarity import Likeness, holds_in_python, likeness, may_be_near, may_share
from tests.core.news import BAKERY
from tests.core.news import FERRY as WHOLE

FERRY = WHOLE[:3]
TITLE = "Night ferry returns to the Gull Islands"
SENTENCES = st.lists(st.sampled_from([*FERRY, *BAKERY]), min_size=1, max_size=5).map("\n\n".join)


def compare(here: str, there: str, title: str = TITLE, other_title: str = TITLE) -> Likeness:
    return likeness(core_of(title, here, ()), core_of(other_title, there, ()), title, other_title, here, there)


def test_a_part_is_shared_whole_and_the_whole_in_part() -> None:
    found = compare("\n\n".join(FERRY[:2]), "\n\n".join((*FERRY, *BAKERY)))
    assert found.here == 1.0
    assert 0.3 < found.there < 0.5
    assert found.both == found.there
    assert found.lead


def test_paragraphs_that_were_moved_are_shared() -> None:
    found = compare("\n\n".join(FERRY), "\n\n".join((FERRY[2], FERRY[0], FERRY[1])))
    assert (found.here, found.there) == (1.0, 1.0)


def test_a_headline_is_tied_to_what_is_shared_where_half_of_its_telling_words_stand_there() -> None:
    here, there = "\n\n".join((*FERRY, BAKERY[0])), "\n\n".join((*FERRY, BAKERY[1]))
    found = compare(here, there, TITLE, "Sourdough wins a national prize")
    assert (found.tied_here, found.tied_there, found.are_tied, found.titles_alike) == (True, False, False, False)


def test_numbers_that_were_swapped_are_told() -> None:
    found = compare("\n\n".join(FERRY), "\n\n".join(FERRY).replace("14 crowns", "15 crowns"))
    assert (found.swapped, found.numbers, found.is_template) == (1, True, False)


def test_a_name_in_another_spelling_is_no_other_name() -> None:
    here, there = "Mayor Karlinskaja opened the bridge.", "Mayor Karlinskaya opened the bridge."
    assert compare(here, there).swapped == 0
    assert compare(here, there.replace("Karlinskaya", "Brandt")).swapped == 1


def test_short_rows_and_one_headline_make_a_rewording() -> None:
    words = "\n\n".join(FERRY).split()
    reworded = " ".join(word if place % 3 else "indeed" for place, word in enumerate(words))
    assert compare(" ".join(words), reworded).is_reworded
    assert not compare(" ".join(words), reworded, TITLE, "A prize for rye").is_reworded


def test_strangers_are_told_without_an_alignment() -> None:
    ferry, bakery = "\n\n".join(FERRY), "\n\n".join(BAKERY * 3)
    assert not may_be_near(ferry, bakery)
    assert may_be_near(ferry, ferry + bakery)
    assert not may_share(core_of("", ferry, ()), core_of("", bakery, ()))
    assert may_share(core_of("", ferry, ()), core_of("", ferry + bakery, ()))


@given(SENTENCES)
def test_a_text_is_wholly_like_itself(text: str) -> None:
    found = compare(text, text)
    assert (found.here, found.there, found.loose, found.swapped, list(found.gaps)) == (1.0, 1.0, 1.0, 0, [])
    assert may_be_near(text, text)


@given(SENTENCES, SENTENCES)
def test_shares_are_shares(here: str, there: str) -> None:
    found = compare(here, there)
    assert 0 <= found.both <= 1
    assert 0 <= found.loose <= 1
    assert found.matched <= found.size
    assert found.is_template is False


_PROBES = ["ferries", "ferriesz", "errieszu", "überfahrt", "überfahrt", "пароход", "islands", "landsislands"]


@pytest.mark.skipif(native is None, reason="no native code here")
@given(st.lists(st.sampled_from([*_PROBES, "fer", "is", "ü", "\ud800"]), max_size=30), st.data())
def test_native_code_holds_alike(pieces: list[str], data: st.DataObject) -> None:
    assert native is not None
    text = "".join(pieces)
    sample = data.draw(st.lists(st.sampled_from(_PROBES), max_size=60))
    needed = data.draw(st.integers(0, len(sample)))
    found = native.holds_probes(text, sample, needed)
    assert found is (None if "\ud800" in text else holds_in_python(text, sample, needed))


@pytest.mark.skipif(native is None, reason="no native code here")
def test_native_code_leaves_what_takes_long_to_python() -> None:
    assert native is not None
    long, text = "a" * 4_000, "a" * 40_000
    assert native.holds_probes(text, [f"{long}b"] * 60, 30) is None
    assert not may_be_near(" ".join(f"{long}b{i}" for i in range(60)), text * 10)


@pytest.mark.skipif(native is None, reason="no native code here")
def test_native_code_looks_for_some_words_that_are_long_enough() -> None:
    assert native is not None
    with pytest.raises(TypeError):
        native.holds_probes("text", [b"ferries"], 1)
    with pytest.raises(ValueError, match="4 bytes or more"):
        native.holds_probes("text", ["the"], 1)
    with pytest.raises(ValueError, match="at most 128"):
        native.holds_probes("text", ["ferries"] * 129, 1)
