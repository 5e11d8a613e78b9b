from __future__ import annotations

from crawler.core.plain_text.lines import LineKind, read_lines
from crawler.core.plain_text.neighbours import settle, settle_lists

PROSE = "The ferry that carried the town across the river for nine years made its last trip on a grey morning."
S, P, M, R, E = LineKind.SHORT, LineKind.PROSE, LineKind.META, LineKind.RELATED, LineKind.END


def _listed(*lines: str) -> list[LineKind]:
    return [line.kind for line in settle_lists(read_lines("\n".join(lines)))]


def _settled(*lines: str) -> list[LineKind]:
    return [line.kind for line in settle(settle_lists(read_lines("\n".join(lines))))]


def test_read_more_heads_a_list_or_leads_on() -> None:
    assert _listed("Read more", "Storm closes ports", "Why dogs retire") == [R, S, S]
    assert _listed("Read more", "Storm closes ports", PROSE) == [E, S, P]
    assert _listed("Read more:", PROSE) == [R, P]
    assert _listed("Read more") == [E]
    assert _listed("Read more", "• Storm closes ports", PROSE) == [R, S, P]
    assert _listed("Up next", "Storm closes ports", PROSE) == [E, S, P]
    assert _listed("Up next", "Storm closes ports", "Why dogs retire") == [R, S, S]


def test_items_under_a_related_heading_are_headlines_and_elsewhere_text() -> None:
    item = "- The ferry that carried the town across the river is sold to an island"
    assert _listed("Related", item, item) == [R, S, S]
    assert _listed(PROSE, item, item) == [P, P, P]
    assert _listed("Related", PROSE, item, item) == [R, P, P, P]


def test_a_name_stands_behind_its_label() -> None:
    assert _settled("Bridge opens", "Von", "Ada Marsh", PROSE, PROSE) == [S, M, M, P, P]
    assert _settled("Bridge opens", "16 May 2024", "Ada Marsh", PROSE, PROSE) == [S, M, S, P, P]


def test_a_sentence_before_a_byline_is_a_headline() -> None:
    assert _settled("Bridge opens after nine years.", "By Ada Marsh", PROSE, PROSE) == [S, M, P, P]
    assert _settled(PROSE, PROSE, "Continue reading", "Bridge opens at last.", "By Ada Marsh", PROSE, PROSE) == [
        P, P, E, S, M, P, P,
    ]  # fmt: skip


def test_two_sentences_are_a_headline_where_each_date_stands_below_one() -> None:
    two, date = "Ferry stops again. Who is to pay for it?", "May 3, 2024 | Harbour | Ada Marsh"
    first = ("Bridge opens", date, PROSE, PROSE, "Print this page")

    assert _settled(*first, two, date, PROSE, PROSE)[5:] == [S, M, P, P]
    assert _settled(PROSE, two, date, PROSE)[1] is P
    assert _settled("My diary", date, f"{PROSE} {PROSE}", date, PROSE, "It rained. We slept.", date, PROSE)[5] is P


def test_the_last_sentence_of_a_text_is_not_the_headline_of_what_signs_it() -> None:
    assert _settled(PROSE, "It was sold.", "By Ada Marsh and Tom Fell", "Bridge opens", PROSE, PROSE)[:3] == [P, P, M]


def test_a_short_sentence_among_short_lines_is_one_of_them() -> None:
    lines = settle(settle_lists(read_lines("\n".join(("Harbour", "It was sold today.", "Bridge opens", PROSE, PROSE)))))
    assert [line.kind for line in lines] == [S, S, S, P, P]
    assert [line.sentence for line in lines] == [False, True, False, False, False]


def test_nothing_is_settled_of_nothing() -> None:
    assert settle(settle_lists([])) == []


def test_the_trail_to_a_page_is_no_headline() -> None:
    menu = LineKind.SHARE
    assert _settled("Home / Harbour / Bridge opens", "Bridge opens", PROSE, PROSE) == [menu, S, P, P]
    assert _settled("You are here: Home → 2024 → Bridge opens", "Bridge opens", PROSE, PROSE) == [menu, S, P, P]
    assert _settled("The day the bridge opens", "Bridge opens", PROSE, PROSE) == [S, S, P, P]


def test_a_trail_that_is_glued_to_a_headline_further_below_is_none() -> None:
    menu, headline = LineKind.SHARE, "Bridge opens to lorries at dawn"
    assert _settled(f"HomeHarbour{headline}", "Listen", headline, PROSE, PROSE)[0] is menu
    assert _settled(f"Home Harbour {headline}", headline, PROSE, PROSE) == [menu, S, P, P]
    for above in (f"Harbour: {headline}", f"{headline} again", f"1. {headline}", f"• {headline}", headline):
        assert _settled(above, "Harbour", headline, PROSE, PROSE)[0] is S


def test_a_line_below_a_headline_that_begins_with_a_date_is_a_label() -> None:
    assert _settled("Bridge opens", "February 3, 2012 Harbour, Ferries, Old town, Ida Brandt", PROSE, PROSE) == [
        S,
        M,
        P,
        P,
    ]
    assert _settled("Bridge opens", "28/10/2014 Ida Brandt Harbour desk 0", PROSE, PROSE) == [S, M, P, P]
    assert _settled("Bridge opens", "The long wait of 3 May 2024 by the lock", PROSE, PROSE) == [S, S, P, P]


def test_an_item_of_a_list_may_be_a_question() -> None:
    asked = "• Office for Lanterns: What is it, and what does it do for the harbour?"
    assert _settled("Trending", asked, "• Storm closes ports", "• Why dogs retire") == [R, S, S, S]
    assert _settled(PROSE, asked, asked, PROSE) == [P, P, P, P]
