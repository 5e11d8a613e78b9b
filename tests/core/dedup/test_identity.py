from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.dedup.identity import is_excerpt, judge, overlap
from crawler.core.links.addresses import permalink_key
from crawler.core.types import Article, Candidate, Judgement, Verdict

URL = "https://harbour.example/2026/ferry"
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


@dataclass(frozen=True)
class Text:
    article_id: int = 7
    is_current: bool = True
    is_newer: bool = False
    title: str = "Night ferry returns"
    on_own_page: bool = False
    url_key: bytes | None = permalink_key(URL)


@dataclass(frozen=True)
class Known:
    text: str
    title: str = "Night ferry returns"
    article_id: int = 7
    on_own_page: bool = False


def candidate(*paragraphs: str, title: str = "Night ferry returns", url: str | None = URL) -> Candidate:
    text = "\n\n".join(paragraphs)
    return Candidate(article=Article(title=title, text=text, url=url), fingerprint=fingerprint(title, text))


def known(*paragraphs: str, title: str = "Night ferry returns", article_id: int = 7, own: bool = False) -> Known:
    return Known("\n\n".join(paragraphs), title=title, article_id=article_id, on_own_page=own)


def verdict(judgement: Judgement) -> tuple[Verdict, int | None, bool]:
    return judgement.verdict, judgement.of, judgement.becomes_current


def test_a_text_that_nothing_resembles_is_new() -> None:
    judgement = judge(candidate(*FERRY), None, [], own_page=False)
    assert judgement == Judgement(verdict=Verdict.NEW, becomes_current=True, reasons=("first-seen",))


@pytest.mark.parametrize("is_current", [True, False])
@pytest.mark.parametrize("own_page", [True, False])
def test_a_known_text_is_a_repeat(is_current: bool, own_page: bool) -> None:
    judgement = judge(candidate(*FERRY), Text(is_current=is_current, on_own_page=True), [], own_page=own_page)
    assert verdict(judgement) == (Verdict.REPEAT, 7, False)


@pytest.mark.parametrize("url_key", [permalink_key(URL), None])
def test_the_own_page_makes_a_known_text_the_current_one(url_key: bytes | None) -> None:
    judgement = judge(candidate(*FERRY), Text(is_current=False, url_key=url_key), [], own_page=True)
    assert verdict(judgement) == (Verdict.REPEAT, 7, True)


def test_the_page_of_another_permalink_is_not_the_own_page_of_a_copy() -> None:
    copy = Text(url_key=permalink_key("https://elsewhere.example/ferry"))
    assert verdict(judge(candidate(*FERRY), copy, [], own_page=True)) == (Verdict.REPEAT, 7, False)


def test_another_headline_on_the_own_page_is_a_revision() -> None:
    renamed = candidate(*FERRY, title="Night ferry does not return")
    assert verdict(judge(renamed, Text(on_own_page=True), [], own_page=True)) == (Verdict.REVISION, 7, True)
    assert verdict(judge(renamed, Text(on_own_page=False), [], own_page=True)) == (Verdict.REPEAT, 7, True)
    for own_page, known_text in ((False, Text(on_own_page=True)), (True, Text(on_own_page=True, is_current=False))):
        assert verdict(judge(renamed, known_text, [], own_page=own_page)) == (Verdict.REPEAT, 7, False)
    shouted = candidate(*FERRY, title="NIGHT FERRY – returns")
    assert verdict(judge(shouted, Text(on_own_page=True), [], own_page=True)) == (Verdict.REPEAT, 7, False)


@pytest.mark.parametrize(
    "excerpt",
    [
        FERRY[:1],
        FERRY[1:3],
        (FERRY[0], FERRY[3]),
        FERRY[:3],
        FERRY[1:],
        (FERRY[0], "Continue reading"),
        (FERRY[0][:-40] + "… Read more",),
        (FERRY[0][:-43] + " [...]", FERRY[2]),
        (FERRY[0], "Engineers replaced both propel…"),
        (FERRY[2].upper(),),
    ],
)
def test_an_excerpt_on_another_page_is_a_repeat(excerpt: tuple[str, ...]) -> None:
    for own in (True, False):
        judgement = judge(candidate(*excerpt), None, [known(*FERRY, own=own)], own_page=False)
        assert verdict(judgement) == (Verdict.REPEAT, 7, False)
        assert judgement.reasons == ("permalink", "excerpt")


@pytest.mark.parametrize(
    "changed",
    [
        (*FERRY[:2], FERRY[2].replace("14", "15"), FERRY[3]),
        (FERRY[2].replace("14", "15"),),
        (FERRY[0], FERRY[1].replace("after divers found hairline cracks ", "")),
        (FERRY[0].replace("will sail", "will not sail"),),
        (FERRY[0], "Correction: the fare is 16 crowns"),
        (FERRY[0], "The board meets again in June."),
        (FERRY[0][:-8] + "declined. Read on",),
        ("Continue reading", FERRY[0]),
        (*FERRY, "The board meets again in June."),
        (FERRY[3], *FERRY[:3]),
        (FERRY[0], *FERRY[2:]),
    ],
)
def test_a_changed_text_is_a_revision_not_an_excerpt(changed: tuple[str, ...]) -> None:
    judgement = judge(candidate(*changed), None, [known(*FERRY)], own_page=False)
    assert verdict(judgement) == (Verdict.REVISION, 7, True)


