"""The words by which the use of a page is granted or reserved."""

from __future__ import annotations

import pytest

from crawler.core.rights.words import robots_words, signals_in, tdm_reservation


def test_signals_are_told_in_one_form() -> None:
    assert list(signals_in("search=yes,AI-Train = NO; ai-input=maybe")) == ["search=yes", "ai-train=no"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("noai, NoImageAI, nofollow", ["noai", "noimageai"]),
        ("none", ["noindex"]),
        ("otherbot: noai, noarchive", []),
        ("*: nosnippet", ["nosnippet"]),
        ("unavailable_after: 1 Jan 2030, noarchive", ["noarchive"]),
    ],
)
def test_the_words_of_a_header(text: str, words: list[str]) -> None:
    assert list(robots_words(text, is_header=True)) == words


def test_a_tdm_reservation_is_one_or_nought() -> None:
    assert [tdm_reservation(text) for text in ("1", " 0 ", "yes", "", None)] == [True, False, None, None, None]
