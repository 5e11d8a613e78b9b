"""The table of the fields in the documents, the values that are written, and the card."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from storage.export.csv import COLUMNS
from storage.exporting.card import Tally, card_of, type_name
from storage.exporting.fields import FIELDS, Field, values_of
from storage.records import StoredArticle
from tests.exports.articles import BARE, NOON, WHOLE

DOCUMENT = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf-8")


def lines(fields: Sequence[Field], within: str = "") -> list[str]:
    found = []
    for each in fields:
        found.append(f"| `{within}{each.name}` | {type_name(each.kind)} | {each.meaning} |")
        found += lines(each.parts, f"{within}{each.name}.")
    return found


def test_each_field_is_documented_with_its_type_and_no_other() -> None:
    table = DOCUMENT.split("## The fields")[1].split("\n\n**On the way back**")[0]
    assert [line for line in table.splitlines() if line.startswith("| `")] == lines(FIELDS)


def check(fields: Sequence[Field], values: dict[str, Any]) -> None:
    assert list(values) == [each.name for each in fields]
    for each in fields:
        if each.kind == "objects":
            assert values[each.name], each.name
            for value in values[each.name]:
                check(each.parts, value)
        elif each.kind == "object":
            check(each.parts, values[each.name])


def test_each_value_has_its_field() -> None:
    check(FIELDS, values_of(WHOLE))
    assert "image_caption" in COLUMNS


def card(*articles: StoredArticle) -> tuple[dict[str, Any], str]:
    tally = Tally()
    assert [*tally.counted(articles)] == list(articles)
    written = card_of(tally, files="a.csv", program="1.0", rules=[("the fields", "1")], narrowed=" of a.example")
    head, text = written.removeprefix("---\n").split("\n---\n", 1)
    plain = [line.split(": ", 1) for line in head.splitlines() if line.startswith(("language", "size", "  data_files"))]
    return {name.strip(): json.loads(value) for name, value in plain}, text


def test_a_card_counts_what_came_by() -> None:
    later = replace(WHOLE, id=6, site="bay.example", first_seen_at=NOON + timedelta(days=9))
    head, text = card(WHOLE, BARE, later)
    assert head == {"language": ["de"], "size_categories": ["n<1K"], "data_files": "a.csv"}
    for line in (
        "3 articles of a.example, exported by Newsfold 1.0.", "First seen between 2026-03-01 and 2026-03-10.",
        "2 of them share a story with others; 2 earlier texts.",
        "| harbour.example | 2 |", "| bay.example | 1 |", "| de | 2 |", "| not known | 1 |", "| 2026-03 | 2 |",
        "| reserved | 2 |", "| nobody looked | 1 |", "| the fields | `1` |",
    ):  # fmt: skip
        assert line in text.splitlines()
    assert [line for line in lines(FIELDS) if line not in text] == []


def test_a_card_of_nothing_and_of_many_sites() -> None:
    assert card()[0]["size_categories"] == ["n<1K"]
    _, text = card(*(replace(WHOLE, site=f"s{number}.example") for number in range(1_000)))
    assert "| 950 more | 950 |" in text.splitlines()


def test_what_a_page_says_breaks_no_table() -> None:
    _, text = card(replace(WHOLE, site="a|b\n`<script>[x](y)", language="x|\ny"))
    assert "| a b script x (y) | 1 |" in text.splitlines()
    assert "| x y | 1 |" in text.splitlines()
