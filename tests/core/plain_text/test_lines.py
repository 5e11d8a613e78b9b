from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.plain_text.lines import LineKind, has_sentences, kind_of, read_lines

LONG = "The ferry that carried the town across the river for nine years made its last trip on a grey morning"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (f"{LONG}.", LineKind.PROSE),
        ("Die Fähre fuhr zum letzten Mal.", LineKind.PROSE),
        ("橋が開通しました。渡し船は最後の航海を終えました。", LineKind.PROSE),
        (LONG * 3, LineKind.PROSE),
        ("Bridge opens after nine years", LineKind.SHORT),
        ("Is the bridge safe?", LineKind.SHORT),
        ("Is it safe? The town asks. The council is silent.", LineKind.PROSE),
        ("Really.", LineKind.SHORT),
        ("J. Jr.", LineKind.SHORT),
        ("By Ada Marsh", LineKind.META),
        ("Veröffentlicht am", LineKind.META),
        ("Friday, 3 May 2024 | 14:05 GMT", LineKind.META),
        ("Ada Marsh · 3 May 2024, 14:05 · 4 min read", LineKind.META),
        ("3 mai 2024 | Politique | Ada Marsh", LineKind.META),
        ("Home | News | Sport | Log in", LineKind.SHARE),
        ("Facebook Twitter WhatsApp", LineKind.SHARE),
        ("Tags: harbour, bridges", LineKind.SHARE),
        ("Bridge | Ferry", LineKind.SHORT),  # two names make no menu
        ("Lesen Sie auch:", LineKind.RELATED),
        ("Read more: Storm closes three ports", LineKind.POINTER),
        ("Continue reading", LineKind.END),
        ("Laisser un commentaire", LineKind.END),
        ("© 2024 Harbour Post", LineKind.FOOT),
        ("© 2024 Harbour Post, all the rights of every kind reserved in Northport", LineKind.SHARE),
        ("Поделиться", LineKind.SHARE),
        ("Anzeige", LineKind.NOISE),
        ("Follow our channel on Telegram", LineKind.NOISE),
        ("* * *", LineKind.RULE),
        ("# Read more", LineKind.RELATED),
        ("# By Ada Marsh", LineKind.SHORT),  # a heading is what the page says it is
    ],
)
def test_a_line_by_itself_has_a_kind(line: str, kind: LineKind) -> None:
    (found,) = read_lines(line)
    assert found.kind is kind
    assert kind_of(found) is kind


def test_a_line_knows_how_it_is_written() -> None:
    (line,) = read_lines("\n\n## Die Brücke:")
    assert (line.text, line.gap, line.key, line.width, line.level) == ("Die Brücke:", 2, "die brücke", 11, 2)
    assert line.colon
    assert not line.closed


def test_a_dash_before_a_single_line_is_of_speech() -> None:
    assert [line.bullet for line in read_lines("- I was there.\nHe said.\n- One\n- Two\n1. Three")] == [
        False, False, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "The pier on Monday. (Photo: Tom Fell)",
        "Foto: dpa",
        "橋の朝（写真：山田）",
        "The pier on Monday. Credit: Tom Fell/Quayside",
        "Ann Holm is to lead the council | Photo: Tom Fell",
        "Ann Holm is to lead the council. | Tom Fell/PA Images via Getty Images",
        "Tom Fell/AFP",
    ],
)
def test_a_caption_reads_as_text(line: str) -> None:
    (found,) = read_lines(line)
    assert found.sentence


@pytest.mark.parametrize("line", ["The pier opens | Quay news", "Who took the photo? The town asks"])
def test_a_headline_of_two_parts_is_no_caption(line: str) -> None:
    (found,) = read_lines(line)
    assert not found.sentence


def test_a_line_changes_its_kind_in_a_copy() -> None:
    (line,) = read_lines("Bridge opens")
    other = line.of_kind(LineKind.META)
    assert (line.kind, other.kind) == (LineKind.SHORT, LineKind.META)
    assert other.of_kind(LineKind.SHORT) == line
    assert line.of_kind(LineKind.SHORT) is line


@pytest.mark.parametrize(
    ("text", "several"),
    [("One. Two", True), ("- One!", False), ("桥。船", True), ("No. 7", False), ("3.5 million", False)],
)
def test_sentences_that_go_on(text: str, several: bool) -> None:
    assert has_sentences(text) is several


@given(st.text(max_size=200))
def test_any_text_has_lines_that_hold_something(text: str) -> None:
    for line in read_lines(text):
        assert line.gap >= 0
        assert line.width >= len(line.text)