def test_a_text_from_the_own_page_stays_current_against_other_pages() -> None:
    judgement = judge(candidate(*FERRY, "A last line."), None, [known(*FERRY, own=True)], own_page=False)
    assert verdict(judgement) == (Verdict.REVISION, 7, False)


@pytest.mark.parametrize("own", [True, False])
def test_a_text_from_the_own_page_becomes_current(own: bool) -> None:
    shorter = judge(candidate(*FERRY[:3]), None, [known(*FERRY, own=own)], own_page=True)
    grown = judge(candidate(*FERRY), None, [known(FERRY[0], own=own)], own_page=True)
    assert verdict(shorter) == verdict(grown) == (Verdict.REVISION, 7, True)


def test_an_own_page_that_is_cut_to_a_teaser_keeps_its_whole_text() -> None:
    cut = judge(candidate(FERRY[0]), None, [known(*FERRY, own=True)], own_page=True)
    assert verdict(cut) == (Verdict.REVISION, 7, False)
    assert verdict(judge(candidate(FERRY[0]), None, [known(*FERRY)], own_page=True)) == (Verdict.REVISION, 7, True)


def test_an_excerpt_that_grows_on_another_page_is_replaced_by_the_full_text() -> None:
    assert verdict(judge(candidate(*FERRY), None, [known(FERRY[0])], own_page=False)) == (Verdict.REVISION, 7, True)


@pytest.mark.parametrize("own_page", [True, False])
def test_an_unrelated_text_under_a_permalink_that_is_used_again_is_new(own_page: bool) -> None:
    judgement = judge(candidate(*BAKERY, title="Rye prize"), None, [known(*FERRY)], own_page=own_page)
    assert verdict(judgement) == (Verdict.NEW, None, True)
    assert judgement.reasons == ("permalink-reused",)


def test_a_rewritten_text_under_its_telling_title_is_a_revision() -> None:
    title = "Night ferry to the Gull Islands returns"
    judgement = judge(candidate(*BAKERY, title=title.upper()), None, [known(*FERRY, title=title)], own_page=True)
    assert verdict(judgement) == (Verdict.REVISION, 7, True)


@pytest.mark.parametrize("title", ["Weather", "", "In brief"])
def test_a_title_that_says_nothing_does_not_join_two_texts(title: str) -> None:
    judgement = judge(candidate(*BAKERY, title=title), None, [known(*FERRY, title=title)], own_page=True)
    assert judgement.verdict is Verdict.NEW


def test_of_several_articles_under_a_permalink_the_related_one_is_meant() -> None:
    under_it = [known(*BAKERY, title="Rye prize", article_id=9), known(*FERRY, article_id=7)]
    changed = candidate(*FERRY, "The board meets again in June.")
    assert verdict(judge(changed, None, under_it, own_page=True)) == (Verdict.REVISION, 7, True)
    assert verdict(judge(candidate(FERRY[0]), None, under_it, own_page=False)) == (Verdict.REPEAT, 7, False)


@pytest.mark.parametrize(
    "other",
    [
        "http://harbour.example/2026/ferry",
        "https://www.harbour.example/2026/ferry#comments",
        "https://m.harbour.example/2026/ferry?utm_source=mail",
        "HTTPS://Harbour.Example:443/2026/./ferry",
        "https://harbour.example/2026/ferry/",
        "https://harbour.example/2026/ferry/index.html",
    ],
)
def test_addresses_of_one_article_have_one_key(other: str) -> None:
    assert permalink_key(other) == permalink_key(URL)


@pytest.mark.parametrize(
    "other",
    ["https://harbour.example/2026/ferry2", "https://harbour.example:8443/2026/ferry", f"{URL}?page=2", "mailto:a@b.c"],
)
def test_other_addresses_have_another_key(other: str) -> None:
    assert permalink_key(other) != permalink_key(URL)


def test_what_identifies_nothing_has_no_key() -> None:
    assert permalink_key(None) is permalink_key("") is permalink_key("javascript:void(0)") is None


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    assert 0.0 <= overlap(one, other) <= 1.0
    assert overlap(one, other) == overlap(other, one)
    assert not (is_excerpt(one, other) and is_excerpt(other, one))


@given(st.lists(st.sampled_from(FERRY + BAKERY), min_size=1, max_size=6), st.booleans())
def test_judging_twice_gives_the_same_verdict(paragraphs: list[str], own_page: bool) -> None:
    under_it = [known(*FERRY)]
    one = judge(candidate(*paragraphs), None, under_it, own_page=own_page)
    assert one == judge(candidate(*paragraphs), None, under_it, own_page=own_page)
    assert (one.of is None) == (one.verdict is Verdict.NEW)


def test_an_edit_that_a_listing_showed_first_becomes_current_on_the_own_page() -> None:
    edit = Text(is_current=False, is_newer=True, on_own_page=True)
    before = known(FERRY[0].replace("Monday", "Sunday"), *FERRY[1:], own=True)
    assert verdict(judge(candidate(*FERRY), edit, [before], own_page=True)) == (Verdict.REPEAT, 7, True)
    assert verdict(judge(candidate(*FERRY), edit, [before], own_page=False)) == (Verdict.REPEAT, 7, False)
    earlier = Text(is_current=False, on_own_page=True)
    assert verdict(judge(candidate(*FERRY), earlier, [before], own_page=True)) == (Verdict.REPEAT, 7, False)
    teaser = candidate(FERRY[1])
    assert verdict(judge(teaser, edit, [known(*FERRY, own=True)], own_page=True)) == (Verdict.REPEAT, 7, False)
