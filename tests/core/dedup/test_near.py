from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.dedup.near import judge_near, recurs
from crawler.core.dedup.near_values import NearText
from crawler.core.dedup.paragraphs import paragraph_key
from crawler.core.text.normalise import tokens
from crawler.core.types import Verdict
from tests.core.news import BAKERY, CLOSED, FERRY, MARROW, NORRVIK, match_report


def text(
    *paragraphs: str, title: str = "Night ferry returns", url_key: bytes | None = None, number: int = 0
) -> NearText:
    return NearText(article_id=number, title=title, text="\n\n".join(paragraphs), url_key=url_key)


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
        judgement = judge_near(text(*paragraphs), [KNOWN])
        assert (judgement.verdict, judgement.of) == (Verdict.REPEAT, 7)


def test_an_edit_is_kept_and_linked() -> None:
    edited = (*FERRY[:2], FERRY[2].replace("14", "15"), FERRY[3])
    assert judge_near(text(*edited), [KNOWN]).verdict is Verdict.NEAR
    known = text(*FERRY, number=7, url_key=b"ferry")
    assert judge_near(text(*edited, url_key=b"ferry"), [known]).verdict is Verdict.REVISION


def test_another_text_is_new() -> None:
    judgement = judge_near(text(*BAKERY), [KNOWN])
    assert (judgement.verdict, judgement.of) == (Verdict.NEW, None)


LONG = tuple(
    f"In year {n} the {word} guild of Port Ellis built a {word} tower that stood {n * 7} feet above the quay, and "
    f"its master wrote that the {word} stones had come by barge from the quarries beyond Gull Island."
    for n, word in enumerate(("copper", "lantern", "anchor", "thistle", "garnet", "willow"), 3)
)


def report(facts: tuple[str, ...]) -> NearText:
    return text(match_report(facts), title=f"{facts[0]} v {facts[1]}", number=3)


def test_the_same_words_with_other_names_and_numbers_are_another_story() -> None:
    judgement = judge_near(report(MARROW), [report(NORRVIK)])
    assert (judgement.verdict, judgement.reasons) == (Verdict.NEW, ("other-facts",))


def test_a_name_that_is_corrected_throughout_is_a_near_copy() -> None:
    known = text(*LONG, title="Towers of Port Ellis", number=7)
    changed = text(*(part.replace("Ellis", "Quill") for part in LONG), title="Towers of Port Quill")
    assert judge_near(changed, [known]).verdict is Verdict.NEAR


def test_what_a_site_has_taught_makes_a_near_copy_a_repeat() -> None:
    promo = "The Harbour Gazette is printed in the old mill by people who live where you live."
    copy = text(*FERRY, promo)
    first = judge_near(copy, [KNOWN])
    assert (first.verdict, first.only_here, first.only_there) == (Verdict.NEAR, (" ".join(tokens(promo)),), ())
    assert judge_near(replace(copy, furniture={paragraph_key(tokens(promo))}), [KNOWN]).verdict is Verdict.REPEAT


def test_a_line_that_only_a_related_heading_makes_furniture_may_not_be_edited() -> None:
    known = text(*FERRY, "Read more", "Labour holds Dolna with 43 seats", number=7)
    assert judge_near(text(*FERRY, "Read more", "Labour holds Dolna with 44 seats"), [known]).verdict is Verdict.NEAR
    assert judge_near(text(*FERRY, "Read more", "Bakery wins prize"), [known]).verdict is Verdict.REPEAT


def test_a_notice_recurs() -> None:
    first = datetime(2026, 3, 2, tzinfo=UTC)

    def notice(url_key: bytes | None, at: datetime | None) -> NearText:
        return NearText(
            article_id=1,
            title="Library closed",
            text=CLOSED,
            url_key=url_key,
            published_at=at,
            core_digest=fingerprint("Library closed", CLOSED).core_digest,
        )

    known = notice(b"1", first)
    for url_key, days, verdict in (
        (b"2", 7, Verdict.NEAR),
        (b"2", 1, Verdict.REPEAT),
        (b"1", 7, Verdict.REPEAT),
        (None, 7, Verdict.REPEAT),
    ):
        assert judge_near(notice(url_key, first + timedelta(days=days)), [known]).verdict is verdict
    assert judge_near(notice(b"2", None), [known]).verdict is Verdict.REPEAT


