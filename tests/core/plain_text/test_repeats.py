from __future__ import annotations

import pytest

from crawler.core.plain_text.lines import Line, LineKind, read_lines
from crawler.core.plain_text.neighbours import settle_lists
from crawler.core.plain_text.repeats import listed_places, settle_repeats

PROSE = [
    f"The {word} that carried the town across the river for nine years made its last trip on a grey morning."
    for word in ("ferry", "barge", "raft", "steamer", "punt", "tug")
]


def _settled(*lines: str) -> list[Line]:
    return settle_repeats(settle_lists(read_lines("\n".join(lines))))


def _kinds(lines: list[Line], text: str) -> set[LineKind]:
    return {line.kind for line in lines if line.text == text}


def test_a_line_that_stands_amid_prose_again_and_again_is_noise() -> None:
    promo = "Harbour Post on your telephone every day"
    lines = _settled(PROSE[0], promo, PROSE[1], promo, PROSE[2], promo, PROSE[3])
    assert _kinds(lines, promo) == {LineKind.NOISE}


def test_a_short_one_may_be_a_subheading() -> None:
    lines = _settled(PROSE[0], "Background", PROSE[1], "Background", PROSE[2], "Background", PROSE[3])
    assert _kinds(lines, "Background") == {LineKind.SHORT}


def test_what_ends_every_article_is_an_end() -> None:
    stories = [line for n in range(3) for line in (f"Bridge number {n} opens", PROSE[n], "To the harbour page")]
    assert _kinds(_settled(*stories), "To the harbour page") == {LineKind.END}


def test_what_heads_every_list_is_a_related_heading() -> None:
    stories = [
        line
        for n in range(3)
        for line in (f"Bridge number {n} opens", PROSE[n], "From the pier:", f"Storm number {n} is near")
    ]
    assert _kinds(_settled(*stories), "From the pier:") == {LineKind.RELATED}


def test_what_stands_once_or_without_prose_between_stays() -> None:
    lines = settle_lists(read_lines("\n".join(["Bridge opens", "Bridge opens", *PROSE])))
    assert settle_repeats(lines) == lines
    assert settle_repeats([]) == []


def test_the_places_of_the_headlines_in_lists_are_known() -> None:
    text = "\n".join(["Related", "Storm closes ports", "Why dogs retire", PROSE[0], "Band plays"])
    assert listed_places(settle_lists(read_lines(text))) == {1, 2}


def test_an_appeal_that_stands_amid_text_twice_is_noise_wherever_else_it_stands() -> None:
    appeal = "Gain full access from one crown a month"
    amid = [line for n in range(2) for line in (f"Bridge number {n} opens", PROSE[2 * n], appeal, PROSE[2 * n + 1])]
    lines = [*amid, "Band plays", PROSE[4], appeal, "What it costs", PROSE[5]]
    assert _kinds(_settled(*lines), appeal) == {LineKind.NOISE}


def test_an_item_that_a_list_repeats_ends_no_article() -> None:
    item = "- Ask the harbour master about it"
    lines = ["Ferry", PROSE[0], "- Buy a ticket", item, "Bridge", PROSE[1], "- Keep the ticket", item, "Pier", PROSE[2]]
    assert LineKind.END not in _kinds(_settled(*lines), item)


def test_a_promo_between_subheadings_is_noise_at_two_places_already() -> None:
    promo = "Go further: unlimited access for one crown a month"
    lines = _settled(PROSE[0], promo, "The old landing", PROSE[1], PROSE[2], "The new one", promo, PROSE[3])
    assert _kinds(lines, promo) == {LineKind.NOISE}


def test_a_promo_that_comes_back_in_a_list_is_noise() -> None:
    promo = "Become a member and read without ads."
    items = ["- Seats for forty people", promo, "- A bell of bronze"]
    lines = _settled(PROSE[0], *items, PROSE[1], PROSE[2], promo, PROSE[3], PROSE[4], promo, PROSE[5])
    assert _kinds(lines, promo) == {LineKind.NOISE}


def test_what_parts_articles_above_their_dates_is_an_end() -> None:
    dates = ("5 November 2020", "15 January 2023", "3 May 2024")
    stories = [line for n in range(3) for line in (dates[n], f"Bridge number {n} opens", PROSE[n], "Notice board")]
    assert _kinds(_settled(*stories), "Notice board") == {LineKind.END}


def test_what_stands_behind_each_end_is_part_of_it() -> None:
    stories = [
        line
        for n in range(3)
        for line in (f"Bridge number {n} opens", PROSE[n], "Join the discussion", "Please keep it civil.")
    ]
    assert _kinds(_settled(*stories), "Please keep it civil.") == {LineKind.END}


def test_what_stands_by_the_headlines_of_three_texts_heads_none_of_them() -> None:
    caption, heads = (
        "The sea wall at dawn",
        ("Ferry ends its long service", "Barge sold to a museum", "Raft race in rain"),
    )
    texts = [(head, PROSE[i], caption, "16 May 2024", PROSE[i + 3]) for i, head in enumerate(heads)]
    lines = _settled(*(line for text in texts for line in text))
    assert {line.sentence for line in lines if line.text == caption} == {True}
    assert not any(line.sentence for line in lines if line.text in heads)

    lines = _settled(*(line for text in texts for line in text[1:]))
    assert not any(line.sentence for line in lines)


@pytest.mark.parametrize(("times", "heads_none"), [(3, False), (5, True)])
def test_a_short_line_that_stands_amid_texts_again_and_again_heads_none(times: int, heads_none: bool) -> None:
    lines = _settled(*(line for text in PROSE[:times] for line in (text, "Quay notes")), PROSE[times])
    assert [line.sentence for line in lines if line.text == "Quay notes"] == [heads_none] * times
