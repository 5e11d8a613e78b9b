from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.export import get_writer
from storage.export.csv import COLUMNS
from storage.exporting.fields import FIELDS, values_of
from storage.records import StoredArticle
from tests.exports.articles import BARE, WHOLE, articles, nasty


def rows(*found: StoredArticle) -> list[dict[str, str]]:
    out = io.StringIO(newline="")
    assert get_writer("csv")(iter(found), out) == len(found)
    assert out.getvalue().count("\r\n") >= len(found) + 1
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline=""), strict=True))


def test_the_columns_are_the_fields_with_objects_laid_flat() -> None:
    (row,) = rows(WHOLE)
    assert tuple(row) == COLUMNS
    assert (row["image_url"], row["image_caption"]) == ("https://harbour.example/4.jpg", "A ferry")
    assert row["authors"] == '["Ida Sand", "Jo Reed"]'
    assert json.loads(row["near"]) == [{"id": 2, "verdict": "near", "here": 0.5, "there": 1.0}]
    assert (row["story"], row["own_page"], row["confidence"]) == ("2", "true", "0.9")
    (bare,) = rows(BARE)
    assert {bare[name] for name in ("url", "story", "near", "authors", "image_url", "published_at")} == {""}


@given(st.lists(articles(), max_size=3))
def test_any_text_comes_back(found: list[StoredArticle]) -> None:
    for row, article in zip(rows(*found), found, strict=True):
        values = values_of(article)
        for field in FIELDS:
            value = values[field.name]
            if field.kind == "text":
                assert row[field.name].removeprefix("'") == (value or "")
            elif field.kind == "texts":
                assert json.loads(row[field.name] or "[]") == list(value)
            elif field.kind == "time":
                assert (datetime.fromisoformat(row[field.name]) if row[field.name] else None) == value


@given(nasty)
def test_no_cell_is_a_formula(text: str) -> None:
    (row,) = rows(replace(WHOLE, title=text))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for cell in row.values())
    assert row["title"] == (f"'{text}" if text[:1] and text[0] in "=+-@\t\r\n'＝＋－＠" else text)


@pytest.mark.parametrize("name", ["=1", "'x"])
def test_what_begins_like_our_mark_gets_one_too(name: str) -> None:
    (row,) = rows(replace(WHOLE, section=name))
    assert row["section"] == f"'{name}"
