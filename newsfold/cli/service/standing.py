"""How the whole service stands: what runs, what waits, and what needs a look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsfold.cli.render import plural
from storage.daemons import SILENCE
from storage.overview import SourceState
from storage.run_records import DaemonRecord, RunRecord

_PATIENCE = timedelta(minutes=5)
"""How long a source may wait for its turn whatever its interval is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the service stands; `faults` are sentences, none if all is well.

    `waiting` are the sources whose time has come, longest due first; `queued` those of them that are in the queue.
    """

    daemons: Sequence[DaemonRecord]
    running: Sequence[RunRecord]
    held: Sequence[SourceState]
    waiting: Sequence[SourceState]
    queued: Sequence[SourceState]
    faults: tuple[str, ...]


def standing_of(
    daemons: Sequence[DaemonRecord], states: Sequence[SourceState], running: Sequence[RunRecord], now: datetime
) -> Standing:
    """Return how the service stands."""
    waiting = sorted((state for state in states if _is_waiting(state, now)), key=_due_at)
    return Standing(
        daemons=daemons,
        running=running,
        held=[state for state in states if state.held_by is not None],
        waiting=waiting,
        queued=[state for state in waiting if state.state == "queued"],
        faults=tuple(_faults(daemons, states, waiting, running, now)),
    )


def _is_waiting(state: SourceState, now: datetime) -> bool:
    is_asleep = state.state in ("paused", "running", "no longer configured")
    return not is_asleep and state.next_due_at is not None and state.next_due_at <= now


def _due_at(state: SourceState) -> datetime:
    assert state.next_due_at is not None
    return state.next_due_at


def _faults(
    daemons: Sequence[DaemonRecord],
    states: Sequence[SourceState],
    waiting: Sequence[SourceState],
    running: Sequence[RunRecord],
    now: datetime,
) -> list[str]:
    found = []
    configured = [state for state in states if state.state != "no longer configured"]
    if configured and not daemons:
        found.append(f"no node is alive, so nobody crawls the {plural(len(configured), 'source')}")
    late = [state for state in waiting if now - _due_at(state) > max(state.every or _PATIENCE, _PATIENCE)]
    if late:
        found.append(f"{plural(len(late), 'source')} waited longer than an interval, {late[0].name} the longest")
    found += [
        f"{state.name}: {sentence}" for state in states if state.needs_a_look for sentence in state.wrong or ("fails",)
    ]
    found += [
        f"run {run.id} of {run.source} has said nothing since {run.heartbeat_at:%Y-%m-%d %H:%M}"
        for run in running
        if now - run.heartbeat_at > SILENCE
    ]
    return found
