"""When a source is due: after its interval, at the times of its cron, at its pace, and never in its quiet hours.

All of it is computed from the moment at which it is asked: what was missed in a pause is missed, one crawl catches up.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from cronsim import CronSim

from storage.run_records import NewSource, RunCounts, Schedule, SourceRecord

_SLOWER = 1.5
"""By how much an adaptive interval grows after a poll that brought nothing new: a day's silence costs a few polls."""

_FASTER = 0.5
"""The least by which it shrinks: a burst of news is met within two or three polls."""

_AIM = 0.25
"""Share of new articles among those that a poll shows that is aimed at: most of it was seen, so nothing was missed."""

_FEW = 2
"""From so many new articles on they say something of the rate; a single one is chance."""


def first_due(name: str, every: timedelta | None, schedule: Schedule, now: datetime) -> datetime | None:
    """Return when a source that is new is due: at once, or later by its share of the jitter; None for never."""
    if schedule.cron is not None:
        return next_due(name, every, schedule, now)
    return None if every is None else out_of_quiet(schedule, now + lateness(name, schedule.jitter))


def due_anew(new: NewSource, known: SourceRecord | None, now: datetime) -> datetime | None:
    """Return when a source is due once its configuration was read; `known` is what the store has of it.

    It keeps its place in the timetable, unless its interval became shorter, its cron comes earlier, or its place lies
    further away than it can: then the clock was set back.
    """
    first = first_due(new.name, new.every, new.schedule, now)
    if known is None or first is None:
        return first
    if known.last_started_at is None:
        places = [known.next_due_at, first]
    else:
        begun = [now] if new.schedule.cron is not None else [now, known.last_started_at]
        places = [next_due(new.name, new.every, new.schedule, moment, known.pace) for moment in begun]
        places.append(known.next_due_at)
    return min(place for place in places if place is not None)


def next_due(
    name: str, every: timedelta | None, schedule: Schedule, now: datetime, pace: timedelta | None = None
) -> datetime | None:
    """Return when a source of which a crawl begins `now` is due again; None for never."""
    if schedule.cron is not None:
        late = lateness(name, schedule.jitter)
        return out_of_quiet(schedule, next_cron(schedule.cron, schedule.timezone, now - late) + late)
    interval = every if schedule.slowest is None else pace or every
    return None if interval is None else out_of_quiet(schedule, now + interval)


def next_cron(cron: str, timezone: str, after: datetime) -> datetime:
    """Return the first moment of a cron expression after `after`, in UTC.

    A time of day that a change of clocks leaves out comes right after the change, one that comes twice comes at the
    first: what is written as fixed hours happens once each night. Raises StopIteration for a time that never comes.
    """
    local = after.astimezone(ZoneInfo(timezone))
    # Within the hour that comes twice the library may answer with a time of the first one, which is over.
    return next(moment for moment in (found.astimezone(UTC) for found in CronSim(cron, local)) if moment > after)


def lateness(name: str, jitter: timedelta) -> timedelta:
    """Return by how much a source is late: always the same whole seconds, spread over the sources by their names."""
    share = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest()) / 2**64
    return timedelta(seconds=int(jitter.total_seconds() * share))


def out_of_quiet(schedule: Schedule, moment: datetime) -> datetime:
    """Return the moment itself, or the end of the quiet hours that it lies in."""
    if schedule.quiet is None:
        return moment
    begin, end = schedule.quiet
    local = moment.astimezone(ZoneInfo(schedule.timezone))
    clock = local.time()
    if not (begin <= clock < end if begin < end else clock >= begin or clock < end):
        return moment
    day = local.date() + timedelta(days=1) if clock >= end else local.date()
    return _latest(datetime.combine(day, end, local.tzinfo))


def _latest(local: datetime) -> datetime:
    """Return a local time in UTC: the later one where it comes twice, that after the change where it is left out."""
    return max(local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))


def adapted(
    pace: timedelta | None,
    counts: RunCounts,
    unchanged: int,
    every: timedelta,
    slowest: timedelta,
    *,
    fresh_for: timedelta = timedelta(),
) -> timedelta:
    """Return the pace of an adaptive source after a poll, from `every` to `slowest`.

    `pace` is None before the first one, which shows what is there and not how fast it comes: the second follows soon. A
    poll of which a quarter is new is right; the more of it, the sooner the next, so that what two polls show overlaps
    and nothing is missed. It is no shorter than what the server says of how long the page stays as it is, `fresh_for`.
    """
    if pace is None:
        return min(slowest, max(every, fresh_for))
    shown = counts.new + counts.repeats + counts.revisions + unchanged
    if counts.new == 0:
        factor = _SLOWER
    elif counts.new < _FEW:
        factor = 1.0
    else:
        factor = min(_SLOWER, max(_FASTER, _AIM * shown / counts.new))
    return min(slowest, max(every, fresh_for, timedelta(seconds=round(pace.total_seconds() * factor))))


def in_quiet(schedule: Schedule, now: datetime) -> bool:
    """Whether a source is to be left alone now."""
    return out_of_quiet(schedule, now) != now
