from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.export import get_writer
from storage.exporting.arrow import GROUP_ROWS, SCHEMA
from storage.exporting.fields import values_of
from storage.exporting.partitions import BY, write_partitions
from storage.records import StoredArticle
from tests.exports.articles import BARE, NOON, WHOLE, articles


def expected(article: StoredArticle) -> dict[str, Any]:
    """Return an article as Parquet gives it back: lists for tuples, and what has no fixed fields as JSON."""
    values = values_of(article)
    for name in ("authors", "tags"):
        values[name] = list(values[name])
    values["origins"] = json.dumps(values["origins"])
    for seen in values["sightings"]:
        seen["rights"] = None if seen["rights"] is None else json.dumps(seen["rights"])
    for said in values["publications"]:
        said["authors"] = list(said["authors"])
    return values


def written(found: Iterator[StoredArticle]) -> tuple[int, pq.ParquetFile]:
    out = io.BytesIO()
    return get_writer("parquet")(found, out), pq.ParquetFile(io.BytesIO(out.getvalue()))


@given(st.lists(articles(), max_size=3))
def test_everything_comes_back(found: list[StoredArticle]) -> None:
    count, file = written(iter(found))
    assert count == len(found)
    assert file.read().to_pylist() == [expected(each) for each in found]


def test_the_schema_is_always_the_same_and_says_its_version() -> None:
    for found in ([], [BARE], [WHOLE]):
        _, file = written(iter(found))
        assert file.schema_arrow.equals(SCHEMA)
        metadata = file.schema_arrow.metadata
        assert metadata[b"newsfold.form"] == b"1"
        assert b"newsfold.version" in metadata


def test_row_groups_are_bounded_by_rows_and_by_size() -> None:
    count, file = written(replace(BARE, id=number) for number in range(GROUP_ROWS + 1))
    assert (count, file.num_row_groups) == (GROUP_ROWS + 1, 2)
    _, large = written(replace(BARE, id=number, text="x" * 2**20) for number in range(20))
    assert large.num_row_groups == 3


def test_a_folder_is_parted_as_hive_parts_it(tmp_path: Path) -> None:
    found = [
        WHOLE,
        replace(WHOLE, id=5, language="zh/../x=é"),
        replace(WHOLE, id=6, published_at=NOON + timedelta(days=1)),
        replace(BARE, id=7),
    ]
    assert write_partitions(iter(found), tmp_path, ("day", "language")) == 4
    assert sorted(str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*.parquet")) == [
        "published_day=2026-03-01/language=de/part-0.parquet",
        "published_day=2026-03-01/language=zh%2F..%2Fx%3D%C3%A9/part-0.parquet",
        "published_day=2026-03-02/language=de/part-0.parquet",
        "published_day=__HIVE_DEFAULT_PARTITION__/language=__HIVE_DEFAULT_PARTITION__/part-0.parquet",
    ]
    rows = ds.dataset(tmp_path, partitioning="hive").to_table().sort_by("id").to_pylist()
    assert [(row["id"], row["language"]) for row in rows] == [(4, "de"), (5, "zh/../x=é"), (6, "de"), (7, None)]
    assert [row["text"] for row in rows] == [each.text for each in found]
    assert pq.read_table(tmp_path).num_rows == 4


@pytest.mark.parametrize("by", BY)
def test_each_partition_has_a_value(by: str, tmp_path: Path) -> None:
    write_partitions(iter([WHOLE]), tmp_path, (by,))
    (folder,) = tmp_path.iterdir()
    assert folder.name.split("=")[1] in ("2026-03-01", "2026-03", "de")


def test_many_folders_and_large_texts_lose_nothing(tmp_path: Path) -> None:
    many = (
        replace(BARE, id=number, published_at=NOON + timedelta(days=number % 90), text="x" * 200_000)
        for number in range(270)
    )
    assert write_partitions(many, tmp_path, ("day",)) == 270
    table = ds.dataset(tmp_path, partitioning="hive").to_table(columns=["id"])
    assert sorted(table["id"].to_pylist()) == list(range(270))
    assert len(list(tmp_path.iterdir())) == 90
