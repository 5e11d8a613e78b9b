from __future__ import annotations

import re
from pathlib import Path

import pytest

import crawler
from crawler.core.page import class_names
from crawler.core.page.class_names import PATTERNS, Hint, bits_by_phrase

_HINTS = {name: value for name, value in vars(Hint).items() if name.isupper()}
_CODE = "\n".join(
    path.read_text("utf-8")
    for path in sorted(Path(crawler.__file__).parent.rglob("*.py"))
    if path != Path(class_names.__file__)
)


def test_hints_are_bits_of_their_own() -> None:
    bits = [value for name, value in _HINTS.items() if name != "NONE"]

    assert Hint.NONE == 0
    assert all(value.bit_count() == 1 for value in bits)
    assert len(set(bits)) == len(bits)


def test_every_hint_but_what_the_tag_says_has_phrases() -> None:
    assert set(PATTERNS) == set(_HINTS.values()) - {Hint.NONE, Hint.DECLARED}


@pytest.mark.parametrize("hint", PATTERNS)
def test_a_phrase_is_one_to_three_plain_words(hint: int) -> None:
    phrases = [phrase.split() for phrase in PATTERNS[hint].split("|")]

    assert all(1 <= len(words) <= 3 for words in phrases)
    assert all(word.isalpha() and word.islower() for words in phrases for word in words)


@pytest.mark.parametrize("name", _HINTS)
def test_some_code_asks_for_each_hint(name: str) -> None:
    assert re.search(rf"\bHint\.{name}\b", _CODE)


def test_a_phrase_in_several_patterns_says_all_of_it() -> None:
    bits = bits_by_phrase()

    assert bits["cookie"] == Hint.BOILERPLATE | Hint.HARD
    assert bits["entry title"] == Hint.TITLE
    assert bits["reading time"] == Hint.BYLINE
    assert "" not in bits


def test_what_is_hard_boilerplate_is_boilerplate() -> None:
    assert all(bits & Hint.BOILERPLATE for bits in bits_by_phrase().values() if bits & Hint.HARD)
