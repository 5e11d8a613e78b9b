"""Column types that behave alike on every database."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime as SqlDateTime
from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def clean(text: str) -> str:
    """Return the text with NUL and lone surrogates, which no database keeps alike, as U+FFFD."""
    if text.isascii() and "\0" not in text:
        return text
    return _UNSTORABLE.sub("\ufffd", text)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, kept as UTC: SQLite would give it back naive, PostgreSQL in the session's zone."""

    impl = SqlDateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn to UTC; a naive datetime is a fault of the program."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a naive datetime cannot be stored: {value!r}")
        try:
            return value.astimezone(UTC)
        except OverflowError:  # within a day of year 1 or 9999, as a hostile page may claim
            return value.replace(tzinfo=UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class CleanText(TypeDecorator[str]):
    """Text that comes from a page: what a database cannot keep is replaced (see `clean`)."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Clean on the way in."""
        return None if value is None else clean(value)


class Json(TypeDecorator[Any]):
    """A list or mapping of plain values as JSON text: readable by hand and alike on every database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write as JSON; an empty list is kept as NULL."""
        return clean(json.dumps(value, ensure_ascii=False, separators=(",", ":"))) if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Read JSON; NULL is an empty list."""
        return json.loads(value) if value else []
