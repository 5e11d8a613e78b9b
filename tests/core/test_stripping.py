from __future__ import annotations

from crawler.core.paragraphs import paragraph_key
from crawler.core.stripping import strip
from crawler.core.text import tokens

TAUGHT = "Printed in the mill."
KEY = paragraph_key(tokens(TAUGHT))


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
