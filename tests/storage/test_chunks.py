from __future__ import annotations

import pytest
from sqlalchemy import create_engine, insert, make_url, select

from storage.chunks import among, chunks
from storage.database import Database
from storage.models import common_key, page


@pytest.mark.parametrize("count", [0, 1, 500, 501, 1_700])
def test_each_value_stands_in_one_chunk_that_a_statement_may_bind(count: int) -> None:
    found = list(chunks([*reversed(range(count)), *range(count)]))
    assert [value for chunk in found for value in chunk] == list(range(count))
    assert all(0 < len(chunk) <= 500 for chunk in found)


@pytest.mark.parametrize("some", [[], [3], [1, 2, 9], [9, 3, 3]])
def test_rows_are_found_by_any_number_of_values(database: Database, some: list[int]) -> None:
    query = select(common_key.c.key).where(among(common_key.c.key, "keys"))
    with database.begin() as connection:
        connection.execute(insert(common_key), [{"key": key} for key in (1, 2, 3)])
        assert set(connection.execute(query, {"keys": some}).scalars()) == {1, 2, 3}.intersection(some)
        others = select(common_key.c.key).where(~among(common_key.c.key, "keys"))
        assert set(connection.execute(others, {"keys": some}).scalars()) == {1, 2, 3}.difference(some)


def test_postgresql_is_asked_the_same_whatever_the_number_of_values() -> None:
    assert "page.id = ANY (%(ids)s::INTEGER[]) AND page.status" in _asked("postgresql+psycopg://")


def test_sqlite_is_asked_the_same_whatever_the_number_of_integers() -> None:
    assert "page.id IN (SELECT anon_1.value" in _asked("sqlite://")


def test_sqlite_is_asked_for_other_values_one_by_one() -> None:
    asked = _asked("sqlite://", among(page.c.url_key, "keys"))
    assert "page.url_key IN (__[POSTCOMPILE_keys]) AND page.status" in asked


def test_sqlite_finds_rows_among_values_by_an_index() -> None:
    """As it does not where it is asked whether that is true."""
    engine = create_engine("sqlite://")
    page.metadata.create_all(engine)
    with engine.connect() as connection:
        steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {_asked('sqlite://')}", ("[1, 2]", 200)).all()
    assert any("SEARCH page USING INTEGER PRIMARY KEY" in step.detail for step in steps)


def _asked(url: str, those: among | None = None) -> str:
    query = select(page.c.id).where(among(page.c.id, "ids") if those is None else those, page.c.status == 200)
    return str(query.compile(dialect=make_url(url).get_dialect()()))
