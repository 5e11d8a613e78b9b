"""The data that a page's scripts hold, as plain values: JSON, Nuxt's flat table, the rows of Next.js's flight."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any

_ASSIGNED = re.compile(
    r"(?:window|self|globalThis)\s*(?:\.\s*__\w{2,40}__|\[\s*[\"']__\w{2,40}__[\"']\s*\])\s*=\s*"
    r"(?:(?=[{\[])|(JSON\.parse\(\s*)(?=\"))"
)
"""Where a script sets the state of the page; what follows is read if it is plain JSON, or a string of JSON."""

_MOST_ASSIGNED = 5
"""Such places in one script."""

_PUSHED = "self.__next_f.push("
_ROW = re.compile(rb"([0-9a-f]{1,8}):")
_TEXT_ROW = re.compile(rb"T([0-9a-f]{1,8}),")
_REFERENCE = re.compile(r"\$([0-9a-f]{1,8})")

_MOST_ROWS = 20_000
"""Pieces, and rows, of a flight."""

_WRAPPERS = frozenset({"ShallowReactive", "Reactive", "Ref", "ShallowRef", "EmptyRef", "EmptyShallowRef", "NuxtError"})
"""What Nuxt says of a value that stands elsewhere in its table."""

_ONCE = 1_000
"""Characters from which on a text of a table is given once: else a small page could come to any number of them."""

_UNDEFINED = re.compile(r'"(?:[^"\\]|\\.)*"|\b(undefined|void 0)\b')
_DECODER = json.JSONDecoder(strict=False)


def script_values(scripts: Sequence[str]) -> Iterator[Any]:
    """Yield the objects and lists that scripts hold."""
    flight = []
    for script in scripts:
        if _PUSHED in script:
            flight.append(script)
        else:
            yield from _values(script)
    yield from _flight_values(flight)


def _values(script: str) -> Iterator[Any]:
    if script.lstrip()[:1] in ("{", "["):
        value = _decoded(script.lstrip())
        yield from _containers(_revived(value) if _is_table(value) else value)
        return
    for count, found in enumerate(_ASSIGNED.finditer(script)):
        if count == _MOST_ASSIGNED:
            return
        value = _decoded(script[found.end() :])
        yield from _containers(_decoded(value) if found[1] and isinstance(value, str) else value)


def _containers(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        yield value


def _decoded(text: str) -> Any:
    """Return the JSON that a text begins with, None where it begins with none; `undefined` is read as null."""
    try:
        return _DECODER.raw_decode(text)[0]
    except (ValueError, RecursionError):
        pass
    try:
        return _DECODER.raw_decode(_UNDEFINED.sub(lambda found: "null" if found[1] else found[0], text))[0]
    except (ValueError, RecursionError):
        return None


def _is_table(value: Any) -> bool:
    """Whether a list is a table in which objects and lists name their parts by number."""
    if not isinstance(value, list) or len(value) < 2 or not isinstance(value[0], dict | list) or not value[0]:
        return False
    parts = value[0].values() if isinstance(value[0], dict) else value[0]
    return all(type(part) is int or (isinstance(part, str) and part in _WRAPPERS) for part in parts)


def _revived(table: list[Any]) -> Any:
    """Return what a table stands for, each object and each long text once, where it is met first from the root."""
    given: set[int] = set()
    root: list[Any] = [None]
    waiting: deque[tuple[Any, Any, Any]] = deque([(root, 0, 0)])
    while waiting:
        holder, key, number = waiting.popleft()
        value = _entry(table, number, given)
        if isinstance(value, dict | list):
            made: Any = {} if isinstance(value, dict) else [None] * len(value)
            parts = value.items() if isinstance(value, dict) else enumerate(value)
            waiting.extend((made, part, place) for part, place in parts)
            value = made
        holder[key] = value
    return root[0]


def _entry(table: list[Any], number: Any, given: set[int]) -> Any:
    """Return an entry of a table without what Nuxt says of it; None for what is missing, or was given before."""
    for _ in range(5):
        if type(number) is not int or not 0 <= number < len(table) or number in given:
            return None
        entry = table[number]
        if isinstance(entry, dict | list) or len(str(entry)) >= _ONCE:
            given.add(number)
        if not isinstance(entry, list) or not entry or not isinstance(entry[0], str):
            return entry
        kind, *rest = entry
        if kind == "Date":
            return str(rest[0]) if rest else None
        if kind not in _WRAPPERS or not rest:
            return rest  # a set, a map, or what an application writes in its own way
        number = rest[0]
    return None


def _flight_values(scripts: Sequence[str]) -> Iterator[Any]:
    """Yield the rows of a flight, in which a `$` before a number stands for a text that is a row of its own."""
    stream = "".join(_pieces(scripts)).encode("utf-8", "surrogatepass")
    texts: dict[str, str] = {}
    rows: list[Any] = []
    place = 0
    for _ in range(_MOST_ROWS):
        begin = _ROW.match(stream, place)
        if begin is None:
            break
        if text := _TEXT_ROW.match(stream, begin.end()):
            place = text.end() + int(text[1], 16)
            texts[begin[1].decode()] = stream[text.end() : place].decode("utf-8", "replace")
            continue
        end = stream.find(b"\n", begin.end())
        end = len(stream) if end < 0 else end
        if stream[begin.end() : begin.end() + 1] in (b"{", b"["):
            rows.extend(_containers(_decoded(stream[begin.end() : end].decode("utf-8", "replace"))))
        place = end + 1
    for row in rows:
        _put_texts(row, texts)
        yield row


def _pieces(scripts: Sequence[str]) -> Iterator[str]:
    for script in scripts[:_MOST_ROWS]:
        pushed = _decoded(script[script.index(_PUSHED) + len(_PUSHED) :])
        if isinstance(pushed, list) and len(pushed) > 1 and isinstance(pushed[1], str):
            yield pushed[1]


def _put_texts(row: Any, texts: dict[str, str]) -> None:
    """Put texts in the place of what stands for them, each once."""
    waiting = deque([row])
    while waiting and texts:
        holder = waiting.popleft()
        for key, value in list(holder.items() if isinstance(holder, dict) else enumerate(holder)):
            if isinstance(value, dict | list):
                waiting.append(value)
            elif isinstance(value, str) and (named := _REFERENCE.fullmatch(value)) and named[1] in texts:
                holder[key] = texts.pop(named[1])
