"""The sums of runs: of those that are kept, and of older ones, of which nothing else is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert, case, delete, func, select, union_all

from storage.dialects import insert_for
from storage.models import run, run_sum

KEPT = 50
"""Latest runs of a source that are kept however old they are."""

_MOST = 500  # runs of a source that one transaction folds
_COUNTS = ("pages", "unchanged", "new", "near", "repeats", "revisions", "bytes", "busy")
_OUTCOME = func.coalesce(run.c.outcome, run.c.status)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSum:
    """How many runs of a source came to one outcome, what they did together, when the first and the last began."""

    source: str
    outcome: str
    runs: int
    pages: int
    unchanged: int
    new: int
    near: int
    repeats: int
    revisions: int
    bytes: int
    busy: int
    first_at: datetime
    last_at: datetime


def _summed(*conditions: Any) -> Any:
    return (
        select(
            run.c.source,
            _OUTCOME.label("outcome"),
            func.count().label("runs"),
            *(func.sum(run.c[name]).label(name) for name in _COUNTS),
            func.min(run.c.started_at, type_=run.c.started_at.type).label("first_at"),
            func.max(run.c.started_at, type_=run.c.started_at.type).label("last_at"),
        )
        .where(run.c.status != "running", *conditions)
        .group_by(run.c.source, _OUTCOME)
    )


@cache
def _add(dialect: str) -> Insert:
    statement = insert_for(dialect, run_sum)
    new, had = statement.excluded, run_sum.c
    sums = {name: had[name] + new[name] for name in ("runs", *_COUNTS)}
    first = case((new.first_at < had.first_at, new.first_at), else_=had.first_at)
    last = case((new.last_at > had.last_at, new.last_at), else_=had.last_at)
    return statement.on_conflict_do_update(
        index_elements=[had.source, had.outcome], set_=sums | {"first_at": first, "last_at": last}
    )


def list_run_sources(connection: Connection) -> list[str]:
    """Return the sources that have runs, one look at the index each."""
    found: list[str] = []
    last = ""
    while True:
        name = connection.execute(select(func.min(run.c.source)).where(run.c.source > last)).scalar()
        if name is None:
            return found
        found.append(name)
        last = name


def fold_runs(connection: Connection, source: str, before: datetime) -> int:
    """Fold runs of a source that began before a time into its sums, but for the latest ones; return how many.

    It folds a bounded number; where it returns 0 there is no more.
    """
    of_source = select(run.c.id).where(run.c.source == source)
    latest = of_source.order_by(run.c.id.desc()).offset(KEPT - 1).limit(1).scalar_subquery()
    oldest = (
        select(run.c.id, run.c.started_at)
        .where(run.c.source == source, run.c.id < latest, run.c.status != "running")
        .order_by(run.c.id)
        .limit(_MOST)
    )
    ids = [row.id for row in connection.execute(oldest) if row.started_at < before]
    if ids:
        rows = connection.execute(_summed(run.c.id.in_(ids))).all()
        connection.execute(_add(connection.dialect.name), [_values(row) for row in rows])
        connection.execute(delete(run).where(run.c.id.in_(ids)))
    return len(ids)


def find_sums(connection: Connection, source: str | None = None) -> list[RunSum]:
    """Return the sums of all runs that have ended, by source and outcome."""
    kept = select(*(run_sum.c[name] for name in ("source", "outcome", "runs", *_COUNTS, "first_at", "last_at")))
    every = union_all(_summed(), kept).subquery()
    query = select(
        every.c.source,
        every.c.outcome,
        *(func.sum(every.c[name]).label(name) for name in ("runs", *_COUNTS)),
        func.min(every.c.first_at, type_=run.c.started_at.type).label("first_at"),
        func.max(every.c.last_at, type_=run.c.started_at.type).label("last_at"),
    ).group_by(every.c.source, every.c.outcome)
    if source is not None:
        query = query.where(every.c.source == source)
    return [RunSum(**_values(row)) for row in connection.execute(query.order_by(every.c.source, every.c.outcome))]


def _values(row: Any) -> dict[str, Any]:
    """Return the columns of a sum; PostgreSQL sums to decimals."""
    whole = {name: int(getattr(row, name)) for name in ("runs", *_COUNTS)}
    return whole | {name: getattr(row, name) for name in ("source", "outcome", "first_at", "last_at")}
