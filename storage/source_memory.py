"""What a run of a source leaves to the next: pages that are still to be fetched, and places that gave nothing."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, insert, select

from storage.models import barren_place, left_page
from storage.pages import page_key
from storage.run_records import LeftPage, SourceMemory


def find_memory(connection: Connection, source: str) -> SourceMemory:
    """Return what the last run of a source left."""
    left = connection.execute(select(left_page).where(left_page.c.source == source).order_by(left_page.c.url)).all()
    barren = connection.execute(select(barren_place).where(barren_place.c.source == source)).all()
    return SourceMemory(
        left=tuple(_left(row) for row in left),
        barren={row.place: row.misses for row in barren},
    )


def keep_memory(connection: Connection, source: str, memory: SourceMemory) -> None:
    """Put this in the place of what was left before."""
    left = {page_key(page.url): asdict(page) for page in memory.left}
    _replace(connection, left_page, source, [{"url_key": key} | row for key, row in left.items()])
    barren = [{"place": place, "misses": misses} for place, misses in memory.barren.items()]
    _replace(connection, barren_place, source, barren)


def _left(row: Row[Any]) -> LeftPage:
    return LeftPage(url=row.url, relation=row.relation, reason=row.reason, tries=row.tries, depth=row.depth)


def _replace(connection: Connection, table: Table, source: str, rows: list[dict[str, Any]]) -> None:
    connection.execute(delete(table).where(table.c.source == source))
    if rows:
        connection.execute(insert(table), [{"source": source} | row for row in rows])
