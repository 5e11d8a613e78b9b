"""A folder of Parquet files, one folder in it for each day, month or language, as Hive names them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from storage.exporting.arrow import GROUP_BYTES, SCHEMA, rows, table_of
from storage.records import StoredArticle

# Behind `arrow`, which says what to do where it is missing.
import pyarrow.parquet as pq  # isort: skip

_MOST_OPEN = 40
"""Files that are open at once."""
_MOST_NAME = 200
"""Bytes of a value in the name of a folder; a file system takes 255 for the whole name."""
_NONE = "__HIVE_DEFAULT_PARTITION__"

BY: dict[str, tuple[str, Callable[[dict[str, Any]], str | None]]] = {
    "day": ("published_day", lambda row: _day(row["published_at"], 10)),
    "month": ("published_month", lambda row: _day(row["published_at"], 7)),
    "seen-day": ("first_seen_day", lambda row: _day(row["first_seen_at"], 10)),
    "seen-month": ("first_seen_month", lambda row: _day(row["first_seen_at"], 7)),
    "language": ("language", lambda row: row["language"]),
}
"""What a folder may be parted by: the name before the `=` of its folders, and the value of a row."""


@dataclass(slots=True)
class _Part:
    """What waits to be written to a folder, the writer of its open file, and how many files it has."""

    folder: Path
    waiting: list[dict[str, Any]] = field(default_factory=list)
    size: int = 0
    files: int = 0
    writer: pq.ParquetWriter | None = None


def write_partitions(articles: Iterable[StoredArticle], folder: Path, by: Sequence[str]) -> int:
    """Write the articles into `NAME=VALUE/…/part-N.parquet` of a folder that is there; return how many they were.

    `by` are keys of `BY`. A column that a folder is named by stands in no file, as readers expect it. What waits in
    memory is bounded together, however many folders there are.
    """
    named = [BY[each] for each in by]
    schema = SCHEMA
    for name, _ in named:
        if name in schema.names:
            schema = schema.remove(schema.get_field_index(name))
    parts: dict[tuple[str, ...], _Part] = {}
    count = waiting = 0
    for row, size in rows(articles):
        place = tuple(f"{name}={_safe(value(row))}" for name, value in named)
        part = parts.setdefault(place, _Part(folder.joinpath(*place)))
        part.waiting.append(row)
        part.size += size
        count, waiting = count + 1, waiting + size
        if waiting >= 2 * GROUP_BYTES:
            largest = max(parts.values(), key=lambda each: each.size)
            waiting -= largest.size
            _flush(largest, schema, parts.values())
    for part in parts.values():
        if part.waiting:
            _flush(part, schema, parts.values())
        _close(part)
    return count


def _flush(part: _Part, schema: Any, parts: Iterable[_Part]) -> None:
    if part.writer is None:
        others = [each for each in parts if each.writer is not None]
        if len(others) >= _MOST_OPEN:
            _close(others[0])
        part.folder.mkdir(parents=True, exist_ok=True)
        part.writer = pq.ParquetWriter(part.folder / f"part-{part.files}.parquet", schema, compression="zstd")
        part.files += 1
    part.writer.write_table(table_of(part.waiting, schema))
    part.waiting, part.size = [], 0


def _close(part: _Part) -> None:
    if part.writer is not None:
        part.writer.close()
        part.writer = None


def _day(moment: Any, length: int) -> str | None:
    return None if moment is None else moment.isoformat()[:length]


def _safe(value: str | None) -> str:
    """Return a value as a name of a folder, percent-escaped; none, and one that no name can hold, as Hive's default."""
    name = quote(value or "", safe="")
    return name if 0 < len(name) <= _MOST_NAME else _NONE
