from __future__ import annotations

from crawler.core.plain_text.cohesion import Cohesion, terms
from crawler.core.plain_text.lines import read_lines

FERRY = [
    "The ferry of Northport carried lorries across the river, and the ferry was always late in winter.",
    "When the river froze the ferry stayed in Northport, and lorries took the road around the mountain.",
    "Lorries waited for the ferry in long rows along the river, which the people of Northport never liked.",
]
BAND = [
    "A school orchestra played trumpets and drums in the concert hall, and the audience sang along loudly.",
    "Trumpets need practice, said the conductor of the orchestra, before the audience applauded the drums.",
    "The concert hall was full when the orchestra and its conductor took their seats behind the drums.",
]


def test_terms_are_long_words_numbers_and_pairs_of_characters() -> None:
    assert terms("The harbours of 1911 are 7 km off") == {"harbou", "1911"}
    assert terms("大桥开通") == {"大桥", "桥开", "开通"}
    assert terms("") == frozenset()


def test_a_change_of_subject_shows() -> None:
    cohesion = Cohesion(read_lines("\n".join([*FERRY, *BAND])))
    shifts = [cohesion.shift(i) for i in range(6)]
    assert max(range(6), key=shifts.__getitem__) == 3
    assert all(0 <= shift <= 1 for shift in shifts)
    assert shifts[0] == 0.0


def test_a_headline_has_its_words_in_the_prose_below() -> None:
    cohesion = Cohesion(read_lines("\n".join([*FERRY, "Orchestra plays trumpets in the concert hall", *BAND])))
    before, after = cohesion.support(3, 4)
    assert before == 0.0
    assert after >= 3


def test_a_paragraph_has_its_words_around_it() -> None:
    cohesion = Cohesion(read_lines("\n".join([*FERRY, *BAND])))
    above, below = cohesion.in_common(1, 1, 2)
    assert above > 0.2
    assert below > cohesion.in_common(2, 2, 3)[1]
    assert cohesion.in_common(3, 3, 4)[0] < above / 2


def test_what_is_no_prose_says_nothing() -> None:
    cohesion = Cohesion(read_lines("Bridge opens"))
    assert cohesion.shift(0) == 0.0
    assert cohesion.support(0, 1) == (0.0, 0)
    assert Cohesion([]).shift(0) == 0.0
