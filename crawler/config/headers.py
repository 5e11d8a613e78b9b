"""Headers that a source wants with its requests; their values may be secrets, and are shown nowhere."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

MAX_HEADERS = 30
MAX_CHARS = 4_096
"""Of the value of a header, as servers take it."""

_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")
_VALUE = re.compile(r"[\x20-\x7e\t]*")
_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_OURS = frozenset(
    {
        "accept-encoding",
        "connection",
        "content-length",
        "host",
        "if-modified-since",
        "if-none-match",
        "range",
        "transfer-encoding",
        "user-agent",
    }
)
"""What the crawler has to say by itself: what it can unpack, what it knows, who it is."""


@dataclass(frozen=True, slots=True)
class Header:
    """A header of requests; its value never shows in a log or a traceback."""

    name: str
    value: str = field(repr=False)


def parse_header(name: str, value: Any, variables: Mapping[str, str]) -> Header:
    """Return a header, each `${NAME}` in its value replaced by that variable; ValueError says what is wrong.

    No sentence holds the value.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f'"{name[:100]}" is no name of a header; write it like "X-Api-Key"')
    if name.lower() in _OURS:
        hint = "write it as user_agent" if name.lower() == "user-agent" else "the crawler sets it by itself"
        raise ValueError(f"{name}: {hint}")
    if not isinstance(value, str):
        raise ValueError(f"{name}: its value must be a text in quotes")  # noqa: TRY004  told with the others
    missing = sorted({found for found in _VARIABLE.findall(value) if not variables.get(found)})
    if missing:
        raise ValueError(f"{name}: the environment has no variable {' and no '.join(missing)}")
    said = _VARIABLE.sub(lambda found: variables[found[1]], value).strip()
    if not said or len(said) > MAX_CHARS or not _VALUE.fullmatch(said):
        raise ValueError(f"{name}: its value must be 1 to {MAX_CHARS:,} plain characters of ASCII on one line")
    return Header(name, said)


def parse_headers(given: Collection[tuple[str, Any]]) -> tuple[Header, ...]:
    """Return headers of names and values, with the environment of this process; ValueError names all faults."""
    headers: dict[str, Header] = {}
    faults = []
    for name, value in given:
        try:
            header = parse_header(name, value, os.environ)
        except ValueError as error:
            faults.append(str(error))
            continue
        if name.lower() in headers:
            faults.append(f"{name} stands there twice")
        headers[name.lower()] = header
    if len(given) > MAX_HEADERS:
        faults.append(f"{len(given)} headers are too many, {MAX_HEADERS} are the most")
    if faults:
        raise ValueError("; ".join(faults))
    return tuple(headers.values())


def layered(common: tuple[Header, ...], own: tuple[Header, ...]) -> tuple[Header, ...]:
    """Return the headers of a source: its own, and those for all sources whose names are not among them."""
    names = {header.name.lower() for header in own}
    return (*(header for header in common if header.name.lower() not in names), *own)
