from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.core.dedup.near import judge_near
from crawler.core.dedup.near_values import NearReason, NearText
from crawler.core.dedup.paragraphs import paragraph_key
from crawler.core.text.normalise import tokens
from crawler.core.types import Verdict
from tests.core.news import BAKERY, FERRY, TRUST

STORY = (*FERRY, *TRUST)
KNOWN = NearText(article_id=7, title="Night ferry returns", text="\n\n".join(STORY), url_key=b"ferry")
PROMO = "The Harbour Gazette is printed in the old mill by people who live where you live."
LEARNED = {paragraph_key(tokens(PROMO))}


def verdict(*parts: str, known: NearText = KNOWN, learned: set[int] = LEARNED) -> Verdict:
    copy = replace(KNOWN, article_id=0, text="\n\n".join(parts), url_key=b"copy", furniture=learned)
    return judge_near(copy, [replace(known, furniture=learned)]).verdict


@pytest.mark.parametrize(
    "line",
    ["By Ana Lopez", "Advertisement", "Anzeige", "Updated 3 hours ago", "HANOI, Vietnam (AP) —", "Bergen (NTB):"],
)
def test_a_line_that_is_glued_to_the_first_sentence_is_no_edit(line: str) -> None:
    assert verdict(f"{line} {STORY[0]}", *STORY[1:]) is Verdict.REPEAT


@pytest.mark.parametrize("line", [PROMO, "© 2026 Harbour Gazette", "(Reporting by Ana Lopez; Editing by Bo Lind)"])
def test_nor_is_one_behind_the_last_sentence(line: str) -> None:
    assert verdict(*STORY[:-1], f"{STORY[-1]} {line}") is Verdict.REPEAT


def test_nor_is_what_a_site_has_taught_amid_a_paragraph_or_without_any() -> None:
    assert verdict(*STORY[:2], f"{STORY[2]} {PROMO}", *STORY[3:]) is Verdict.REPEAT
    assert verdict(f"{PROMO} {' '.join(STORY[:4])} {PROMO} {' '.join(STORY[4:])}") is Verdict.REPEAT
    assert verdict(*STORY[:2], f"{STORY[2]} {PROMO}", *STORY[3:], learned=set()) is Verdict.NEAR


@pytest.mark.parametrize(
    "line",
    [
        "Facebook Twitter WhatsApp Email",
        "Share 245 Tweet 12",
        "View 5 comments",
        "Article continues below this ad",
        "MORE: Storm closes three ports",
        ">> Storm closes three ports",
        "Ana Lopez | Staff Reporter",
        "Culture / Film",
        STORY[4],
    ],
)
def test_buttons_labels_and_calls_before_or_after_all_text_are_no_edit(line: str) -> None:
    assert verdict(line, *STORY) is verdict(*STORY, line) is Verdict.REPEAT


@pytest.mark.parametrize(
    "line",
    [
        "A choir will sing.",
        "The bridge stays closed near Dolna.",
        "Attendance: 14,322",
        "UPDATE: The road is open again.",
        "Correction: The flood was in spring.",
        "Doors open at 7pm",
        "Tickets from 14 crowns",
        "The bridge closes on Friday. If you enjoyed this post, say so.",
        "This story first appeared in the Post. The mayor has resigned.",
    ],
)
def test_what_tells_something_is_an_edit_wherever_it_stands(line: str) -> None:
    for parts in (
        (line, *STORY),
        (*STORY, line),
        (*STORY[:3], line, *STORY[3:]),
        (f"{line} {STORY[0]}", *STORY[1:]),
        (STORY[0], f"{STORY[1]} {line}", *STORY[2:]),
    ):
        assert verdict(*parts) is Verdict.NEAR


def test_words_within_a_sentence_are_an_edit_even_where_they_are_those_of_labels() -> None:
    assert verdict(STORY[0].replace("The night", "The Share night"), *STORY[1:]) is Verdict.NEAR
    assert verdict(f"Former {STORY[0]}", *STORY[1:]) is Verdict.NEAR
    assert verdict(*STORY[:-1], STORY[-1].replace("and to hear", "and, by Ana Lopez, to hear")) is Verdict.NEAR


def test_a_label_on_the_same_page_is_an_edit() -> None:
    retracted = replace(KNOWN, article_id=0, text=f"Retracted\n\n{KNOWN.text}")
    assert judge_near(retracted, [KNOWN]).verdict is Verdict.REVISION


def test_a_label_beside_a_list_or_a_short_notice_is_an_edit() -> None:
    winners = (*STORY, "Ada Berg", "Lin Wu")
    known = replace(KNOWN, text="\n\n".join(winners))
    assert verdict(*winners, "Bo Moll", known=known) is Verdict.NEAR
    known = replace(KNOWN, title="Night ferry returns", text="\n\n".join(FERRY))
    assert verdict("Port Dolna", *FERRY, known=known) is Verdict.NEAR


def test_a_dateline_that_only_one_has_tells_nothing_but_two_of_a_short_text_do() -> None:
    known = replace(KNOWN, text="\n\n".join(FERRY))
    assert verdict(f"HANOI (AP) — {FERRY[0]}", *FERRY[1:], known=known) is Verdict.REPEAT
    placed = replace(known, text=f"DOLNA (AP) — {known.text}")
    assert verdict(f"HANOI (AP) — {FERRY[0]}", *FERRY[1:], known=placed) is not Verdict.REPEAT


def test_a_line_that_the_other_text_has_as_one_of_its_related_list_is_no_edit() -> None:
    quote = "“A boat is a street that moves”"
    listed = replace(KNOWN, text="\n\n".join((*STORY[:3], "Read more", "Storm closes three ports", quote, *STORY[3:])))
    assert verdict(*STORY[:3], quote, *STORY[3:], known=listed) is Verdict.REPEAT


def test_a_dash_in_a_headline_style_opening_is_no_dateline_of_one_copy_alone() -> None:
    known = replace(KNOWN, text="\n\n".join(("The fate of the ferry - the oldest of all - is open.", *STORY)))
    assert verdict("THE FATE OF the ferry - the oldest of all - is open.", *STORY, known=known) is Verdict.REPEAT


def test_a_much_longer_text_is_no_repeat() -> None:
    assert verdict(*STORY, *BAKERY) is Verdict.NEAR


def test_a_copy_written_with_hidden_signs_is_found() -> None:
    hidden = [part.replace("ee", "e\u00ade").replace("an", "a\u200bn").replace("er", "e\u00adr") for part in STORY]
    assert verdict(*hidden) is Verdict.REPEAT


def test_the_reason_is_told() -> None:
    copy = replace(KNOWN, article_id=0, text=f"By Ana Lopez {KNOWN.text}", url_key=b"copy")
    assert judge_near(copy, [KNOWN]).reasons == (NearReason.ONLY_FURNITURE_OVER,)
