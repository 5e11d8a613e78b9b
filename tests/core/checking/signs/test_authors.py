from __future__ import annotations

import pytest

from tests.core.checking.sites import article, plain, seen


@pytest.mark.parametrize("name", ["https://harbour.example/ada", "12.03.2026", "Lanterns were counted in Marrow",
                                  "Ada Marsh writes on harbours and on the people who live beside them"])  # fmt: skip
def test_an_author_that_is_no_name_is_told(name: str) -> None:
    assert seen([*plain(), article("Marrow", authors=(name,))]) == {"author-odd"}


@pytest.mark.parametrize("name", ["李小明", "dpa", "María del Carmen Gutiérrez y Fernández de Córdoba", "R2 Staff"])
def test_names_are_left_alone(name: str) -> None:
    assert seen([*plain(), article("Marrow", authors=(name,))]) == set()
