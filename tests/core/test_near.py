from __future__ import annotations

import pytest

from crawler.core.near import judge_near
from crawler.core.near_types import NearText
from crawler.core.types import Verdict

FERRY = (
    "The night ferry between Port Ellis and the Gull Islands will sail again from Monday, the harbour board decided.",
    "Engineers replaced both propeller shafts after divers found hairline cracks during the spring inspection.",
    "Tickets cost 14 crowns, two more than last year, and bicycles travel free until the end of October.",
    "Islanders had waited eleven weeks, with fresh bread flown in by the mail plane every second morning.",
)
BAKERY = (
    "A bakery in the old tannery quarter has won the national rye prize for the third time running.",
    "Its owner credits a sourdough that her grandmother carried across the border in a jam jar.",
)


def text(
    *paragraphs: str, title: str = "Night ferry returns", url_key: bytes | None = None, number: int = 0
) -> NearText:
    return NearText(
        article_id=number, site="harbour.example", title=title, text="\n\n".join(paragraphs), url_key=url_key
    )


KNOWN = text(*FERRY, number=7)


@pytest.mark.parametrize(
    "furniture",
    [
        "By Ana Lopez",
        "Photo: Harbour Board",
        "Sign up for our daily newsletter",
        "Ana Lopez contributed to this report.",
    ],
)
def test_a_text_that_differs_in_furniture_alone_is_a_repeat(furniture: str) -> None:
    for paragraphs in ((furniture, *FERRY), (*FERRY, furniture), (FERRY[0], furniture, *FERRY[1:])):
        judgement = judge_near(text(*paragraphs), [KNOWN], ())
        assert (judgement.verdict, judgement.of) == (Verdict.REPEAT, 7)


def test_an_edit_is_kept_and_linked() -> None:
    edited = (*FERRY[:2], FERRY[2].replace("14", "15"), FERRY[3])
    assert judge_near(text(*edited), [KNOWN], ()).verdict is Verdict.NEAR
    known = text(*FERRY, number=7, url_key=b"ferry")
    assert judge_near(text(*edited, url_key=b"ferry"), [known], ()).verdict is Verdict.REVISION


def test_another_text_is_new() -> None:
    judgement = judge_near(text(*BAKERY), [KNOWN], ())
    assert (judgement.verdict, judgement.of) == (Verdict.NEW, None)
