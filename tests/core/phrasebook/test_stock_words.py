from __future__ import annotations

import pytest

from crawler.core.phrasebook.stock_words import may_be_stock
from crawler.core.text.normalise import tokens
from tests.core.phrasebook.examples import LINES


@pytest.mark.parametrize("line", [line for lines in LINES.values() for line in lines])
def test_no_stock_line_is_ruled_out(line: str) -> None:
    assert may_be_stock(tokens(line))


@pytest.mark.parametrize(
    "line",
    [
        "Fishermen mended their nets on the quay.",
        "Die Brücke öffnet im Mai.",
        "Рыбаки чинили сети на причале.",
    ],
)
def test_plain_text_is_ruled_out(line: str) -> None:
    assert not may_be_stock(tokens(line))
