"""The timetable: which sources there are, which are due, and how their crawls ended.

When a source is due is decided by who calls; here it is kept, and found in one bounded query of an index.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, case, exists, insert, literal, or_, select, update

from storage.chunks import chunks
from storage.claims import is_claimed
from storage.jobs import is_not_in_queue
from storage.models import run, source
from storage.run_records import NewSource, Schedule, SourceRecord

DueOf = Callable[[NewSource, SourceRecord | None], datetime | None]
"""Says when a configured source is due, from what is known of it."""


def set_sources(connection: Connection, configured: Sequence[NewSource], due_of: DueOf) -> None:
    """Make the timetable that of the configuration; a source that is gone is never due again."""
    rows = {row.name: row for row in connection.execute(select(source))}
    added: list[dict[str, Any]] = []
    for new in configured:
        row = {
            "url": new.url,
            "every": _seconds(new.every),
            "page_limit": new.page_limit,
            "scope": new.scope,
            "site": new.site,
            "active": True,
            "next_due_at": due_of(new, _record(rows[new.name]) if new.name in rows else None),
            **_columns(new.schedule),
        }
        found = rows.get(new.name)
        if found is None:
            added.append({"name": new.name, **row})
        elif any(getattr(found, key) != value for key, value in row.items()):
            connection.execute(update(source).where(source.c.id == found.id).values(row))
    if added:
        connection.execute(insert(source), added)
    gone = {name for name, row in rows.items() if row.active} - {new.name for new in configured}
    for names in chunks(gone):
        connection.execute(update(source).where(source.c.name.in_(names)).values(active=False, next_due_at=None))


def list_sources(connection: Connection) -> list[SourceRecord]:
    """Return the sources of the configuration by name."""
    query = select(source).where(source.c.active).order_by(source.c.name)
    return [_record(row) for row in connection.execute(query)]


def find_source(connection: Connection, name: str) -> SourceRecord | None:
    """Return a source of the configuration, None where there is none of this name."""
    row = connection.execute(select(source).where(source.c.active, source.c.name == name)).one_or_none()
    return None if row is None else _record(row)


def get_source(connection: Connection, source_id: int) -> SourceRecord | None:
    """Return a source of the configuration by its number, None where it has left it."""
    row = connection.execute(select(source).where(source.c.active, source.c.id == source_id)).one_or_none()
    return None if row is None else _record(row)


def find_due(connection: Connection, now: datetime, *, is_slow: bool, limit: int) -> list[SourceRecord]:
    """Return sources whose time has come and whose site nobody crawls or is to crawl, longest due first.

    Slow or quick ones. On PostgreSQL they are held until the transaction ends, and what others hold is left out.
    """
    is_crawled = exists().where(run.c.site == source.c.site, run.c.status == "running")
    is_free = ~is_claimed(now) if connection.dialect.name == "sqlite" else is_not_in_queue()
    query = (
        select(source)
        .where(source.c.is_slow == is_slow, _is_due(now), ~is_crawled, is_free)
        .order_by(source.c.next_due_at, source.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return [_record(row) for row in connection.execute(query)]


def set_due(connection: Connection, source_id: int, due_at: datetime | None) -> None:
    """Write down when a source is due."""
    connection.execute(update(source).where(source.c.id == source_id).values(next_due_at=due_at))


def begin(connection: Connection, source_id: int, now: datetime, *, next_due_at: datetime | None) -> None:
    """Write down that a crawl of a source begins, and when it is due again."""
    connection.execute(
        update(source).where(source.c.id == source_id).values(last_started_at=now, next_due_at=next_due_at)
    )


def finish(
    connection: Connection,
    source_id: int,
    now: datetime,
    *,
    failed: bool | None,
    due_at: datetime | None = None,
    pace: timedelta | None = None,
    is_slow: bool | None = None,
) -> None:
    """Write down how a crawl of a source ended.

    `failed` is None where the crawl says nothing of its source. `due_at` is when it is due again, None for when its
    beginning said; `pace` and `is_slow` are what its crawl has told.
    """
    again: dict[str, Any] = {} if due_at is None else {"next_due_at": _if_scheduled(due_at)}
    again |= {} if pace is None else {"pace": _seconds(pace)}
    again |= {} if is_slow is None else {"is_slow": is_slow}
    connection.execute(
        update(source).where(source.c.id == source_id).values(last_finished_at=now, **again, **_after(failed, now))
    )


def set_due_again(connection: Connection, source_ids: Collection[int], due_at: datetime) -> list[str]:
    """Make sources due of whose crawl nothing came, those that have a schedule; return their names."""
    names: list[str] = []
    for numbers in chunks(source_ids):
        those = source.c.id.in_(numbers)
        connection.execute(update(source).where(those).values(next_due_at=_if_scheduled(due_at)))
        names += connection.execute(select(source.c.name).where(those)).scalars()
    return sorted(names)


def crashed(
    connection: Connection, source_ids: Collection[int], now: datetime, due_of: Callable[[SourceRecord], datetime]
) -> list[str]:
    """Count a failure of sources whose node died, which are due again when `due_of` says; return their names."""
    rows = [
        row
        for numbers in chunks(source_ids)
        for row in connection.execute(select(source).where(source.c.id.in_(numbers)))
    ]
    for row in rows:
        again = {"next_due_at": _if_scheduled(due_of(_record(row))), **_after(True, now)}
        connection.execute(update(source).where(source.c.id == row.id).values(again))
    return sorted(row.name for row in rows)


def _after(failed: bool | None, now: datetime) -> dict[str, Any]:
    if failed is None:
        return {}
    return {"failures": source.c.failures + 1} if failed else {"failures": 0, "last_success_at": now}


def _if_scheduled(moment: datetime) -> ColumnElement[datetime | None]:
    return case(
        (
            source.c.active & or_(source.c.every.is_not(None), source.c.cron.is_not(None)),
            literal(moment, source.c.next_due_at.type),
        )
    )


def _is_due(now: datetime) -> ColumnElement[bool]:
    return source.c.active & ~source.c.paused & (source.c.next_due_at <= now)


def _seconds(every: timedelta | None) -> int | None:
    return None if every is None else max(1, round(every.total_seconds()))


def _interval(seconds: int | None) -> timedelta | None:
    return None if seconds is None else timedelta(seconds=seconds)


def _columns(schedule: Schedule) -> dict[str, Any]:
    quiet = schedule.quiet
    return {
        "cron": schedule.cron,
        "timezone": schedule.timezone,
        "slowest": _seconds(schedule.slowest),
        "jitter": round(schedule.jitter.total_seconds()),
        "quiet": None if quiet is None else "-".join(f"{moment:%H:%M}" for moment in quiet),
    }


def _schedule(row: Row[Any]) -> Schedule:
    begin, _, end = (row.quiet or "").partition("-")
    return Schedule(
        cron=row.cron,
        timezone=row.timezone,
        slowest=_interval(row.slowest),
        jitter=timedelta(seconds=row.jitter),
        quiet=(time.fromisoformat(begin), time.fromisoformat(end)) if row.quiet else None,
    )


def _record(row: Row[Any]) -> SourceRecord:
    return SourceRecord(
        id=row.id,
        name=row.name,
        url=row.url,
        site=row.site,
        every=_interval(row.every),
        schedule=_schedule(row),
        pace=_interval(row.pace),
        is_slow=row.is_slow,
        page_limit=row.page_limit,
        scope=row.scope,
        next_due_at=row.next_due_at,
        last_started_at=row.last_started_at,
        last_finished_at=row.last_finished_at,
        failures=row.failures,
        paused=row.paused,
        last_success_at=row.last_success_at,
        trouble=row.trouble,
    )
