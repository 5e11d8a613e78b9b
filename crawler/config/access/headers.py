"""Headers that a source wants with its requests, its cookies and login among them: secrets, which are shown nowhere."""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from crawler.config.access.secrets import filled

MAX_HEADERS = 30
MAX_CHARS = 4_096
"""Of the value of a header, as servers take it."""

_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")
_VALUE = re.compile(r"[\x20-\x7e\t]*")
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


LOGINS = {"cookies": "Cookie", "auth": "Authorization"}
"""The keys of a source, and the header that each becomes."""

_COOKIE = re.compile(r"[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*")
"""What a cookie's value may be (RFC 6265): no blanks, quotes, commas, semicolons."""


@dataclass(frozen=True, slots=True)
class Header:
    """A header of requests; its value never shows in a log or a traceback."""

    name: str
    value: str = field(repr=False)


def parse_header(name: str, value: Any, variables: Mapping[str, str]) -> Header:
    """Return a header, its secrets filled in; ValueError says what is wrong.

    No sentence holds the value.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f'"{name[:100]}" is no name of a header; write it like "X-Api-Key"')
    if name.lower() in _OURS:
        hint = "write it as user_agent" if name.lower() == "user-agent" else "the crawler sets it by itself"
        raise ValueError(f"{name}: {hint}")
    if not isinstance(value, str):
        raise ValueError(f"{name}: its value must be a text in quotes")  # noqa: TRY004  told with the others
    try:
        said = filled(value, variables).strip()
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None
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


def header_table(value: Any) -> tuple[Header, ...]:
    """Return the headers of a table; TypeError and ValueError say what is wrong."""
    if not isinstance(value, dict):
        raise TypeError('must be a table like {"X-Api-Key" = "${API_KEY}"}')  # what stands there may be a secret
    return parse_headers(value.items())


def layered(common: tuple[Header, ...], own: tuple[Header, ...]) -> tuple[Header, ...]:
    """Return the headers of a source: its own, and those for all sources whose names are not among them."""
    names = {header.name.lower() for header in own}
    return (*(header for header in common if header.name.lower() not in names), *own)


def parse_cookies(value: Any) -> Header:
    """Return the cookies of a table; ValueError and TypeError say what is wrong, without any value."""
    if not isinstance(value, dict):
        raise TypeError('must be a table like {session = "${SESSION}"}')
    if not value:
        raise ValueError("must not be empty")
    pairs, faults = [], []
    for name, text in value.items():
        try:
            pairs.append(f"{name}={_cookie(name, text)}")
        except ValueError as error:
            faults.append(str(error))
    if faults:
        raise ValueError("; ".join(faults))
    said = "; ".join(pairs)
    if len(said) > MAX_CHARS:
        raise ValueError(f"are over {MAX_CHARS:,} characters together")
    return Header("Cookie", said)


def _cookie(name: str, text: Any) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f'"{name[:100]}" is no name of a cookie')
    if not isinstance(text, str):
        raise ValueError(f"{name}: its value must be a text in quotes")  # noqa: TRY004  told with the others
    try:
        said = filled(text)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None
    if not _COOKIE.fullmatch(said):
        raise ValueError(f"{name}: its value must be plain characters without blanks, quotes, commas and semicolons")
    return said


def parse_auth(value: Any) -> Header:
    """Return what says who asks, of a text "USER:PASSWORD"; ValueError and TypeError say what is wrong with it."""
    if not isinstance(value, str):
        raise TypeError('must be a text like "user:${PASSWORD}"')
    said = filled(value)
    user, colon, password = said.partition(":")
    if not colon or not user or not password or len(said) > MAX_CHARS // 2 or not said.isprintable():
        raise ValueError('must be a name and a password on one line, like "user:${PASSWORD}"')
    return Header("Authorization", "Basic " + base64.b64encode(said.encode("utf-8")).decode("ascii"))


def faults_of_logins(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (key, sentence) for what is said twice."""
    named = {header.name.lower() for header in values.get("headers", ())}
    for key, name in LOGINS.items():
        if key in values and name.lower() in named:
            yield key, f"{key} and the header {name} say the same; leave one out"


def with_logins(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a source with its cookies and its login among its headers."""
    rest = {key: value for key, value in values.items() if key not in LOGINS}
    logins = tuple(values[key] for key in LOGINS if key in values)
    return rest | {"headers": (*values.get("headers", ()), *logins)}
