"""How each source is: its state, and what its last runs gave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Label, Row, Text, case, cast, func, literal, select

from storage.alarm_records import AlarmRecord
from storage.alarms import list_alarms
from storage.claims import Claim, list_claims
from storage.models import run, source

FAILING = 3
"""Failures in a row after which a source is not only in passing trouble."""

YIELDS = 12
"""Runs of a source whose yield is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """A source as an operator sees it.

    `state` is running, queued, paused, failing, backing off, due, waiting or no longer configured. `held_by` is the
    owner of the claim under way; `next_due_at` of one in the queue is since when it waits. `failures` are those in a
    row, `trouble` what is wrong in a sentence, `outcome` what came of the last run, `yields` the new articles of the
    last ones, oldest first, None for a run that did not end well. `alarms` are
    those that stand.
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


def list_states(
    connection: Connection,
    now: datetime,
    *,
    name: str | None = None,
    with_yields: bool = True,
    after: str | None = None,
    limit: int | None = None,
) -> list[SourceState]:
    """Return how the sources are, by name: all, only the one of a name, or `limit` of those `after` a name.

    It is one query beside that of who crawls what, and looks at the last runs of each however many it had; without
    yields at none, and `outcome` is None.
    """
    wanted = select(source, _last_runs() if with_yields else literal(None).label("last")).order_by(source.c.name)
    if name is not None:
        wanted = wanted.where(source.c.name == name)
    if after is not None:
        wanted = wanted.where(source.c.name > after)
    wanted = wanted.limit(limit)
    alarms: dict[str, tuple[AlarmRecord, ...]] = {}
    for alarm in list_alarms(connection, source=name):
        alarms[alarm.source] = (*alarms.get(alarm.source, ()), alarm)
    claims = list_claims(connection, now)
    return [_state_of(row, claims.get(row.id), alarms.get(row.name, ()), now) for row in connection.execute(wanted)]


def _last_runs() -> Label[str]:
    """Return the last runs of a source, those under way aside, in one text: a row for each would cost more."""
    last = (
        select(run.c.id, run.c.new, func.coalesce(run.c.outcome, run.c.status).label("outcome"))
        .where(run.c.source == source.c.name, run.c.status != "running")
        .order_by(run.c.id.desc())
        .limit(YIELDS)
        .correlate(source)
        .subquery()
    )
    words = cast(last.c.id, Text) + " " + cast(last.c.new, Text) + " " + last.c.outcome
    return select(func.aggregate_strings(words, ",")).scalar_subquery().label("last")


def _runs_in(last: str | None) -> list[tuple[int, int, str]]:
    """Return number, new articles and outcome of each run in such a text, oldest first."""
    runs = (one.split(" ", 2) for one in (last or "").split(",") if one)
    return sorted((int(number), int(new), outcome) for number, new, outcome in runs)


def _state_of(row: Row[Any], claim: Claim | None, alarms: tuple[AlarmRecord, ...], now: datetime) -> SourceState:
    runs = _runs_in(row.last)
    held_by = None if claim is None else claim.owner
    due_at = claim.due_at if claim is not None and held_by is None else row.next_due_at
    return SourceState(
        name=row.name,
        url=row.url,
        state=_state(
            is_active=row.active,
            is_held=held_by is not None,
            is_queued=claim is not None,
            is_paused=row.paused,
            is_due=due_at is not None and due_at <= now,
            failures=row.failures,
        ),
        every=None if row.every is None else timedelta(seconds=row.every),
        next_due_at=due_at,
        last_started_at=row.last_started_at,
        last_success_at=row.last_success_at,
        failures=row.failures,
        trouble=row.trouble,
        held_by=held_by,
        outcome=runs[-1][2] if runs else None,
        yields=tuple(_yield(outcome, new) for _, new, outcome in runs),
        alarms=alarms,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """The sources of the configuration in figures.

    `states` counts them by state, `oldest_due_at` is since when the one that waits longest is due, None where none is,
    `successes` holds when those that were last crawled well the longest ago were, by name.
    """

    states: Mapping[str, int]
    oldest_due_at: datetime | None
    successes: Mapping[str, datetime]


def sum_up(connection: Connection, now: datetime, *, most: int) -> Timetable:
    """Return how the sources are in figures, with the successes of `most` of them."""
    claims = list_claims(connection, now)
    queued = [number for number, claim in claims.items() if claim.owner is None]
    is_held = case((source.c.id.in_(claims.keys() - set(queued)), True), else_=False)
    is_queued = case((source.c.id.in_(queued), True), else_=False)
    is_due = case((source.c.next_due_at <= now, True), else_=False)
    failures = case((source.c.failures < FAILING, source.c.failures), else_=FAILING)
    each = select(
        is_held.label("is_held"),
        is_queued.label("is_queued"),
        is_due.label("is_due"),
        failures.label("failures"),
        source.c.paused,
        source.c.next_due_at,
    ).where(source.c.active)
    kinds = each.subquery()
    grouped = (kinds.c.is_held, kinds.c.is_queued, kinds.c.is_due, kinds.c.failures, kinds.c.paused)
    states: Counter[str] = Counter()
    due = [claims[number].due_at or now for number in queued]
    for row in connection.execute(
        select(*grouped, func.count().label("sources"), func.min(kinds.c.next_due_at).label("first")).group_by(*grouped)
    ):
        state = _state(
            is_active=True,
            is_held=row.is_held,
            is_queued=row.is_queued,
            is_paused=row.paused,
            is_due=row.is_due,
            failures=row.failures,
        )
        states[state] += row.sources
        if row.is_due and not row.is_held and not row.paused:
            due.append(row.first)
    last = select(source.c.name, source.c.last_success_at).where(source.c.active, source.c.last_success_at.is_not(None))
    successes = connection.execute(last.order_by(source.c.last_success_at).limit(most))
    return Timetable(
        states=states,
        oldest_due_at=min(due, default=None),
        successes={row.name: row.last_success_at for row in successes},
    )


def _yield(outcome: str, new: int) -> int | None:
    return new if new or outcome in ("ok", "unchanged", "partly", "nothing", "stopped", "done") else None


def _state(*, is_active: bool, is_held: bool, is_queued: bool, is_paused: bool, is_due: bool, failures: int) -> str:
    """Return the state of a source in a word or two."""
    if is_held:
        return "running"
    if not is_active:
        return "no longer configured"
    if is_paused:
        return "paused"
    if is_queued:
        return "queued"
    if failures:
        return "failing" if failures >= FAILING else "backing off"
    return "due" if is_due else "waiting"
