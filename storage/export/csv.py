"""CSV (RFC 4180) for spreadsheets: one article a row, lists and objects as JSON in their cells.

A text that a spreadsheet would take for a formula gets a `'` in front of it, and so does one that begins with `'`
itself: whoever takes the first `'` of a cell away has the text as it was.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO, Any

from storage.exporting.fields import FIELDS, Field, values_of
from storage.exporting.format import Format
from storage.exporting.json_values import json_of
from storage.records import StoredArticle

_RISKY = ("=", "+", "-", "@", "\t", "\r", "'", "\n", "＝", "＋", "－", "＠")
"""What a formula may begin with, in full width, too; a `'` itself so that it can be told from ours."""


def _columns() -> Iterator[tuple[str, Field, str | None]]:
    """Yield the columns: the name, the field, and the part of an object that is one."""
    for field in FIELDS:
        if field.kind == "object":
            yield from ((f"{field.name}_{part.name}", part, field.name) for part in field.parts)
        else:
            yield field.name, field, None


COLUMNS = tuple(name for name, _, _ in _columns())
"""The names in the first row."""
_CELLS = tuple(_columns())


def write(articles: Iterable[StoredArticle], out: IO[Any], title: str = "") -> int:
    """Write a row of names and a row for each article, and return how many these were."""
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    count = 0
    for article in articles:
        values = values_of(article)
        rows.writerow(
            [
                cell(field, values[name] if whole is None else (values[whole] or {}).get(field.name))
                for name, field, whole in _CELLS
            ]
        )
        count += 1
    return count


def cell(field: Field, value: Any) -> str:
    """Return a value as it stands in its cell; none is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat()
    if field.kind in ("texts", "objects", "object", "json"):
        return json_of(value) if value else ""
    return f"'{value}" if isinstance(value, str) and value.startswith(_RISKY) else str(value)


FORMAT = Format(write=write)
