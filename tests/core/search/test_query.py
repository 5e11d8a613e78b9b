from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crawler.core.search.query import Phrase, Query, parse_query, written

TYPED = st.text(
    st.one_of(st.sampled_from("\"-: ()*^~#.\\'“”\t\n"), st.characters(), st.sampled_from("abyz0129港ท")), max_size=60
)
FIELDS = st.sampled_from(
    ["site:", "source:", "author:", "lang:", "after:", "before:", "-", '"', " ", "2026-05", "-site:"]
)
QUERIES = st.lists(st.one_of(TYPED, FIELDS)).map("".join)


def words(*found: str) -> tuple[Phrase, ...]:
    return tuple(Phrase(tuple(each.split())) for each in found)


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("Harbour ferry", words("harbour", "ferry"), ()),
        ('"old Harbour" ferry', words("old harbour", "ferry"), ()),
        ("ferry -bus", words("ferry"), words("bus")),
        ('ferry -"night bus"', words("ferry"), words("night bus")),
        ("covid-19 10:30", words("covid 19", "10 30"), ()),
        ("don't", words("dont"), ()),
        ('foo"bar baz', words("foo", "bar baz"), ()),
        ("“old harbour” »ferry«", words("old harbour", "ferry"), ()),
        ("港口 霧", words("港 口", "霧"), ()),
        ("a AND", words("a", "and"), ()),
        ("ferry ferry Ferry", words("ferry"), ()),
        ("-x", (), words("x")),
        ('author:"Ilse Maartens"', (Phrase(("ilse", "maartens"), by_author=True),), ()),
        ("-author:Ilse", (), (Phrase(("ilse",), by_author=True),)),
        ("https://bay.example/x", words("https bay example x"), ()),
        ("site: author:", words("site", "author"), ()),
    ],
)
def test_words_phrases_and_what_is_left_out(
    text: str, wanted: tuple[Phrase, ...], unwanted: tuple[Phrase, ...]
) -> None:
    assert parse_query(text) == Query(wanted=wanted, unwanted=unwanted)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("site:https://www.Bay.example/", Query(site="bay.example")),
        ('source:"the bay"', Query(source="the bay")),
        ("lang:DE", Query(language="de")),
        ("AFTER:2026-05", Query(published_from=datetime(2026, 5, 1, tzinfo=UTC))),
        ('before:"2026-05-03"', Query(published_before=datetime(2026, 5, 3, tzinfo=UTC))),
        ("site:a.example site:b.example", Query(site="b.example")),
    ],
)
def test_fields(text: str, query: Query) -> None:
    assert parse_query(text) == query
    assert parse_query(text).notes == ()


@pytest.mark.parametrize(
    "text", ["", " ", "*", ":", '"', '""', "-", "--", "\x00", "\ud800", "()", "“", "* ? ! - :", "—"]
)
def test_signs_ask_for_nothing(text: str) -> None:
    assert parse_query(text).is_empty


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            "ferry after:May",
            "after: is left aside, since 'May' is no date; write a date as 2026-05-01",
        ),
        ("ferry -site:bay.example", "-site: leaves nothing out"),
        ("ferry" + " x" * 5_000, "only its first 2,000 characters are read"),
        (" ".join(map(str, range(40))), "only the first 32 of its words and phrases count"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, note: str) -> None:
    query = parse_query(text)
    assert note in str(query.notes)
    assert query.wanted


@given(QUERIES)
@example('site:"')
@example("lang:İ")
def test_any_text_is_a_query_and_its_written_form_is_the_same_one(text: str) -> None:
    query = parse_query(text)
    assert parse_query(written(query)) == query
    assert written(parse_query(written(query))) == written(query)
    assert all(phrase.words for phrase in (*query.wanted, *query.unwanted))
