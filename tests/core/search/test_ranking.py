from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crawler.core.search.query import parse_query
from crawler.core.search.ranking import scorer


def rank(query: str, title: str = "", text: str = "", authors: tuple[str, ...] = ()) -> float:
    return scorer(parse_query(query).wanted)(title, authors, text)


def test_the_title_says_more_than_the_by_line_and_that_more_than_the_text() -> None:
    filler = "fog over the bay " * 30
    in_title = rank("ferry", "The ferry", filler)
    by_author = rank("ferry", "Fog", filler, ("Ferry Jansen",))
    in_text = rank("ferry", "Fog", filler + "ferry")
    assert in_title > by_author > in_text > rank("ferry", "Fog", filler) == 0


def test_more_often_and_in_a_shorter_text_is_better() -> None:
    assert rank("ferry", "", "ferry fog ferry") > rank("ferry", "", "ferry fog fog")
    assert rank("ferry", "", "ferry") > rank("ferry", "", "ferry " + "fog " * 300)


def test_all_words_of_a_query_count() -> None:
    assert rank("ferry fog", "Ferry in fog") > rank("ferry fog", "Ferry ferry", "fog")


def test_scripts_without_blanks_and_phrases_are_counted() -> None:
    assert rank("港口", "", "旧港口の霧") > rank("港口", "", "口と港") == 0
    assert rank('"old harbour"', "", "An old, harbour") > 0 == rank('"old harbour"', "", "harbour old")
    assert rank("и", "", "или") == 0
    assert rank("fahre", "", "Die Fähre") > 0


@given(st.text(), st.text(), st.text())
def test_any_text_has_a_rank(query: str, title: str, text: str) -> None:
    assert 0 <= rank(query, title, text) <= len(parse_query(query).wanted)