@pytest.mark.parametrize(("size", "days", "expected"), [(149, 5, True), (150, 5, False), (149, 4, False)])
def test_a_notice_has_fewer_than_150_tokens_and_comes_after_more_than_four_days(
    size: int, days: int, expected: bool
) -> None:
    first = datetime(2026, 3, 2, tzinfo=UTC)
    one, other = text("", url_key=b"1"), text("", url_key=b"2")
    later = replace(other, published_at=first + timedelta(days=days))
    assert recurs(replace(one, published_at=first), later, size) is expected
    assert recurs(later, replace(one, published_at=first), size) is expected


def test_the_three_longest_pieces_of_what_differs_are_shown_cut() -> None:
    added = [
        f"{word} " * count + "sang." for word, count in (("Choirs", 2), ("Boys", 4), ("Gulls", 3), ("Sailors", 60))
    ]
    between = [part for pair in zip(LONG, [*added, "", ""], strict=True) for part in pair if part]
    judged = judge_near(text(*between, title="Towers"), [text(*LONG, title="Towers", number=7)])
    assert [piece.split()[0] for piece in judged.only_here] == ["sailors", "boys", "gulls"]
    assert len(judged.only_here[0]) == 120


def test_a_round_up_is_no_copy_of_what_it_quotes() -> None:
    known = text(*FERRY, number=7)
    round_up = text(*BAKERY * 2, FERRY[0], *LONG[:3], title="What you missed")
    assert judge_near(round_up, [known]).verdict is Verdict.NEW
    assert judge_near(known, [round_up]).verdict is Verdict.NEW


def test_a_shared_wall_of_promos_is_no_story() -> None:
    wall = LONG[:4]
    here = text("Mayor Carla Dinis opened a bridge over the Olm.", *wall, title="Mayor Dinis opens bridge")
    there = text("A fox was seen in the tannery quarter at noon.", *wall, title="Fox seen near the tannery", number=7)
    assert judge_near(here, [there]).verdict is Verdict.NEW


@pytest.mark.parametrize(
    "hostile",
    ["", "word", "\x00\ud800" * 50, "<" * 100_000, "a " * 1_000_000, "\n\n" * 300_000, "-5 " * 30_000, "ก" * 50_000],
)
def test_hostile_texts_are_judged(hostile: str) -> None:
    fingerprint(hostile[:50], hostile)
    for here, there in ((hostile, KNOWN.text), (KNOWN.text, hostile), (hostile, hostile + " end of it")):
        known = NearText(article_id=2, title="", text=there)
        judged = judge_near(NearText(title="", text=here), [known])
        assert judged.verdict is not Verdict.REPEAT


def test_a_book_is_compared_by_its_beginning() -> None:
    book = " ".join(f"Word{n * 7919 % 30011}" for n in range(200_000))
    changed = book.replace("Word77 ", "Word78 ")
    known = NearText(article_id=2, title="A book", text=book)
    assert judge_near(NearText(title="A book", text=changed), [known]).verdict is Verdict.NEAR


WORDS = st.lists(st.sampled_from(" ".join((*FERRY, *BAKERY)).split()), min_size=8, max_size=20).map(" ".join)
TEXTS = st.lists(WORDS, min_size=2, max_size=6)


@given(TEXTS, TEXTS)
def test_two_texts_are_judged_alike_from_either_side(one: list[str], other: list[str]) -> None:
    here, there = text(*one, number=1), text(*other, number=1)
    forth, back = judge_near(here, [there]), judge_near(there, [here])
    assert (forth.verdict is Verdict.REPEAT) == (back.verdict is Verdict.REPEAT)


@given(TEXTS, st.integers(0, 5), st.integers(100, 999))
def test_a_number_more_or_less_is_never_a_repeat(paragraphs: list[str], place: int, number: int) -> None:
    changed = [*paragraphs[:place], f"{number} {paragraphs[place % len(paragraphs)]}", *paragraphs[place + 1 :]]
    known = text(*paragraphs, number=1)
    assert judge_near(text(*changed), [known]).verdict is not Verdict.REPEAT


@given(TEXTS, st.sets(st.integers(0, 5)))
def test_more_furniture_never_turns_a_repeat_into_new(paragraphs: list[str], learned: set[int]) -> None:
    here, there = text("By Ana Lopez", *paragraphs), text(*paragraphs, number=1)
    keys = {paragraph_key(tokens(part)) for index, part in enumerate(paragraphs) if index in learned}
    if judge_near(here, [there]).verdict is Verdict.REPEAT:
        assert judge_near(replace(here, furniture=keys), [replace(there, furniture=keys)]).verdict is not Verdict.NEW
