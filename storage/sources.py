"""The timetable: which sources there are, which are due, and who is crawling them.

When a source is due is decided by who calls; here it is kept, and found in one bounded query of an index.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, case, exists, insert, literal, or_, select, update

from storage.chunks import chunks
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


def find_due(connection: Connection, now: datetime, *, is_slow: bool, limit: int) -> list[SourceRecord]:
    """Return sources whose time has come and whose site nobody is crawling, longest due first: slow or quick ones."""
    other = source.alias()
    is_crawled = exists().where(run.c.site == source.c.site, run.c.status == "running")
    is_claimed = exists().where(other.c.leased_until > now, other.c.site == source.c.site, other.c.site != "")
    query = (
        select(source)
        .where(source.c.is_slow == is_slow, _is_due(now), _is_free(now), ~is_crawled, ~is_claimed)
        .order_by(source.c.next_due_at, source.c.id)
        .limit(limit)
    )
    return [_record(row) for row in connection.execute(query)]


def set_due(connection: Connection, source_id: int, due_at: datetime | None) -> None:
    """Write down when a source is due."""
    connection.execute(update(source).where(source.c.id == source_id).values(next_due_at=due_at))


def claim(
    connection: Connection,
    wanted: SourceRecord,
    owner: str,
    now: datetime,
    lease: timedelta,
    *,
    next_due_at: datetime | None,
    if_due: bool = True,
) -> bool:
    """Take a source for one crawl; False where somebody else has it, or had it in the meantime.

    It is then due again at `next_due_at`. The claim ends with `finish`, or by itself when the lease runs out.
    `if_due=False` takes it before its time.
    """
    conditions = [source.c.id == wanted.id, _is_free(now)]
    if if_due:
        conditions.append(_is_due(now))
    claimed = connection.execute(
        update(source)
        .where(*conditions)
        .values(leased_until=now + lease, leased_by=owner, last_started_at=now, next_due_at=next_due_at)
    )
    return claimed.rowcount == 1


def renew(connection: Connection, source_id: int, owner: str, now: datetime, lease: timedelta) -> bool:
    """Prolong a claim; False where it ran out and somebody else has the source."""
    renewed = connection.execute(
        update(source).where(source.c.id == source_id, source.c.leased_by == owner).values(leased_until=now + lease)
    )
    return renewed.rowcount == 1


def finish(
    connection: Connection,
    source_id: int,
    owner: str,
    now: datetime,
    *,
    failed: bool | None,
    due_at: datetime | None = None,
    pace: timedelta | None = None,
    is_slow: bool | None = None,
) -> None:
    """End a claim; does nothing where it ran out and somebody else has the source.

    `failed` is None where the crawl says nothing of its source. `due_at` is when it is due again, None for when the
    claim said; `pace` and `is_slow` are what its crawl has told.
    """
    again: dict[str, Any] = {} if due_at is None else {"next_due_at": _if_scheduled(due_at)}
    again |= {} if pace is None else {"pace": _seconds(pace)}
    again |= {} if is_slow is None else {"is_slow": is_slow}
    connection.execute(
        update(source)
        .where(source.c.id == source_id, source.c.leased_by == owner)
        .values(
            leased_until=None,
            leased_by=None,
            last_finished_at=now,
            **again,
            **_after(failed, now),
        )
    )


def give_back(connection: Connection, source_id: int, owner: str, due_at: datetime) -> None:
    """End a claim of which nothing came; the source is due at `due_at`."""
    connection.execute(
        update(source)
        .where(source.c.id == source_id, source.c.leased_by == owner)
        .values(leased_until=None, leased_by=None, next_due_at=_if_scheduled(due_at))
    )


def release(
    connection: Connection, is_gone: Callable[[str], bool], now: datetime, due_of: Callable[[SourceRecord], datetime]
) -> list[str]:
    """End the claims that ran out or whose owner is gone, and count each as a failure; return the names of the sources.

    `due_of` says when a source is due again.
    """
    held = connection.execute(select(source).where(source.c.leased_until.is_not(None))).all()
    freed = [row for row in held if row.leased_until <= now or is_gone(row.leased_by)]
    for row in freed:
        due_at = _if_scheduled(due_of(_record(row)))
        values = {"leased_until": None, "leased_by": None, "next_due_at": due_at, **_after(True, now)}
        connection.execute(update(source).where(source.c.id == row.id).values(values))
    return sorted(row.name for row in freed)


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


def _is_free(now: datetime) -> ColumnElement[bool]:
    return or_(source.c.leased_until.is_(None), source.c.leased_until <= now)


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
        leased_until=row.leased_until,
        last_started_at=row.last_started_at,
        last_finished_at=row.last_finished_at,
        failures=row.failures,
        paused=row.paused,
        last_success_at=row.last_success_at,
        trouble=row.trouble,
    )
