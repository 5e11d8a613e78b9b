from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.search.words import found_by, is_word, light, search_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Ferry's FÄHRE, café & Öl", ["the", "ferrys", "fahre", "cafe", "ol"]),
        ("Łódź Tromsø İstanbul ısı", ["lodz", "tromso", "istanbul", "isi"]),
        ("Ёлка и йод", ["елка", "и", "иод"]),
        ("Χαλκίδα", ["χαλκιδα"]),
        ("港口の霧", ["港", "口", "の", "霧"]),
        ("がんばる", ["が", "ん", "ば", "る"]),
        ("부산항", ["부", "산", "항"]),
        ("مِينَاء الـمَدِينَة", ["ميناء", "المدينة"]),
        ("أخبار إلى آخر", ["اخبار", "الى", "اخر"]),
        ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
        ("-5 degrees, $7", ["-5", "degrees", "$", "7"]),
        ("", []),
        ("\x00 \ud800 ***", []),
    ],
)
def test_case_and_accents_do_not_count(text: str, words: list[str]) -> None:
    assert search_words(text) == words


def test_thai_is_found_by_its_characters_with_their_marks() -> None:
    assert "".join(search_words("ท่าเรือ")) == "ท่าเรือ"
    assert all(map(is_word, "ท港の가"))
    assert not any(map(is_word, "aéияم5"))


@given(st.text())
def test_any_text_has_words_and_they_are_their_own(text: str) -> None:
    words = search_words(text)
    assert search_words(" ".join(words)) == words
    assert all(word and " " not in word and '"' not in word and len(word) <= 64 for word in words)


@given(st.text())
def test_words_stand_in_the_light_text(text: str) -> None:
    assert set(search_words(text)) == set(search_words(light(text)))


def test_a_book_is_found_by_its_first_words() -> None:
    found = found_by("A book", ["Ilse"], "word " * 20_000)
    assert len(found.title) + len(found.authors) + len(found.text) == 16_000
    vast = found_by("A book", (), " ".join(f"{number:x}" * 12 for number in range(0x10000, 0x14000)))
    assert sum(map(len, vast.text)) <= 400_000
