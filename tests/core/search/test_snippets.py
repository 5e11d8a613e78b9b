from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.search.query import Phrase, parse_query
from crawler.core.search.snippets import Part, marked, snippet
from crawler.core.search.words import search_words
from crawler.core.text.normalise import one_line


def shown(parts: tuple[Part, ...]) -> str:
    return "".join(f"[{part.text}]" if part.is_hit else part.text for part in parts)


@pytest.mark.parametrize(
    ("text", "query", "marks"),
    [
        ("The Ferry, and the ferry's crew", "ferry", "The [Ferry], and the ferry's crew"),
        ("Don’t miss the don't", "don't", "[Don’t] miss the [don't]"),
        ("Die FÄHRE fährt", "fahre", "Die [FÄHRE] fährt"),
        ("An old harbour, older harbours", '"old harbour"', "An [old harbour], older harbours"),
        ("港口の霧が晴れた", "霧", "港口の[霧]が晴れた"),
        ("iPhone手机 и ещё", "手机 ещe", "iPhone[手机] и ещё"),
        ("Порт и ещё", "еще", "Порт и [ещё]"),
        ("The café re\u00adopened", "reopened cafe", "The [café] [re\u00adopened]"),
        ("الميناءُ القديم", "الميناء", "[الميناءُ] القديم"),
        ("ท่าเรือเก่า", "เรือ", "ท่า[เรือ]เก่า"),
        ("It fell to -5 degrees", '"-5 degrees"', "It fell to -5 degrees"),
        ("Nothing here", "volcano", "Nothing here"),
    ],
)
def test_hits_are_marked(text: str, query: str, marks: str) -> None:
    assert shown(marked(text, parse_query(query).wanted)) == marks


def test_a_snippet_shows_the_piece_with_the_most_of_a_query() -> None:
    text = "The harbour is old. " + "Fog lay over the bay for days. " * 40 + "The ferry left the harbour at dawn. " * 3
    found = shown(snippet(text + "Fog came. " * 40, parse_query("harbour ferry").wanted))
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert "[ferry] left the [harbour]" in found
    assert len(found) < 280


def test_a_snippet_without_a_hit_is_the_beginning() -> None:
    assert shown(snippet("Fog over the bay.\n\nThe ferry waits.", ())) == "Fog over the bay. The ferry waits."


TEXTS = st.text(st.one_of(st.sampled_from("ab é港\n'’-ท่م\u064e"), st.characters()), max_size=600)


@given(TEXTS, TEXTS)
def test_parts_make_up_the_text_and_hits_are_what_was_asked_for(text: str, query: str) -> None:
    phrases = parse_query(query).wanted
    parts = marked(text, phrases)
    assert "".join(part.text for part in parts) == text
    for part in parts:
        assert not part.is_hit or tuple(search_words(part.text)) in {each.words for each in phrases}


@given(TEXTS, TEXTS)
def test_a_snippet_is_a_piece_of_the_text(text: str, query: str) -> None:
    whole = "".join(part.text for part in snippet(text, parse_query(query).wanted))
    assert whole.removeprefix("… ").removesuffix(" …") in one_line(text)
    assert len(whole) <= 204


def test_a_phrase_is_found_as_often_as_it_is_asked_for() -> None:
    assert shown(marked("fog fog fog", [Phrase(("fog", "fog")), Phrase(("fog",))])) == "[fog fog] [fog]"
