"""What the crawls of a while brought, hour by hour or day by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, cast, func, select

from storage.models import run

_COUNTS = ("new", "near", "repeats", "revisions", "pages", "unchanged", "bytes")


class Step(StrEnum):
    """How long a stretch is."""

    HOUR = "hour"
    DAY = "day"


_LENGTHS = {Step.HOUR: 13, Step.DAY: 10}
"""Characters of `2026-11-27 08:15` that name the stretch."""
_FORMS = {Step.HOUR: "YYYY-MM-DD HH24", Step.DAY: "YYYY-MM-DD"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What the runs that began in a stretch did together; `near` of the `new` articles are near copies."""

    at: datetime
    runs: int
    new: int
    near: int
    repeats: int
    revisions: int
    pages: int
    unchanged: int
    bytes: int


def find_activity(connection: Connection, since: datetime, step: Step, *, source: str | None = None) -> list[Activity]:
    """Return what the runs did since a moment, by stretches that have any, earliest first.

    The runs of that while are found by their numbers, which rise with time, so that older ones are not looked at.
    """
    stretch = _stretch(connection, step).label("stretch")
    query = (
        select(stretch, func.count().label("runs"), *(func.sum(run.c[name]).label(name) for name in _COUNTS))
        .where(run.c.id >= _first_since(connection, since), run.c.started_at >= since)
        .group_by(stretch)
        .order_by(stretch)
    )
    if source is not None:
        query = query.where(run.c.source == source)
    form = "%Y-%m-%d %H" if step is Step.HOUR else "%Y-%m-%d"
    return [
        Activity(
            at=datetime.strptime(row.stretch, form).replace(tzinfo=UTC),
            runs=row.runs,
            **{name: int(getattr(row, name)) for name in _COUNTS},
        )
        for row in connection.execute(query)
    ]


def _stretch(connection: Connection, step: Step) -> ColumnElement[Any]:
    if connection.dialect.name == "sqlite":
        return func.substr(cast(run.c.started_at, Text), 1, _LENGTHS[step])
    return func.to_char(func.timezone("UTC", run.c.started_at), _FORMS[step])


def _first_since(connection: Connection, since: datetime) -> int:
    """Return a number from which on all runs that began since a moment are found: halving, each look by the key."""
    low, high = 1, int(connection.execute(select(func.coalesce(func.max(run.c.id), 0))).scalar_one()) + 1
    while low < high:
        middle = (low + high) // 2
        found = connection.execute(
            select(run.c.id, run.c.started_at).where(run.c.id >= middle).order_by(run.c.id).limit(1)
        ).one_or_none()
        if found is None or found.started_at >= since:
            high = middle
        else:
            low = found.id + 1
    return low
