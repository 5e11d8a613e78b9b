from __future__ import annotations

import json
from typing import Any

import pytest

from crawler.core.page_types.script_data import script_values


def table_of(value: Any) -> list[Any]:
    """Return a value as Nuxt writes it: a table in which objects and lists name their parts by number."""
    table: list[Any] = [["ShallowReactive", 1]]

    def put(each: Any) -> int:
        number = len(table)
        table.append(None)
        if isinstance(each, dict):
            table[number] = {key: put(part) for key, part in each.items()}
        elif isinstance(each, list):
            table[number] = [put(part) for part in each]
        else:
            table[number] = each
        return number

    put(value)
    return table


def values(*scripts: str) -> list[Any]:
    return list(script_values(scripts))


VALUE = {"data": {"story": {"title": "Bridge", "tags": ["quay", "night"], "count": 3, "none": None}}}


def test_a_table_of_nuxt_is_put_together() -> None:
    assert values(json.dumps(table_of(VALUE))) == [VALUE]


def test_what_nuxt_says_of_a_value_is_left_out() -> None:
    table = [["Reactive", 1], {"day": 2, "set": 3, "map": 5, "gone": -1, "far": 99}, ["Date", "2026-05-04T09:00:00Z"],
             ["Set", 4], "quay", ["Map", 4, 2]]  # fmt: skip
    assert values(json.dumps(table)) == [
        {"day": "2026-05-04T09:00:00Z", "set": ["quay"], "map": ["quay", None], "gone": None, "far": None}
    ]


@pytest.mark.parametrize(
    "table",
    [
        [{"a": 0, "b": 1}, {"a": 0}],
        [["Ref", 0], 1],
        [{"a": 1}, [1, 1, 1], []],
        [{f"k{n}": 1 for n in range(2_000)}, [2] * 2_000, [3] * 2_000, "x" * 5_000],
    ],
)
def test_a_table_that_names_itself_or_the_same_again_and_again_ends(table: list[Any]) -> None:
    (found,) = values(json.dumps(table)) or [None]
    assert len(json.dumps(found)) < 100_000


def test_a_list_that_is_no_table_stays_as_it_is() -> None:
    assert values('[{"title": "One"}, {"title": "Two"}]') == [[{"title": "One"}, {"title": "Two"}]]


def test_a_state_may_be_a_string_of_json_or_have_values_that_are_undefined() -> None:
    text = json.dumps(json.dumps(VALUE))
    assert values(f"window.__PRELOADED_STATE__ = JSON.parse({text});") == [VALUE]
    assert values('window.__STATE__={"a":undefined,"b":[void 0,1],"c":"is: undefined, or"};run()') == [
        {"a": None, "b": [None, 1], "c": "is: undefined, or"}
    ]


@pytest.mark.parametrize("script", ["window.__STATE__={", "[", "window.__STATE__=[1", "{'a': 1}", "[" * 100_000])
def test_what_is_no_data_gives_nothing(script: str) -> None:
    assert values(script) == []


def flight(stream: str, size: int = 50) -> list[str]:
    """Return the scripts that send a flight in pieces."""
    pieces = [stream[place : place + size] for place in range(0, len(stream), size)]
    return [f"self.__next_f.push([1,{json.dumps(piece)}])" for piece in pieces]


def test_the_rows_of_a_flight_are_found_with_their_long_texts() -> None:
    text = "<p>Größe zählt: the bridge\nstays open.</p>"
    row = ["$", "$L4", None, {"post": {"title": "Bridge", "content": "$1a"}}]
    stream = f'1:"$Sreact.fragment"\n2:I[1,[],""]\n1a:T{len(text.encode()):x},{text}5:{json.dumps(row)}\n'
    said = [*row[:3], {"post": {"title": "Bridge", "content": text}}]
    assert values("self.__next_f.push([0])", *flight(stream)) == [said]


@pytest.mark.parametrize("stream", ["", "zz", "1:", "1:Tffffffff,short", "1:[", "1:[1]\n2:{}\nrubbish"])
def test_a_flight_that_breaks_off_ends(stream: str) -> None:
    assert len(values(*flight(stream or " "))) <= 2
