"""How each source is: its state, and what its last runs gave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from storage.alarm_records import AlarmRecord
from storage.alarms import list_alarms
from storage.models import run, source

FAILING = 3
"""Failures in a row after which a source is not only in passing trouble."""

YIELDS = 12
"""Runs of a source whose yield is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """A source as an operator sees it.

    `state` is running, paused, failing, backing off, due, waiting or no longer configured. `held_by` is the owner of
    the claim under way. `failures` are those in a row, `trouble` what is wrong in a sentence, `outcome` what came of
    the last run, `yields` the new articles of the last ones, oldest first, None for a run that did not end well.
    `alarms` are those that stand.
    """

    name: str
    url: str
    state: str
    every: timedelta | None
    next_due_at: datetime | None
    last_started_at: datetime | None
    last_success_at: datetime | None
    failures: int
    trouble: str | None
    held_by: str | None
    outcome: str | None
    yields: tuple[int | None, ...]
    alarms: tuple[AlarmRecord, ...] = ()

    @property
    def needs_a_look(self) -> bool:
        """Whether a person should see to it: it fails again and again, is refused, has no article, or an alarm."""
        if self.state in ("paused", "no longer configured"):
            return False
        is_in_alarm = any(alarm.severity != "info" for alarm in self.alarms)
        return is_in_alarm or self.failures >= FAILING or (self.trouble or "").startswith(("refused", "nothing"))

    @property
    def wrong(self) -> tuple[str, ...]:
        """What is wrong with it: the alarms, and the trouble of its last run where none of them tells that."""
        told = tuple(f"{alarm.message} (since {alarm.since:%Y-%m-%d %H:%M})" for alarm in self.alarms)
        if self.trouble is None or any(alarm.aspect == "access" for alarm in self.alarms):
            return told
        return (self.trouble, *told)


def list_states(connection: Connection, now: datetime, *, name: str | None = None) -> list[SourceState]:
    """Return how the sources are, by name, or only the one of a name; one bounded look at the runs of each."""
    states = []
    wanted = select(source).order_by(source.c.name)
    if name is not None:
        wanted = wanted.where(source.c.name == name)
    alarms: dict[str, tuple[AlarmRecord, ...]] = {}
    for alarm in list_alarms(connection, source=name):
        alarms[alarm.source] = (*alarms.get(alarm.source, ()), alarm)
    for row in connection.execute(wanted).all():
        last = connection.execute(
            select(run.c.status, run.c.outcome, run.c.new)
            .where(run.c.source == row.name, run.c.status != "running")
            .order_by(run.c.id.desc())
            .limit(YIELDS)
        ).all()
        is_held = row.leased_until is not None and row.leased_until > now
        states.append(
            SourceState(
                name=row.name,
                url=row.url,
                state=_state(
                    is_active=row.active,
                    is_held=is_held,
                    is_paused=row.paused,
                    is_due=row.next_due_at is not None and row.next_due_at <= now,
                    failures=row.failures,
                ),
                every=None if row.every is None else timedelta(seconds=row.every),
                next_due_at=row.next_due_at,
                last_started_at=row.last_started_at,
                last_success_at=row.last_success_at,
                failures=row.failures,
                trouble=row.trouble,
                held_by=row.leased_by if is_held else None,
                outcome=(last[0].outcome or last[0].status) if last else None,
                yields=tuple(_yield(one.outcome or one.status, one.new) for one in reversed(last)),
                alarms=alarms.get(row.name, ()),
            )
        )
    return states


def _yield(outcome: str, new: int) -> int | None:
    return new if new or outcome in ("ok", "unchanged", "partly", "nothing", "stopped", "done") else None


def _state(*, is_active: bool, is_held: bool, is_paused: bool, is_due: bool, failures: int) -> str:
    """Return the state of a source in a word or two."""
    if is_held:
        return "running"
    if not is_active:
        return "no longer configured"
    if is_paused:
        return "paused"
    if failures:
        return "failing" if failures >= FAILING else "backing off"
    return "due" if is_due else "waiting"
