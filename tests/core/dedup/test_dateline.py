from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.dedup.core_text import core_of
from crawler.core.dedup.dateline import without_dateline
from crawler.core.dedup.furniture import is_furniture
from crawler.core.dedup.paragraphs import Paragraph, paragraphs
from crawler.core.text.normalise import tokens

DATELINES = (
    "HANOI, Vietnam (AP) — ",
    "OSLO, 3 de marzo (EFE).- ",
    "LONDON — ",
    "(Jakarta) ",
    "OSLO — BERLIN, 3. März (dpa) - ",
    "МОСКВА, 5 марта. /ТАСС/. ",
    "МОСКВА, 5 марта — РИА Новости. ",
    "本报讯（记者 王小明）",
)
SENTENCES = ("He said — and meant it — that ", "Port Ellis - Gull Island: the line ", "What now? — ", "")
BODY = " ".join(f"word{n}" for n in range(120))


def rest_of(text: str) -> list[str]:
    return without_dateline(Paragraph(text, tokens(text))).tokens


@pytest.mark.parametrize("opening", DATELINES)
def test_a_dateline_is_taken_away(opening: str) -> None:
    assert rest_of(f"{opening}The ferry sails.") == ["the", "ferry", "sails"]


@pytest.mark.parametrize("opening", SENTENCES)
def test_a_sentence_with_a_dash_or_without_is_none(opening: str) -> None:
    assert rest_of(f"{opening}the ferry sails.") == tokens(f"{opening}the ferry sails.")


@pytest.mark.parametrize("opening", DATELINES)
def test_in_a_short_text_the_place_counts(opening: str) -> None:
    assert core_of("", opening + BODY, ()).core == tokens(BODY)
    assert core_of("", opening + BODY[:300], ()).core == tokens(opening + BODY[:300])


def test_a_dateline_has_ten_tokens_and_eighty_characters_at_most() -> None:
    for place, is_dateline in (
        ("LONDON" + " a" * 9, True),
        ("LONDON" + " a" * 10, False),
        ("L" * 77, True),
        ("L" * 78, False),
    ):
        assert (rest_of(f"{place} — The ferry sails.") == ["the", "ferry", "sails"]) is is_dateline, place


@given(st.text(st.sampled_from("AB ab12()（）【】-–—.,:\n"), max_size=60))
def test_what_is_left_is_the_end_of_the_paragraph(text: str) -> None:
    left = without_dateline(Paragraph(text, tokens(text)))
    assert text.endswith(left.text)
    assert tokens(text)[len(tokens(text)) - len(left.tokens) :] == left.tokens


def test_a_place_in_capitals_may_end_in_a_colon_or_an_agency() -> None:
    told = "The council said on Monday that the ferry would sail again next week."
    for line in ("LONDON: ", "NEW DELHI, Mar 16 (PTI) ", "London — ", "Harrow Lane — "):
        (part,) = paragraphs(line + told)
        assert without_dateline(part).text == told, line
    for line in ("London: ", "東京都: ", "He said — ", "The mill — once a chapel — is "):
        (part,) = paragraphs(line + told)
        assert without_dateline(part) is part, line


@pytest.mark.parametrize("line", [
    "Last modified on Mon 16 Mar 2026 03.26 GMT", "Monday, March 16, 2026 - 3:26 PM", "16.03.2026, 15:26 Uhr",
    "Updated at 14:05", "This article was last updated on 16 March 2026.", "This story was updated at 3:26 p.m.",
])  # fmt: skip
def test_a_line_on_the_history_of_an_article_is_furniture(line: str) -> None:
    (part,) = paragraphs(line)
    assert is_furniture(part, ())


@pytest.mark.parametrize("line", ["This article was updated on 16 March 2026 to correct it", "14:05 Updated toll"])
def test_a_line_that_tells_what_was_corrected_is_none(line: str) -> None:
    (part,) = paragraphs(line)
    assert not is_furniture(part, ())
