"""What a run of a source leaves to the next: pages still to be fetched, places and pages that gave nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, bindparam, delete, insert, select, update

from storage.memory_records import GonePage, LeftPage, SourceMemory
from storage.models import barren_place, gone_page, known_looks, left_page, page
from storage.pages import page_key

_LED = update(page).where(page.c.url_key == bindparam("key")).values(led_at=bindparam("at"))


def find_memory(connection: Connection, source: str) -> SourceMemory:
    """Return what the last run of a source left."""
    left = connection.execute(select(left_page).where(left_page.c.source == source).order_by(left_page.c.url)).all()
    barren = connection.execute(select(barren_place).where(barren_place.c.source == source)).all()
    looks = connection.execute(select(known_looks).where(known_looks.c.source == source)).one_or_none()
    return SourceMemory(
        left=tuple(_left(row) for row in left),
        barren={row.place: row.misses for row in barren},
        gone=find_gone(connection, source),
        looks=looks.looks if looks else 0.0,
        changes=looks.changes if looks else 0.0,
    )


def find_gone(connection: Connection, source: str) -> tuple[GonePage, ...]:
    """Return the addresses that answered to a source, when it last asked, that there is nothing."""
    rows = connection.execute(select(gone_page).where(gone_page.c.source == source).order_by(gone_page.c.url))
    return tuple(GonePage(url=row.url, times=row.times, since=row.since, asked_at=row.asked_at) for row in rows)


def keep_memory(connection: Connection, source: str, memory: SourceMemory) -> None:
    """Put this in the place of what was left before."""
    for table, pages in ((left_page, memory.left), (gone_page, memory.gone)):
        rows = {page_key(each.url): asdict(each) for each in pages}
        _replace(connection, table, source, [{"url_key": key} | row for key, row in rows.items()])
    barren = [{"place": place, "misses": misses} for place, misses in memory.barren.items()]
    _replace(connection, barren_place, source, barren)
    looks = [{"looks": memory.looks, "changes": memory.changes}] if memory.looks else []
    _replace(connection, known_looks, source, looks)


def note_led(connection: Connection, urls: Iterable[str], now: datetime) -> None:
    """Remember of pages that they led to an article that was new."""
    rows = [{"key": key, "at": now} for key in sorted(map(page_key, urls))]
    if rows:
        connection.execute(_LED, rows)


def _left(row: Row[Any]) -> LeftPage:
    return LeftPage(url=row.url, relation=row.relation, reason=row.reason, tries=row.tries, depth=row.depth)


def _replace(connection: Connection, table: Table, source: str, rows: list[dict[str, Any]]) -> None:
    connection.execute(delete(table).where(table.c.source == source))
    if rows:
        connection.execute(insert(table), [{"source": source} | row for row in rows])
