"""The record of runs: one row a crawl, its counts while it runs, its errors by kind."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, delete, insert, select, update

from storage.daemons import SILENCE
from storage.dialects import insert_for
from storage.models import run, run_empty, run_error, run_left
from storage.run_records import EmptyPages, Holder, RunCounts, RunError, RunLeft, RunRecord

_COUNTS = ("pages", "unchanged", "new", "near", "repeats", "revisions", "bytes", "busy")


def start_run(connection: Connection, source: str, url: str, now: datetime, site: str | None = None) -> int | None:
    """Record that this process begins a crawl and return the run's number; None while another run has its site.

    A run is the lease of its site: `update_run` renews it, `finish_run` ends it, `close_stale_runs` ends that of a
    process that is gone.
    """
    row = {
        "site": site,
        "source": source,
        "url": url,
        "status": "running",
        "started_at": now,
        "heartbeat_at": now,
        "host": socket.gethostname(),
        "pid": os.getpid(),
        "judged": False,
    }
    begun = insert_for(connection.dialect.name, run).values(row).on_conflict_do_nothing().returning(run.c.id)
    return connection.execute(begun).scalar_one_or_none()


def find_holder(connection: Connection, site: str) -> Holder | None:
    """Return who crawls a site, None where nobody does."""
    columns = (run.c.id.label("run_id"), run.c.source, run.c.host, run.c.pid, run.c.started_at)
    row = connection.execute(select(*columns).where(run.c.site == site, run.c.status == "running")).one_or_none()
    return None if row is None else Holder(**row._mapping)  # noqa: SLF001  a row's public way to its names


def update_run(connection: Connection, run_id: int, counts: RunCounts, now: datetime) -> bool:
    """Record what a run has done so far, and that it is alive; to be called more often than every minute.

    False where it was silent for so long that it was closed: somebody else may have its site.
    """
    is_open = (run.c.id == run_id, run.c.status == "running")
    beat = connection.execute(update(run).where(*is_open).values(heartbeat_at=now, **asdict(counts)))
    return beat.rowcount == 1


def set_back_clock(connection: Connection, now: datetime) -> None:
    """Let no run look alive for longer than it is, once the clock was set back."""
    ahead = (run.c.status == "running", run.c.heartbeat_at > now)
    connection.execute(update(run).where(*ahead).values(heartbeat_at=now))


def finish_run(
    connection: Connection,
    run_id: int,
    status: str,
    counts: RunCounts,
    errors: Sequence[RunError],
    now: datetime,
    *,
    empty: Sequence[EmptyPages] = (),
    left: Sequence[RunLeft] = (),
    outcome: str | None = None,
    moved_to: str | None = None,
) -> None:
    """Record the end of a run: `status` is done, stopped or failed.

    `errors` has one entry a kind, `empty` and `left` have one a reason. `outcome` says what came of it, where that is
    more than the status, `moved_to` where its first page has moved.
    """
    connection.execute(
        update(run)
        .where(run.c.id == run_id)
        .values(status=status, outcome=outcome, moved_to=moved_to, finished_at=now, heartbeat_at=now, **asdict(counts))
    )
    for table, entries in ((run_error, errors), (run_empty, empty), (run_left, left)):
        connection.execute(delete(table).where(table.c.run_id == run_id))
        if entries:
            connection.execute(insert(table), [{"run_id": run_id, **asdict(entry)} for entry in entries])


def close_stale_runs(connection: Connection, now: datetime, alive: Callable[[int], bool] | None = None) -> list[int]:
    """Mark as crashed, and return, the runs whose process is gone or has been silent for a minute.

    `alive` says whether a process of this machine runs, in place of `is_alive`.
    """
    runs_on = alive or is_alive
    rows = connection.execute(
        select(run.c.id, run.c.host, run.c.pid, run.c.heartbeat_at).where(run.c.status == "running")
    )
    host = socket.gethostname()
    stale = [row.id for row in rows if now - row.heartbeat_at > SILENCE or (row.host == host and not runs_on(row.pid))]
    if stale:
        connection.execute(
            update(run)
            .where(run.c.id.in_(stale), run.c.status == "running")
            .values(status="crashed", finished_at=run.c.heartbeat_at)
        )
    return stale


def list_runs(
    connection: Connection, *, limit: int = 50, source: str | None = None, before: int | None = None
) -> list[RunRecord]:
    """Return the latest runs, latest first; those with numbers `before` one."""
    query = select(run).order_by(run.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(run.c.id < before)
    if source is not None:
        query = query.where(run.c.source == source)
    return _records(connection, query)


def list_running(connection: Connection) -> list[RunRecord]:
    """Return the runs under way, oldest first, those among them whose process has ended without a word."""
    return _records(connection, select(run).where(run.c.status == "running").order_by(run.c.id))


def list_ended(connection: Connection, source: str, limit: int) -> list[RunRecord]:
    """Return the latest runs of a source that have ended, latest first."""
    query = select(run).where(run.c.source == source, run.c.status != "running").order_by(run.c.id.desc()).limit(limit)
    return _records(connection, query)


def find_run(connection: Connection, run_id: int) -> RunRecord | None:
    """Return a run, None where there is none of this number."""
    return next(iter(_records(connection, select(run).where(run.c.id == run_id))), None)


def _records(connection: Connection, query: Select[Any]) -> list[RunRecord]:
    rows = connection.execute(query).all()
    numbers = [row.id for row in rows]
    errors: dict[int, list[RunError]] = {}
    for number, error in _entries(connection, run_error, numbers):
        errors.setdefault(number, []).append(RunError(**error))
    empty: dict[int, list[EmptyPages]] = {}
    for number, pages in _entries(connection, run_empty, numbers):
        empty.setdefault(number, []).append(EmptyPages(**pages))
    left: dict[int, list[RunLeft]] = {}
    for number, addresses in _entries(connection, run_left, numbers):
        left.setdefault(number, []).append(RunLeft(**addresses))
    return [
        replace(
            _record(row),
            errors=tuple(errors.get(row.id, ())),
            empty=tuple(empty.get(row.id, ())),
            left=tuple(left.get(row.id, ())),
        )
        for row in rows
    ]


def _entries(connection: Connection, table: Table, run_ids: list[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give what a table holds of runs, the most frequent first."""
    for row in connection.execute(select(table).where(table.c.run_id.in_(run_ids)).order_by(table.c.count.desc())):
        entry = dict(row._mapping)  # noqa: SLF001  a row's public way to its names
        yield entry.pop("run_id"), entry


def _record(row: Row[Any]) -> RunRecord:
    return RunRecord(
        id=row.id,
        source=row.source,
        url=row.url,
        status=row.status,
        outcome=row.status if row.outcome is None else row.outcome,
        host=row.host,
        pid=row.pid,
        started_at=row.started_at,
        heartbeat_at=row.heartbeat_at,
        finished_at=row.finished_at,
        moved_to=row.moved_to,
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
