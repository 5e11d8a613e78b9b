"""The frozen corpus: no answer drifts unnoticed. `tests/corpus/answers.py` says how to change one on purpose."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.answers import PAGES, found, pages, stated


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_a_page_gives_the_answer_that_is_written_down_for_it(page: Path) -> None:
    assert found(page) == stated(page)


def test_every_answer_has_its_page() -> None:
    assert {path.stem for path in PAGES.glob("*.json")} == {page.stem for page in pages()}
