"""The record of runs: one row a crawl, its counts while it runs, its errors by kind."""

from __future__ import annotations

import os
import socket
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from storage.models import run, run_error
from storage.records import RunCounts, RunError, RunRecord

_SILENCE = timedelta(minutes=2)
_COUNTS = ("pages", "new", "repeats", "revisions", "bytes")


def start_run(connection: Connection, source: str, url: str, now: datetime) -> int:
    """Record that this process begins a crawl and return the run's number."""
    row = {
        "source": source,
        "url": url,
        "status": "running",
        "started_at": now,
        "heartbeat_at": now,
        "host": socket.gethostname(),
        "pid": os.getpid(),
    }
    return int(connection.execute(insert(run).values(row).returning(run.c.id)).scalar_one())


def update_run(connection: Connection, run_id: int, counts: RunCounts, now: datetime) -> None:
    """Record what a run has done so far, and that it is alive; to be called more often than every two minutes."""
    connection.execute(update(run).where(run.c.id == run_id).values(heartbeat_at=now, **asdict(counts)))


def finish_run(
    connection: Connection, run_id: int, status: str, counts: RunCounts, errors: Sequence[RunError], now: datetime
) -> None:
    """Record the end of a run: `status` is done, stopped or failed; `errors` has one entry a kind."""
    connection.execute(
        update(run).where(run.c.id == run_id).values(status=status, finished_at=now, heartbeat_at=now, **asdict(counts))
    )
    connection.execute(delete(run_error).where(run_error.c.run_id == run_id))
    if errors:
        connection.execute(insert(run_error), [{"run_id": run_id, **asdict(error)} for error in errors])


def close_stale_runs(connection: Connection, now: datetime) -> list[int]:
    """Mark as crashed, and return, the runs whose process is gone or has been silent for two minutes."""
    rows = connection.execute(
        select(run.c.id, run.c.host, run.c.pid, run.c.heartbeat_at).where(run.c.status == "running")
    )
    host = socket.gethostname()
    stale = [
        row.id for row in rows if now - row.heartbeat_at > _SILENCE or (row.host == host and not is_alive(row.pid))
    ]
    if stale:
        connection.execute(
            update(run)
            .where(run.c.id.in_(stale), run.c.status == "running")
            .values(status="crashed", finished_at=run.c.heartbeat_at)
        )
    return stale


def list_runs(connection: Connection, *, limit: int = 50, source: str | None = None) -> list[RunRecord]:
    """Return the latest runs, latest first."""
    query = select(run).order_by(run.c.id.desc()).limit(limit)
    if source is not None:
        query = query.where(run.c.source == source)
    rows = connection.execute(query).all()
    errors: dict[int, list[RunError]] = {}
    columns = (run_error.c.run_id, run_error.c.kind, run_error.c.count, run_error.c.url, run_error.c.message)
    found = connection.execute(select(*columns).where(run_error.c.run_id.in_([row.id for row in rows])))
    for run_id, kind, count, example, message in found:
        errors.setdefault(run_id, []).append(RunError(kind=kind, count=count, url=example, message=message))
    return [_record(row, tuple(errors.get(row.id, ()))) for row in rows]


def _record(row: Row[Any], errors: tuple[RunError, ...]) -> RunRecord:
    return RunRecord(
        id=row.id,
        source=row.source,
        url=row.url,
        status=row.status,
        started_at=row.started_at,
        finished_at=row.finished_at,
        errors=errors,
        **{name: getattr(row, name) for name in _COUNTS},
    )


def is_alive(pid: int) -> bool:
    """Whether a process of this machine runs."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
