"""Where each key of a TOML document stands: `tomllib` gives the values, this gives their lines."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

Path = tuple[str | int, ...]


def key_lines(text: str) -> dict[Path, int]:
    """Return the line, counted from 1, of every table and key of a valid TOML document.

    A path is made of keys and, for `[[tables]]` and arrays, of indexes counted from 0: `("source", 1, "every")`.
    """
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    prefix: Path = ()
    for number, statement, value in _statements(text):
        header = statement.lstrip()
        if header.startswith("[["):
            path = _header_path(value, counts)
            counts[path] = counts.get(path, -1) + 1
            prefix = (*path, counts[path])
            lines.setdefault(path, number)
            lines[prefix] = number
        elif header.startswith("["):
            prefix = _header_path(value, counts)
            lines.setdefault(prefix, number)
        else:
            for path in _paths(value, prefix):
                lines.setdefault(path, number)
    return lines


def _statements(text: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Yield (line, text, value) of each header and each assignment: the least lines that are TOML by themselves."""
    pending: list[str] = []
    start = 1
    for number, line in enumerate(text.split("\n"), start=1):
        if not pending:
            start = number
        pending.append(line)
        statement = "\n".join(pending)
        try:
            value = tomllib.loads(statement)
        except tomllib.TOMLDecodeError:
            continue
        pending.clear()
        if value:
            yield start, statement, value


def _header_path(value: dict[str, Any], counts: dict[Path, int]) -> Path:
    """Return the path that a header names, with the index of each array of tables that it passes through."""
    path: Path = ()
    inner: Any = value
    while isinstance(inner, dict) and inner:
        ((key, inner),) = inner.items()
        if path in counts:
            path = (*path, counts[path])
        path = (*path, key)
    return path


def _paths(value: Any, prefix: Path) -> Iterator[Path]:
    """Yield the paths of everything inside a value."""
    children: Iterator[tuple[str | int, Any]] = iter(())
    if isinstance(value, dict):
        children = iter(value.items())
    elif isinstance(value, list):
        children = iter(enumerate(value))
    for key, child in children:
        yield (*prefix, key)
        yield from _paths(child, (*prefix, key))
