from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.documents.json_markup import markup_in

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.just("<h2>Bridge</h2>"),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from("abc"), inner),
    max_leaves=10,
)
STORY = "<article><h2>Bridge opens</h2></article>"


def test_markup_is_found_at_any_depth_in_its_order() -> None:
    answer = {"data": [{"html": STORY, "id": 7}, {"inner": {"html": "<h3>Ferry</h3>"}}], "more": "<section>x</section>"}
    assert markup_in(json.dumps(answer)) == f"{STORY}\n<h3>Ferry</h3>\n<section>x</section>"


@pytest.mark.parametrize(
    "text",
    ["", "nonsense", "[" * 100_000, "{}", "7", '{"a": "no markup"}', '{"a": "<b>inline</b>"}', '{"a": "<h2>open"}'],
)
def test_what_holds_no_markup(text: str) -> None:
    assert markup_in(text) == ""


def test_control_characters_are_left_out() -> None:
    assert markup_in(json.dumps(f"{STORY}\0")) == STORY


@given(JSON)
def test_any_json_gives_the_strings_that_are_markup(value: object) -> None:
    text = json.dumps(value)
    assert markup_in(text).count("<h2>Bridge</h2>") == text.count("<h2>Bridge</h2>")
