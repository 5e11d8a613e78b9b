"""The sources: how they are at a glance, and one of them with its runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from newsfold.web.answers import Missing
from newsfold.web.context import Context
from newsfold.web.drawing.charts import Bar
from newsfold.web.drawing.words import plural
from storage.daemons import list_daemons
from storage.overview import SourceState, Timetable, list_states, sum_up
from storage.run_records import DaemonRecord, RunRecord
from storage.run_sums import RunSum, find_sums
from storage.runs import list_runs
from storage.sources import find_source

ON_A_PAGE = 50
"""Sources that are listed at once."""

RUNS = 60
"""Runs of a source that its chart shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Some sources by name, and all of them in figures; `after` is where the next ones begin."""

    states: Sequence[SourceState]
    counts: Mapping[str, int]
    oldest_due: timedelta | None
    nodes: Sequence[DaemonRecord]
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OneSource:
    """A source with its latest runs, the latest first, and the sums of all of them by outcome."""

    state: SourceState
    is_configured: bool
    runs: Sequence[RunRecord]
    bars: Sequence[Bar]
    sums: Sequence[RunSum]


def read_sources(context: Context, after: str | None) -> Sources:
    """Read some sources. Raises StorageError."""
    now = context.clock()
    with context.read() as connection:
        states = list_states(connection, now, after=after, limit=ON_A_PAGE + 1)
        table: Timetable = context.counts.get("states", lambda: sum_up(connection, now, most=0))
        nodes = list_daemons(connection, now)
    shown = states[:ON_A_PAGE]
    return Sources(
        states=shown,
        counts=table.states,
        oldest_due=None if table.oldest_due_at is None else now - table.oldest_due_at,
        nodes=nodes,
        after=shown[-1].name if len(states) > ON_A_PAGE else None,
    )


def read_source(context: Context, name: str) -> OneSource:
    """Read a source, one that is no longer configured, too. Raises Missing, StorageError."""
    now = context.clock()
    with context.read() as connection:
        state = next(iter(list_states(connection, now, name=name)), None)
        if state is None:
            raise Missing(f"There is no source “{name}”; the list of sources has those that there are.")
        is_configured = find_source(connection, name) is not None
        runs = list_runs(connection, source=name, limit=RUNS)
        sums = find_sums(connection, name)
    return OneSource(state=state, is_configured=is_configured, runs=runs, bars=_bars(runs), sums=sums)


def _bars(runs: Sequence[RunRecord]) -> list[Bar]:
    """Return a bar for each run, oldest first."""
    bars = []
    for run in reversed(runs):
        parts = (("new", run.new - run.near), ("near", run.near), ("revised", run.revisions), ("repeat", run.repeats))
        says = (
            f"run {run.id}, {run.started_at:%Y-%m-%d %H:%M}: {run.outcome}, {run.new} new, "
            f"{plural(run.repeats, 'repeat')}, {plural(run.revisions, 'revision')}"
        )
        bars.append(Bar(parts, f"{run.id}", says))
    return bars
