from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crawler.core.dedup.core_text import TELLING, core_of
from crawler.core.dedup.paragraphs import paragraph_key
from crawler.core.text.normalise import tokens

FERRY = "The ferry to the northern quay has been running every ten minutes since Monday morning, the office said."
RAMP = "Nobody was hurt when the old ramp gave way on Friday, and a new one is being built in the yard."
PROMO = "The Gazette is printed in the mill."
LEARNED = {paragraph_key(tokens(PROMO))}
PARTS = st.lists(st.sampled_from([FERRY, RAMP, PROMO, "By Ana Lopez", "Read more"]), min_size=1, max_size=7)


def test_furniture_is_no_part_of_the_core_but_of_the_text() -> None:
    found = core_of("", f"By Ana Lopez\n\n{FERRY}\n\n{RAMP}\n\n{PROMO}", LEARNED)
    assert found.core == tokens(f"{FERRY} {RAMP}")
    assert found.tokens == tokens(f"By Ana Lopez {FERRY} {RAMP} {PROMO}")
    assert (found.is_telling, found.is_story) == (True, True)


def test_a_text_that_is_too_short_without_its_furniture_is_core_as_a_whole() -> None:
    short = "Two boats met in the fog."
    found = core_of("", f"By Ana Lopez\n\n{short}", ())
    assert found.core == tokens(f"By Ana Lopez {short}")
    assert not found.is_telling


def test_a_text_that_its_site_has_taught_to_be_furniture_is_core_but_no_story() -> None:
    found = core_of("", FERRY + f"\n\n{RAMP}", {paragraph_key(tokens(part)) for part in (FERRY, RAMP)})
    assert found.core == tokens(f"{FERRY} {RAMP}")
    assert (found.is_telling, found.is_story) == (True, False)


def test_lines_that_only_a_related_heading_makes_furniture_are_listed() -> None:
    found = core_of("", f"{FERRY}\n\n{RAMP}\n\nRead more\n\nDollar gains", ())
    assert found.listed() == [frozenset({"dollar", "gains"})]


def test_a_headline_before_the_text_and_a_paragraph_said_twice_are_not_its_core() -> None:
    plain = core_of("Ferry runs again", f"{FERRY}\n\n{RAMP}", ()).core
    for text in (f"Ferry runs again\n\n{FERRY}\n\n{RAMP}", f"{FERRY}\n\n{FERRY}\n\n{RAMP}"):
        assert core_of("Ferry runs again", text, ()).core == plain
    assert core_of("Ferry runs again", f"{FERRY}\n\n{RAMP}\n\nFerry runs again\n\n{FERRY}", ()).core != plain


def test_a_headline_counts_among_the_first_three_paragraphs() -> None:
    rest = f"{FERRY}\n\n{RAMP}"
    for before, is_core in (("One.\n\nTwo.\n\n", False), ("One.\n\nTwo.\n\nThree.\n\n", True)):
        assert (
            "quay" in core_of("Old quay", f"{before}Old quay\n\n{rest.replace('quay', 'pier')}", ()).core
        ) is is_core


def test_eight_tokens_that_are_said_twice_count_once() -> None:
    eight = "The ferry sails again from the old pier."
    for said, count in ((eight, 8), (eight.replace(" old", ""), 14)):
        assert len(core_of("", f"{said}\n\n{said}\n\n{RAMP}", ()).core) == count + len(tokens(RAMP))


def test_from_a_hundred_tokens_on_a_dateline_is_no_core() -> None:
    for count, left in ((99, 99), (98, 99)):
        assert len(core_of("", "LONDON — " + " ".join(["word"] * count), ()).core) == left


@given(PARTS)
def test_the_core_is_the_tokens_of_some_paragraphs_in_order(parts: list[str]) -> None:
    found = core_of("", "\n\n".join(parts), LEARNED)
    kept = iter(found.parts)
    assert all(any(part.tokens == core for part in kept) for core in found.core_parts)
    assert len(found.core) >= TELLING or not found.is_telling


@given(PARTS)
def test_no_furniture_before_or_after_a_text_changes_its_core(parts: list[str]) -> None:
    text = "\n\n".join([FERRY, *parts, RAMP])
    assert core_of("", f"{PROMO}\n\n{text}\n\n{PROMO}", LEARNED).core == core_of("", text, LEARNED).core
