"""The nodes that are alive, by their own word: daemons and workers."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from storage.models import daemon
from storage.run_records import DaemonRecord

SILENCE = timedelta(minutes=1)
"""A process that says nothing for so long is taken for gone: what it was crawling is repeated by another."""

BEAT_EVERY = SILENCE / 6
"""How often it says so: a few of its words may be lost."""


def beat(connection: Connection, me: DaemonRecord) -> None:
    """Say that a node is alive, and forget those that have been silent for long."""
    connection.execute(delete(daemon).where(daemon.c.seen_at < me.seen_at - SILENCE, daemon.c.owner != me.owner))
    row = asdict(me)
    known = connection.execute(update(daemon).where(daemon.c.owner == me.owner).values(row))
    if not known.rowcount:
        connection.execute(insert(daemon).values(row))


def leave(connection: Connection, owner: str) -> None:
    """Say that a node has ended."""
    connection.execute(delete(daemon).where(daemon.c.owner == owner))


def list_daemons(connection: Connection, now: datetime) -> list[DaemonRecord]:
    """Return the nodes that spoke of late, the oldest first; one that was killed is among them for a minute."""
    rows = connection.execute(
        select(daemon).where(daemon.c.seen_at >= now - SILENCE).order_by(daemon.c.started_at, daemon.c.owner)
    )
    return [DaemonRecord(**row._mapping) for row in rows]  # noqa: SLF001  a row's public way to its names
