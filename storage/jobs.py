"""The queue between nodes on PostgreSQL: procrastinate's tables, by its own statements, in our transactions.

A job is a source that is handed over to whichever node has room. Its lock is the site, so that of one site one job is
under way among all nodes; its queueing lock is the source, which waits once. Jobs are deleted when they end: what was
crawled stands in the record of runs. None is ever retried: what a node left is taken out and its source is due again,
since a retry collides with a job of the source that waits already.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from psycopg.types.json import Jsonb
from sqlalchemy import ColumnElement, Connection, Row, column, exists, func, literal_column, table, text

from storage.models import source

QUICK, SLOW = "newsfold-quick-1", "newsfold-slow-1"
"""The queues. A version that means something else by a job uses other names: nodes of before leave it alone."""

_TASK = "newsfold.crawl"
_FOR_EVER = 10**9  # seconds
_JOBS = table("procrastinate_jobs", column("lock"), column("queueing_lock"), column("status"))
_OPEN = _JOBS.c.status.in_((literal_column("'todo'"), literal_column("'doing'")))
_LIST = text(
    "SELECT job.id, job.queue_name, job.lock, job.args, job.status::text AS status, job.worker_id, d.owner"
    " FROM procrastinate_jobs job LEFT JOIN daemon d ON d.worker_id = job.worker_id"
    " WHERE job.status IN ('todo', 'doing') AND job.task_name = :task ORDER BY job.priority DESC, job.id"
)
_HOLD = text("SELECT id FROM procrastinate_jobs WHERE id = :id AND worker_id = :worker AND status = 'doing' FOR UPDATE")
_HELD = text("SELECT id, args FROM procrastinate_jobs WHERE worker_id = :worker AND status = 'doing'")
_SILENCE = text("SELECT coalesce(extract(epoch FROM now() - max(last_heartbeat)), 0) FROM procrastinate_workers")
_WORKER = text("SELECT id FROM procrastinate_workers WHERE id = :worker")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A source in the queue; `owner` is the node that crawls it, `is_taken` False while it waits."""

    id: int
    source_id: int | None
    site: str | None
    due_at: datetime | None
    is_slow: bool
    is_taken: bool
    owner: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewJob:
    """A source that is due, to be handed over; of several that wait that of the highest priority comes first."""

    source_id: int
    site: str
    due_at: datetime
    is_slow: bool
    priority: int


def is_not_in_queue() -> ColumnElement[bool]:
    """Return the condition that neither the site of a source nor the source itself is in the queue."""
    # Two of them: with an OR inside, the server compares each source that is due with each job.
    site, name = _JOBS.c.lock == source.c.site, _JOBS.c.queueing_lock == _name_of()
    return ~exists().where(_OPEN, site) & ~exists().where(_OPEN, name)


def register(connection: Connection) -> int:
    """Make a worker and return its number, which is never given twice."""
    return int(connection.exec_driver_sql(_query("register_worker")).scalar_one())


def beat(connection: Connection, worker: int) -> bool:
    """Say that a worker is alive; False where it was taken for gone."""
    connection.exec_driver_sql(_query("update_heartbeat"), {"worker_id": worker})
    return connection.execute(_WORKER, {"worker": worker}).one_or_none() is not None


def unregister(connection: Connection, worker: int) -> None:
    """Take a worker out; what it was crawling is nobody's."""
    connection.exec_driver_sql(_query("unregister_worker"), {"worker_id": worker})


def prune(connection: Connection, silence: timedelta) -> None:
    """Take out all workers that said nothing for so long, by the clock of the server."""
    connection.exec_driver_sql(_query("prune_stalled_workers"), {"seconds_since_heartbeat": silence.total_seconds()})


def silence(connection: Connection) -> timedelta:
    """Return how long ago the last word of a worker is, by the clock of the server; zero where there is none."""
    return timedelta(seconds=float(connection.execute(_SILENCE).scalar_one()))


def list_jobs(connection: Connection) -> list[Job]:
    """Return what waits and what is being crawled, in the order in which it is taken."""
    return [_job(row, row.owner) for row in connection.execute(_LIST, {"task": _TASK})]


def list_abandoned(connection: Connection) -> list[Job]:
    """Return the jobs under way whose worker is gone."""
    wanted = {"seconds_since_heartbeat": _FOR_EVER, "queue": None, "task_name": _TASK}
    return [_job(row) for row in connection.exec_driver_sql(_query("select_stalled_jobs_by_heartbeat"), wanted)]


def hand_over(connection: Connection, new: Sequence[NewJob]) -> None:
    """Put sources into the queue."""
    jobs = [
        (
            SLOW if one.is_slow else QUICK,
            _TASK,
            one.priority,
            one.site or f"source {one.source_id}",
            f"source {one.source_id}",
            Jsonb({"source": one.source_id, "due_at": one.due_at.isoformat()}),
            None,
        )
        for one in new
    ]
    if jobs:
        connection.exec_driver_sql(_query("defer_jobs"), {"jobs": jobs})


def fetch(connection: Connection, worker: int, queues: Collection[str]) -> Job | None:
    """Take the first job of some queues whose site nobody crawls."""
    row = connection.exec_driver_sql(_query("fetch_job"), {"queues": sorted(queues), "worker_id": worker}).one()
    return None if row.id is None else _job(row)


def list_held(connection: Connection, worker: int) -> dict[int, int | None]:
    """Return the jobs that a worker has taken: the number of each and of its source."""
    found = connection.execute(_HELD, {"worker": worker})
    return {row.id: _number(row.args) for row in found}


def end(connection: Connection, job: int, worker: int) -> bool:
    """End a job that a worker has taken; False where it is no longer that worker's."""
    if connection.execute(_HOLD, {"id": job, "worker": worker}).one_or_none() is None:
        return False
    take_out(connection, job)
    return True


def take_out(connection: Connection, job: int) -> None:
    """Take a job out of the queue, whoever has it."""
    ended = {"job_id": job, "status": "succeeded", "delete_job": True}
    connection.exec_driver_sql(_query("finish_job"), ended)


def _name_of() -> ColumnElement[str]:
    return func.concat("source ", source.c.id)


def _job(row: Row[Any], owner: str | None = None) -> Job:
    due_at = row.args.get("due_at") if isinstance(row.args, dict) else None
    return Job(
        id=row.id,
        source_id=_number(row.args),
        site=row.lock,
        due_at=datetime.fromisoformat(due_at) if isinstance(due_at, str) else None,
        is_slow=row.queue_name == SLOW,
        is_taken=row.status == "doing",
        owner=owner,
    )


def _number(args: object) -> int | None:
    """Return the number of the source that the arguments of a job name, None where they name none."""
    found = args.get("source") if isinstance(args, dict) else None
    return found if isinstance(found, int) else None


@cache
def _query(name: str) -> str:
    """Return a statement of procrastinate by its name."""
    from procrastinate import sql  # a third of a second that only nodes pay

    query: str = sql.queries[name]
    return query
