"""Parquet: one row an article, lists and objects nested, in row groups of a bounded size."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from storage.exporting.arrow import GROUP_BYTES, GROUP_ROWS, SCHEMA, rows, table_of
from storage.exporting.format import Format
from storage.records import StoredArticle

# Behind `arrow`, which says what to do where it is missing.
import pyarrow.parquet as pq  # isort: skip


def write(articles: Iterable[StoredArticle], out: IO[Any], title: str = "") -> int:
    """Write the articles, and return how many they were."""
    count = size = 0
    group: list[dict[str, Any]] = []
    with pq.ParquetWriter(out, SCHEMA, compression="zstd") as writer:
        for row, weight in rows(articles):
            group.append(row)
            count, size = count + 1, size + weight
            if len(group) >= GROUP_ROWS or size >= GROUP_BYTES:
                writer.write_table(table_of(group))
                group, size = [], 0
        if group:
            writer.write_table(table_of(group))
    return count


FORMAT = Format(write=write, is_binary=True)
