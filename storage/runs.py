"""The record of runs: one row a crawl, its counts while it runs, its errors by kind."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, insert, select, update

from storage.models import run, run_empty, run_error
from storage.run_records import EmptyPages, RunCounts, RunError, RunRecord

_SILENCE = timedelta(minutes=2)
_COUNTS = ("pages", "new", "near", "repeats", "revisions", "bytes", "busy")


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
    connection: Connection,
    run_id: int,
    status: str,
    counts: RunCounts,
    errors: Sequence[RunError],
    now: datetime,
    *,
    empty: Sequence[EmptyPages] = (),
) -> None:
    """Record the end of a run: `status` is done, stopped or failed; `errors` has one entry a kind, `empty` a reason."""
    connection.execute(
        update(run).where(run.c.id == run_id).values(status=status, finished_at=now, heartbeat_at=now, **asdict(counts))
    )
    for table, entries in ((run_error, errors), (run_empty, empty)):
        connection.execute(delete(table).where(table.c.run_id == run_id))
        if entries:
            connection.execute(insert(table), [{"run_id": run_id, **asdict(entry)} for entry in entries])


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
    numbers = [row.id for row in rows]
    errors: dict[int, list[RunError]] = {}
    for number, error in _entries(connection, run_error, numbers):
        errors.setdefault(number, []).append(RunError(**error))
    empty: dict[int, list[EmptyPages]] = {}
    for number, pages in _entries(connection, run_empty, numbers):
        empty.setdefault(number, []).append(EmptyPages(**pages))
    return [_record(row, tuple(errors.get(row.id, ())), tuple(empty.get(row.id, ()))) for row in rows]


def _entries(connection: Connection, table: Table, run_ids: list[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give what a table holds of runs, the most frequent first."""
    for row in connection.execute(select(table).where(table.c.run_id.in_(run_ids)).order_by(table.c.count.desc())):
        entry = dict(row._mapping)  # noqa: SLF001  a row's public way to its names
        yield entry.pop("run_id"), entry


def _record(row: Row[Any], errors: tuple[RunError, ...], empty: tuple[EmptyPages, ...]) -> RunRecord:
    return RunRecord(
        id=row.id,
        source=row.source,
        url=row.url,
        status=row.status,
        started_at=row.started_at,
        finished_at=row.finished_at,
        errors=errors,
        empty=empty,
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
