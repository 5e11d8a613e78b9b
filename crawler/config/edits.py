"""A configuration's text with a source more, one less, or one that rests: every other line stays as it was written.

Lines are edited and no document: TOML libraries that keep comments move tables, with what stands above them, where
other tables stand between two sources. tomlkit writes the values.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

import tomlkit

from crawler.config.file import parse_config
from crawler.config.model import Source
from crawler.config.toml_lines import key_lines
from crawler.core.errors import ConfigError

_HEADER = re.compile(r"\s*\[\[\s*source\s*\]\]")
_NAME = re.compile(r"\s*name\s*=")
_LINE_END = re.compile(r"(?<=\n)")
"""Where a line ends for TOML; `str.splitlines` knows other ends, too."""
_ENABLED = re.compile(r"(\s*enabled\s*=\s*)(?:true|false)\b")

Table = Mapping[str, str | int | float | bool]
"""The keys of a source with their values, as they are to be written."""


def names_in(text: str) -> set[str]:
    """Return the names of all sources of a valid TOML text."""
    return {table["name"] for table in _tables(text) if isinstance(table.get("name"), str)}


def with_sources(text: str, tables: Iterable[Table], file: str) -> str:
    """Return a text with more sources at its end; ConfigError names the faults that it would have."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    written = [text.rstrip() + line_end] if text.strip() else []
    for table in tables:
        lines = ["[[source]]", *(f"{key} = {tomlkit.item(value).as_string()}" for key, value in table.items())]
        written.append(line_end.join(lines) + line_end)
    after = line_end.join(written)
    parse_config(after, file)
    return after


def with_enabled(text: str, name: str, *, enabled: bool, file: str) -> str:
    """Return a text in which a source is crawled, or rests; raises ConfigError."""
    index = _index_of(text, name, file)
    lines, places = _LINE_END.split(text), key_lines(text.replace("\r\n", "\n"))
    at = places.get(("source", index, "enabled"))
    if at is not None:
        if not _ENABLED.match(lines[at - 1]):
            raise _by_hand(file, name, at)
        lines[at - 1] = _ENABLED.sub(rf"\g<1>{str(enabled).lower()}", lines[at - 1], count=1)
    elif not enabled:
        at = places["source", index, "name"]
        if not _NAME.match(lines[at - 1]):
            raise _by_hand(file, name, at)
        lines[at - 1] = lines[at - 1].rstrip("\r\n")
        lines.insert(at, f"{_line_end(text)}enabled = false{_line_end(text)}")
    after = "".join(lines)
    found = _named(after, file).get(name)
    if found is None or found.enabled is not enabled or _others(after, name, file) != _others(text, name, file):
        raise _by_hand(file, name, at)
    return after


def without_source(text: str, name: str, file: str) -> str:
    """Return a text without a source and the comment right above it; raises ConfigError."""
    index = _index_of(text, name, file)
    lines, places = _LINE_END.split(text), key_lines(text.replace("\r\n", "\n"))
    start = places["source", index]
    if not _HEADER.match(lines[start - 1]):
        raise _by_hand(file, name, start)
    later = [at for place, at in places.items() if at > start and place[:2] != ("source", index)]
    end = _above(lines, min(later)) if later else len(lines) + 1
    after = "".join(lines[: _above(lines, start) - 1] + lines[end - 1 :])
    if _others(after, name, file) != _others(text, name, file) or name in names_in(after):
        raise _by_hand(file, name, start)
    return after


def _above(lines: list[str], number: int) -> int:
    """Return the line at which the comment begins that stands right above a line, counted from 1."""
    while number > 1 and lines[number - 2].lstrip().startswith("#"):
        number -= 1
    return number


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _tables(text: str) -> list[dict[str, Any]]:
    tables = tomllib.loads(text.replace("\r\n", "\n")).get("source", [])
    return [table for table in tables if isinstance(table, dict)] if isinstance(tables, list) else []


def _index_of(text: str, name: str, file: str) -> int:
    """Return which source of a text has a name; ConfigError where the text has faults, or none has it."""
    parse_config(text, file)
    for index, table in enumerate(_tables(text)):
        if str(table["name"]).strip() == name:
            return index
    raise ConfigError((f'{file}: there is no source "{name}"; `newsfold sources list` lists them',))


def _named(text: str, file: str) -> dict[str, Source]:
    config = parse_config(text, file)
    return {one.name: one for one in (*config.sources, *config.disabled)}


def _others(text: str, name: str, file: str) -> dict[str, Source]:
    found = _named(text, file)
    found.pop(name, None)
    return found


def _by_hand(file: str, name: str, line: int | None) -> ConfigError:
    return ConfigError((f'{file}:{line}: the source "{name}" is written in a way that is not edited; change it there',))
