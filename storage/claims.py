"""Who crawls which source: on SQLite a column of the timetable, on PostgreSQL the queue (`storage/jobs.py`)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, exists, or_, select, update

from storage.jobs import list_jobs
from storage.models import source


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A source that is being crawled by the daemon `owner`, or waits in the queue since `due_at` for one to take it."""

    owner: str | None
    due_at: datetime | None = None


def list_claims(connection: Connection, now: datetime) -> dict[int, Claim]:
    """Return the claim of each source that is crawled or waits in the queue, by its number."""
    if connection.dialect.name != "sqlite":
        jobs = list_jobs(connection)
        return {
            one.source_id: Claim(owner=(one.owner or "") if one.is_taken else None, due_at=one.due_at)
            for one in jobs
            if one.source_id is not None
        }
    held = connection.execute(select(source.c.id, source.c.leased_by).where(source.c.leased_until > now))
    return {row.id: Claim(owner=row.leased_by) for row in held}


def is_claimed(now: datetime) -> ColumnElement[bool]:
    """Return the condition that a source, or another one of its site, is claimed."""
    other = source.alias()
    is_same = or_(other.c.id == source.c.id, (other.c.site == source.c.site) & (other.c.site != ""))
    return exists().where(other.c.leased_until > now, is_same)


def claim(connection: Connection, source_id: int, owner: str, now: datetime, until: datetime) -> bool:
    """Take a source for one crawl, until that moment unless it is renewed; False where somebody else has it."""
    is_free = or_(source.c.leased_until.is_(None), source.c.leased_until <= now)
    claimed = connection.execute(
        update(source).where(source.c.id == source_id, is_free).values(leased_until=until, leased_by=owner)
    )
    return claimed.rowcount == 1


def renew(connection: Connection, owner: str, until: datetime) -> set[int]:
    """Prolong all claims of an owner; return the numbers of their sources."""
    mine = source.c.leased_by == owner
    connection.execute(update(source).where(mine).values(leased_until=until))
    return set(connection.execute(select(source.c.id).where(mine)).scalars())


def end(connection: Connection, source_id: int, owner: str) -> bool:
    """End a claim; False where it ran out and somebody else has the source, or had it."""
    ended = connection.execute(
        update(source)
        .where(source.c.id == source_id, source.c.leased_by == owner)
        .values(leased_until=None, leased_by=None)
    )
    return ended.rowcount == 1


def list_void(connection: Connection, is_gone: Callable[[str], bool], now: datetime) -> list[int]:
    """Return the sources whose claims ran out, or whose owner is gone."""
    held = connection.execute(
        select(source.c.id, source.c.leased_by, source.c.leased_until).where(source.c.leased_until.is_not(None))
    )
    return [row.id for row in held if row.leased_until <= now or is_gone(row.leased_by)]


def void(connection: Connection, source_ids: Collection[int]) -> None:
    """End the claims of sources, whoever has them."""
    if not source_ids:
        return
    connection.execute(update(source).where(source.c.id.in_(source_ids)).values(leased_until=None, leased_by=None))
