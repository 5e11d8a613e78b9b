"""The timetable: which sources there are, which are due, and who is crawling them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, case, insert, literal, or_, select, update

from storage.models import source
from storage.run_records import NewSource, SourceRecord


def set_sources(connection: Connection, configured: Sequence[NewSource], now: datetime) -> None:
    """Make the timetable that of the configuration: a new source is due at once, one that is gone never again.

    A source keeps its place in the timetable; where its interval became shorter it is due earlier.
    """
    known = {row.name: row for row in connection.execute(select(source))}
    for new in configured:
        row = {
            "url": new.url,
            "every": _seconds(new.every),
            "page_limit": new.page_limit,
            "scope": new.scope,
            "active": True,
            "next_due_at": _due(new, known.get(new.name), now),
        }
        if new.name in known:
            connection.execute(update(source).where(source.c.name == new.name).values(row))
        else:
            connection.execute(insert(source).values(name=new.name, **row))
    gone = sorted(known.keys() - {new.name for new in configured})
    connection.execute(update(source).where(source.c.name.in_(gone)).values(active=False, next_due_at=None))


def list_sources(connection: Connection) -> list[SourceRecord]:
    """Return the sources of the configuration by name."""
    query = select(source).where(source.c.active).order_by(source.c.name)
    return [_record(row) for row in connection.execute(query)]


def find_source(connection: Connection, name: str) -> SourceRecord | None:
    """Return a source of the configuration, None where there is none of this name."""
    row = connection.execute(select(source).where(source.c.active, source.c.name == name)).one_or_none()
    return None if row is None else _record(row)


def find_due(connection: Connection, now: datetime) -> list[SourceRecord]:
    """Return the sources whose time has come and that nobody is crawling, longest due first."""
    query = select(source).where(_is_due(now), _is_free(now)).order_by(source.c.next_due_at, source.c.id)
    return [_record(row) for row in connection.execute(query)]


def claim(
    connection: Connection, wanted: SourceRecord, owner: str, now: datetime, lease: timedelta, *, if_due: bool = True
) -> bool:
    """Take a source for one crawl; False where somebody else has it, or had it in the meantime.

    It is then due again after its interval. The claim ends with `finish`, or by itself when the lease runs out.
    `if_due=False` takes it before its time.
    """
    conditions = [source.c.id == wanted.id, _is_free(now)]
    if if_due:
        conditions.append(_is_due(now))
    next_due_at = None if wanted.every is None else now + wanted.every
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
) -> None:
    """End a claim; does nothing where it ran out and somebody else has the source.

    `failed` is None where the crawl says nothing of its source. `due_at` is when a crawl that was cut short is due
    again, instead of after its interval.
    """
    again = {} if due_at is None else {"next_due_at": _if_scheduled(due_at)}
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


def get_trouble(connection: Connection, source_id: int) -> str | None:
    """Return what is wrong with a source, as it was told; None for nothing."""
    known: str | None = connection.execute(select(source.c.trouble).where(source.c.id == source_id)).scalar_one()
    return known


def set_trouble(connection: Connection, source_id: int, trouble: str | None) -> None:
    """Write down what is wrong with a source, None for nothing."""
    connection.execute(update(source).where(source.c.id == source_id).values(trouble=trouble))


def release(connection: Connection, is_gone: Callable[[str], bool], now: datetime) -> list[str]:
    """End the claims of owners that are gone and return the names of their sources, which are due at once."""
    claims = select(source.c.id, source.c.name, source.c.leased_by).where(source.c.leased_by.is_not(None))
    freed = {row.id: row.name for row in connection.execute(claims) if is_gone(row.leased_by)}
    connection.execute(
        update(source)
        .where(source.c.id.in_(freed))
        .values(leased_until=None, leased_by=None, next_due_at=_if_scheduled(now))
    )
    return sorted(freed.values())


def _after(failed: bool | None, now: datetime) -> dict[str, Any]:
    if failed is None:
        return {}
    return {"failures": source.c.failures + 1} if failed else {"failures": 0, "last_success_at": now}


def _if_scheduled(moment: datetime) -> ColumnElement[datetime | None]:
    return case((source.c.active & source.c.every.is_not(None), literal(moment, source.c.next_due_at.type)))


def _is_due(now: datetime) -> ColumnElement[bool]:
    return source.c.active & ~source.c.paused & (source.c.next_due_at <= now)


def _is_free(now: datetime) -> ColumnElement[bool]:
    return or_(source.c.leased_until.is_(None), source.c.leased_until <= now)


def _due(new: NewSource, known: Row[Any] | None, now: datetime) -> datetime | None:
    """Return when a configured source is due next."""
    if new.every is None:
        return None
    if known is None or known.last_started_at is None:
        return now if known is None or known.next_due_at is None else known.next_due_at
    by_interval: datetime = known.last_started_at + new.every
    return by_interval if known.next_due_at is None else min(known.next_due_at, by_interval)


def _seconds(every: timedelta | None) -> int | None:
    return None if every is None else max(1, round(every.total_seconds()))


def _record(row: Row[Any]) -> SourceRecord:
    return SourceRecord(
        id=row.id,
        name=row.name,
        url=row.url,
        every=None if row.every is None else timedelta(seconds=row.every),
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
