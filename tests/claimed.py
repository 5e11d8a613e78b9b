"""A source that somebody crawls, on either kind of database."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from storage import claims, daemons, jobs, sources
from storage.run_records import DaemonRecord, SourceRecord


def claim(
    connection: Connection, source: SourceRecord, owner: str, now: datetime, *, seen_at: datetime | None = None
) -> None:
    """Let `owner`, written HOST:PID:TOKEN, begin to crawl a source; it spoke last at `seen_at`, or then."""
    sources.begin(connection, source.id, now, next_due_at=None if source.every is None else now + source.every)
    host, pid, _ = owner.split(":")
    me = DaemonRecord(owner=owner, host=host, pid=int(pid), started_at=now, seen_at=seen_at or now)
    if connection.dialect.name == "sqlite":
        daemons.beat(connection, me)
        assert claims.claim(connection, source.id, owner, now, now + timedelta(hours=1))
        return
    worker = jobs.register(connection)
    daemons.beat(connection, replace(me, worker_id=worker))
    hand_over(connection, source, now)
    job = jobs.fetch(connection, worker, [jobs.QUICK, jobs.SLOW])
    assert job is not None
    assert job.source_id == source.id


def hand_over(connection: Connection, source: SourceRecord, now: datetime, *, priority: int = 0) -> None:
    """Put a source into the queue."""
    new = jobs.NewJob(source_id=source.id, site=source.site, due_at=now, is_slow=source.is_slow, priority=priority)
    jobs.hand_over(connection, [new])


def release(connection: Connection, source: SourceRecord) -> None:
    """End the claim of a source, whoever has it."""
    if connection.dialect.name == "sqlite":
        claims.void(connection, [source.id])
        return
    for job in jobs.list_jobs(connection):
        if job.source_id == source.id:
            jobs.take_out(connection, job.id)


def is_claimed(connection: Connection, source: SourceRecord, now: datetime) -> bool:
    """Whether somebody crawls a source."""
    found = claims.list_claims(connection, now).get(source.id)
    return found is not None and found.owner is not None
