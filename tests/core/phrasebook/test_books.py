"""The books of phrases: forms, labels, leads, promos, related and walls."""

from __future__ import annotations

import pytest

from crawler.core.phrasebook import forms, labels, leads, promos, related, walls
from crawler.core.phrasebook.matching import phrases, stems
from crawler.core.text.normalise import fold

BOOKS = {
    f"{module.__name__.rpartition('.')[2]}.{name}": book
    for module in (forms, labels, leads, related, walls)
    for name, book in vars(module).items()
    if name.isupper() and isinstance(book, str)
}


@pytest.mark.parametrize("name", BOOKS)
def test_every_phrase_can_be_found_in_a_folded_line(name: str) -> None:
    assert [phrase for phrase in phrases(BOOKS[name]) if not fold(phrase)] == []
    assert stems(BOOKS[name])


@pytest.mark.parametrize("name", BOOKS)
def test_only_the_end_of_a_phrase_is_open(name: str) -> None:
    assert [phrase for phrase in phrases(BOOKS[name]) if "…" in phrase[:-1]] == []


@pytest.mark.parametrize("row", [*promos.PROMO, *walls.CONSENT])
def test_each_language_has_words_for_each_part(row: tuple[str, ...]) -> None:
    assert all(stems(part) for part in row[:3])
    assert {len(each) for each in promos.PROMO} == {4}
