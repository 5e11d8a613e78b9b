"""Articles that a person has as JSON Lines: each line one article, or one sentence about what is wrong with it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, BinaryIO

from crawler.archive.restoring.lines import Fault, article_of
from crawler.core.text.normalise import tokens
from crawler.logs import without_logins
from storage.records import StoredArticle

MAX_LINE = 8 * 2**20
"""Bytes of a line; a longer one is no article."""

_MAX_NAME = 2000
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_FEWEST_TOKENS = 2
_BEGINNING = 200  # characters, which tell nearly always that a text has enough tokens


class LineError(ValueError):
    """A line holds no article; its text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """An article of a line; `name` is its id."""

    name: str
    title: str
    text: str
    url: str | None
    site: str | None
    published_at: datetime | None


def iter_lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield each line that is not blank with its number, counted from 1; of a line that is too long only its start."""
    number = 0
    while line := file.readline(MAX_LINE + 1):
        number += 1
        while len(line) > MAX_LINE and not line.endswith(b"\n"):
            rest = file.readline(MAX_LINE)
            if not rest or rest.endswith(b"\n"):
                break
        if line.strip():
            yield number, line


def parse_line(line: bytes) -> Incoming | StoredArticle:
    """Return the article of a line, a stored one where an export wrote it; raises LineError."""
    if len(line) > MAX_LINE:
        raise LineError(f"is over {MAX_LINE // 2**20} MB")
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        raise LineError("is not JSON") from None
    if not isinstance(value, dict):
        raise LineError("is no JSON object")
    if "newsfold" in value:
        return _exported(value)
    name = value.get("id")
    if isinstance(name, bool) or not isinstance(name, str | int) or not str(name).strip() or len(str(name)) > _MAX_NAME:
        raise LineError("has no id")
    text = _text(value, "text")
    if text is None or (len(tokens(text[:_BEGINNING])) < _FEWEST_TOKENS and len(tokens(text)) < _FEWEST_TOKENS):
        raise LineError("has no text of two words or more")
    if _UNSTORABLE.search(str(name)):
        raise LineError("has an id with a character that is none")
    return Incoming(
        name=str(name),
        title=_text(value, "title") or "",
        text=text,
        url=_url(value),
        site=_text(value, "site"),
        published_at=_moment(value),
    )


def _exported(value: dict[str, Any]) -> StoredArticle:
    if value["newsfold"] != 1:
        raise LineError("is of a newer form of export than this program reads")
    try:
        found = article_of(value)
    except Fault as fault:
        raise LineError(f"has a {fault} that no export writes") from None
    if not found.text.strip():
        raise LineError("has no text")
    return found


def _url(value: dict[str, Any]) -> str | None:
    """Return the address of an article, which keeps no login."""
    url = _text(value, "url")
    return None if url is None else without_logins(url).replace("//***@", "//")


def _text(value: dict[str, Any], field: str) -> str | None:
    found = value.get(field)
    if found is None:
        return None
    if not isinstance(found, str):
        raise LineError(f"has a {field} that is no text")
    if _UNSTORABLE.search(found):
        raise LineError(f"has a {field} with a character that is none")
    return found


def _moment(value: dict[str, Any]) -> datetime | None:
    """Return `published_at`, ISO 8601, or else `day`, in days since 1970."""
    written = value.get("published_at")
    try:
        if isinstance(written, str):
            found = datetime.fromisoformat(written)
            return found if found.tzinfo else found.replace(tzinfo=UTC)
        day = value.get("day")
        if isinstance(day, int | float) and not isinstance(day, bool):
            return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=day)
    except (ValueError, OverflowError):
        raise LineError("has a date that is none") from None
    return None
