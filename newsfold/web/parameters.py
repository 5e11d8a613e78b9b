"""What an address asks for, checked: numbers, names and times of its query."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import UTC, date, datetime, time

from starlette.requests import Request

from newsfold.web.answers import BadRequest, Missing
from storage.records import HIGHEST

LONGEST = 2048
"""Characters of a value."""


CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What no name holds, and of which a database takes not all; joiners are no such, which Persian and emoji need."""


def text_of(request: Request, name: str) -> str | None:
    """Return a text of the query, None where it is empty or missing. Raises BadRequest."""
    value = request.query_params.get(name, "").strip()
    if len(value) > LONGEST or CONTROLS.search(value):
        raise BadRequest(f"“{name}” is too long, or holds a control character.")
    return value or None


def words_of(request: Request) -> str | None:
    """Return what is searched for: any text that is not too long. Raises BadRequest."""
    value = CONTROLS.sub(" ", request.query_params.get("q", "")).strip()
    if len(value) > LONGEST:
        raise BadRequest("“q” is too long.")
    return value or None


def number_of(request: Request, name: str, *, most: int = HIGHEST) -> int | None:
    """Return a whole number from 1 on of the query, None where it is missing. Raises BadRequest."""
    value = text_of(request, name)
    if value is None:
        return None
    if not (value.isascii() and value.isdecimal()) or len(value) > 12 or not 1 <= int(value) <= most:
        raise BadRequest(f"“{name}” must be a whole number from 1 to {most}.")
    return int(value)


def choice_of(request: Request, name: str, known: Collection[str], default: str) -> str:
    """Return one of some words. Raises BadRequest."""
    value = text_of(request, name) or default
    if value not in known:
        raise BadRequest(f"“{name}” must be one of: {', '.join(known)}.")
    return value


def day_of(request: Request, name: str) -> datetime | None:
    """Return the beginning of a day in UTC. Raises BadRequest."""
    value = text_of(request, name)
    if value is None:
        return None
    try:
        return datetime.combine(date.fromisoformat(value), time(), UTC)
    except ValueError:
        raise BadRequest(f"“{name}” must be a day like 2026-03-31.") from None


def path_number(request: Request, name: str = "number") -> int | None:
    """Return the number that an address holds, None where no row can have it."""
    value = str(request.path_params[name])
    is_number = value.isascii() and value.isdecimal() and len(value) <= 10
    return int(value) if is_number and 1 <= int(value) <= HIGHEST else None


def path_name(request: Request) -> str:
    """Return the name that an address holds. Raises Missing where nothing can have it."""
    value = str(request.path_params["name"])
    if CONTROLS.search(value):
        raise Missing("There is nothing of this name: it holds a control character.")
    return value
