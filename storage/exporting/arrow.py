"""Articles as tables of Arrow, by one schema that stands in the files; needs pyarrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from storage.errors import MissingLibrary
from storage.exporting.fields import FIELDS, FORM, Field, values_of
from storage.exporting.json_values import json_of
from storage.exporting.program import program_version
from storage.records import StoredArticle

try:
    import pyarrow as pa
except ImportError:
    raise MissingLibrary("Parquet needs pyarrow", "install it with: pip install 'newsfold[parquet]'") from None

GROUP_ROWS = 2_000
"""Rows of a row group at most."""
GROUP_BYTES = 8 * 2**20
"""Characters of the texts of a row group, about: what is in memory at once is some times that."""

_PLAIN = {
    "text": pa.string(),
    "whole": pa.int64(),
    "number": pa.float64(),
    "flag": pa.bool_(),
    "time": pa.timestamp("us", tz="UTC"),
    "json": pa.string(),
    "texts": pa.list_(pa.string()),
}


def _type_of(field: Field) -> pa.DataType:
    if field.kind in _PLAIN:
        return _PLAIN[field.kind]
    whole = pa.struct([pa.field(part.name, _type_of(part)) for part in field.parts])
    return pa.list_(whole) if field.kind == "objects" else whole


SCHEMA = pa.schema(
    [pa.field(each.name, _type_of(each)) for each in FIELDS],
    metadata={"newsfold.form": str(FORM), "newsfold.version": program_version()},
)
"""The columns, with the form of the fields and the version of the program."""


def rows(articles: Iterable[StoredArticle]) -> Iterator[tuple[dict[str, Any], int]]:
    """Yield each article as a row, with about how many characters it has."""
    for article in articles:
        values = values_of(article)
        values["origins"] = json_of(values["origins"])
        for seen in values["sightings"]:
            seen["rights"] = None if seen["rights"] is None else json_of(seen["rights"])
        size = len(article.text) + sum(len(each.text) for each in article.revisions)
        yield values, size + 300 * len(article.sightings)


def table_of(found: list[dict[str, Any]], schema: pa.Schema = SCHEMA) -> pa.Table:
    """Return rows as a table."""
    return pa.Table.from_pylist(found, schema=schema)
