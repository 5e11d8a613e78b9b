"""Every key of every table with every kind of wrong value: one sentence with its line, whatever stands there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.config.checks import FETCH, SOURCE
from crawler.config.file import parse_config
from crawler.core.errors import ConfigError

SOURCE_LINES = {"name": '"gazette"', "url": '"https://gazette.example/"', "every": '"1h"'}
ODD = (
    "true", "-1", "0", "7", "99999999999999999999", "-0.5", "1e400", "nan", "inf", '""', '" "', '"\\u0000"',
    '"\\u001b[2J"', '"no such thing"', '"٣"', "'''a\nb'''", "[]", "[1]", '["", 7]', '["/news/**", "x"]', "{}",
    "{a = 1}", '{"X-Key" = 7}', "2026-03-01", "2026-03-01T10:00:00Z", "10:00:00", '"* * * * *"', '"0 0 31 2 *"',
    '"1h1h"', '"23:00-23:00"', '"../x"', '"http://[x/"', '"ftp://h.example/"', '"http://u:p@h.example/"',
    f'"{"x" * 5_000}"', f'"{"1" * 5_000}s"',
)  # fmt: skip
SCALARS = {"true", "-0.5", "nan", "2026-03-01", "2026-03-01T10:00:00Z", "10:00:00"}
"""What is right for no key at all, but those of `FLAGS`."""
FLAGS = {"recheck", "render", "enabled"}
KEYS = [("", "database"), *(("fetch", key) for key in FETCH), *(("source", key) for key in SOURCE)]


def file_with(table: str, key: str, value: str) -> tuple[str, int]:
    """Return a file in which one value stands, all others being right, and the line of that."""
    source = {name: right for name, right in SOURCE_LINES.items() if (table, key) != ("source", name)}
    if (table, key) == ("source", "cron"):
        del source["every"]
    if key in ("fastest", "slowest"):
        source["every"] = '"adaptive"'
    if key == "timezone":
        source["quiet"] = '"22:00-06:00"'
    lines = [f"{key} = {value}"] if not table else []
    if table == "fetch":
        lines += ["[fetch]", f"{key} = {value}"]
    lines += ["[[source]]", *(f"{name} = {right}" for name, right in source.items())]
    if table == "source":
        lines.append(f"{key} = {value}")
    return "\n".join(lines) + "\n", lines.index(f"{key} = {value}") + 1


def faults_of(text: str) -> tuple[str, ...]:
    try:
        parse_config(text, "n.toml")
    except ConfigError as error:
        return error.faults
    return ()


@pytest.mark.parametrize(("table", "key"), KEYS)
def test_a_wrong_value_is_told_in_one_sentence_with_its_line(table: str, key: str) -> None:
    wrong = 0
    for value in ODD:
        text, line = file_with(table, key, value)
        faults = faults_of(text)
        assert len(faults) <= 1, faults
        assert faults or value not in SCALARS or (key in FLAGS and value == "true"), value
        for fault in faults:
            wrong += 1
            assert fault.startswith(f"n.toml:{line}: "), (value, fault)
            assert key in fault
            assert fault.isprintable()
            assert len(fault) < 1_000
    assert wrong > len(SCALARS)


@given(
    st.sampled_from(KEYS),
    st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc"), exclude_characters='"\\')).map('"{}"'.format)
    | st.integers().map(str)
    | st.floats().map(repr)
    | st.lists(st.sampled_from(ODD)).map(lambda values: f"[{', '.join(values)}]"),
)
def test_no_value_is_more_than_a_fault(place: tuple[str, str], value: str) -> None:
    text, line = file_with(*place, value)
    for fault in faults_of(text):
        assert fault.startswith(f"n.toml:{line}: ") or "nan" in value or "\n" in value, fault


@pytest.mark.parametrize(("table", "key"), KEYS)
def test_a_key_that_is_nearly_one_is_told_with_the_right_one(table: str, key: str) -> None:
    source = "".join(f"{name} = {value}\n" for name, value in SOURCE_LINES.items())
    before = f"[{table}]\n" if table == "fetch" else ""
    for wrong in (f"{key}x", key.upper()):
        body = (
            f"{before}{wrong} = 1\n[[source]]\n{source}" if table != "source" else f"[[source]]\n{source}{wrong} = 1\n"
        )
        (fault,) = faults_of(body)
        assert f'unknown key "{wrong}"; did you mean "{key}"?' in fault


def test_a_key_of_another_table_is_told_so() -> None:
    source = "".join(f"{name} = {value}\n" for name, value in SOURCE_LINES.items())
    assert faults_of(f"[[source]]\n{source}workers = 2\n") == (
        'n.toml:5: unknown key "workers"; it belongs into [fetch]',
    )
