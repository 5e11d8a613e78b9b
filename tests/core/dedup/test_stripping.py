from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crawler.core.dedup.paragraphs import paragraph_key
from crawler.core.dedup.stripping import is_furniture_line, restore, strip
from crawler.core.text.normalise import tokens

TAUGHT = "Printed in the mill."
KEY = paragraph_key(tokens(TAUGHT))


def test_a_line_is_furniture_by_its_wording() -> None:
    lines = (
        "Tags: harbour, bridges",
        "Reporting by Ada Marsh; editing by Bo Reed",
        "The bridge stays open.",
        "___",
        "",
    )

    assert [line for line in lines if is_furniture_line(line)] == list(lines[:2])


def test_what_a_site_repeats_is_taken_out_at_both_ends() -> None:
    text = f"{TAUGHT}\n\nThe ferry sails.\n\nIt is late.\n\n{TAUGHT}"
    stripped, dropped = strip(text, {KEY})
    assert stripped == "The ferry sails.\n\nIt is late."
    assert dropped == ((0, KEY), (3, KEY))


def test_the_same_sentence_within_a_text_is_text() -> None:
    text = f"The ferry sails.\n\n{TAUGHT}\n\nIt is late."
    assert strip(text, {KEY}) == (text, ())


def test_a_text_of_nothing_else_stays() -> None:
    text = f"{TAUGHT}\n\n{TAUGHT}"
    assert strip(text, {KEY}) == (text, ())


@given(st.lists(st.sampled_from([TAUGHT, "Fares rise.", "The ferry sails.", "It is late."]), min_size=1, max_size=8))
def test_what_was_taken_out_can_be_put_back(parts: list[str]) -> None:
    fares = paragraph_key(tokens("Fares rise."))
    text = "\n\n".join(parts)
    stripped, dropped = strip(text, {KEY, fares})
    half, left = restore(stripped, dropped, {fares: "Fares rise."})
    assert {key for _, key in left} <= {KEY}
    assert restore(half, left, {KEY: TAUGHT}) == (text, ())


@given(st.lists(st.sampled_from([TAUGHT, "Fares rise.", "The ferry sails.", "It is late."]), min_size=1, max_size=8))
def test_a_stripped_text_has_nothing_left_to_strip(parts: list[str]) -> None:
    stripped, _ = strip("\n\n".join(parts), {KEY})
    assert strip(stripped, {KEY}) == (stripped, ())
