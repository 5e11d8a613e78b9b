"""The daemons that are alive, by their own word."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from storage.models import daemon
from storage.run_records import DaemonRecord

SILENCE = timedelta(minutes=2)
"""A daemon that says nothing for so long is taken for gone; it speaks four times in that."""


def beat(connection: Connection, me: DaemonRecord) -> None:
    """Say that a daemon is alive, and forget those that have been silent for long."""
    connection.execute(delete(daemon).where(daemon.c.seen_at < me.seen_at - SILENCE, daemon.c.owner != me.owner))
    known = connection.execute(update(daemon).where(daemon.c.owner == me.owner).values(seen_at=me.seen_at))
    if not known.rowcount:
        row = {"owner": me.owner, "host": me.host, "pid": me.pid, "started_at": me.started_at, "seen_at": me.seen_at}
        connection.execute(insert(daemon).values(row))


def leave(connection: Connection, owner: str) -> None:
    """Say that a daemon has ended."""
    connection.execute(delete(daemon).where(daemon.c.owner == owner))


def list_daemons(connection: Connection, now: datetime) -> list[DaemonRecord]:
    """Return the daemons that spoke of late, the oldest first; one that was killed is among them for two minutes."""
    rows = connection.execute(
        select(daemon).where(daemon.c.seen_at >= now - SILENCE).order_by(daemon.c.started_at, daemon.c.owner)
    )
    return [
        DaemonRecord(owner=row.owner, host=row.host, pid=row.pid, started_at=row.started_at, seen_at=row.seen_at)
        for row in rows
    ]
