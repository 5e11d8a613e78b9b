"""What the store says of crawls: the sources, when they are due, and what each run did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class RunCounts:
    """What a run has done so far; `near` of the new articles are near copies of others.

    `busy` counts the answers by which hosts asked for a pause.
    """

    pages: int = 0
    unchanged: int = 0
    new: int = 0
    near: int = 0
    repeats: int = 0
    revisions: int = 0
    bytes: int = 0
    busy: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RunError:
    """Errors of one kind in a run: how many, and the first as an example."""

    kind: str
    count: int
    url: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyPages:
    """Pages of a run that gave no article for one reason: how many, and the first as an example."""

    reason: str
    count: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLeft:
    """Addresses that a run left aside for one reason: how many, and the first as an example."""

    reason: str
    count: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPage:
    """What became of one address of a run: its `outcome` is stored, unchanged, none or error.

    `stored` has counts of articles; of `none` the `reason` says why there was no article, of `error` its kind, and
    `message` what happened. `milliseconds` is how long the server took, None where it never answered.
    """

    number: int
    url: str
    outcome: str
    reason: str | None = None
    message: str | None = None
    new: int = 0
    repeats: int = 0
    revisions: int = 0
    bytes: int = 0
    milliseconds: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """One crawl of one source. `status` is running, done, stopped, failed or crashed.

    `outcome` says what came of it: ok, unchanged, partly, nothing, unreachable, refused, or the status.
    `host` and `pid` are those of its process, which said at `heartbeat_at` that it is alive. `moved_to` is where its
    first page has moved for good.
    """

    id: int
    source: str
    url: str
    status: str
    outcome: str
    host: str
    pid: int
    started_at: datetime
    heartbeat_at: datetime
    finished_at: datetime | None = None
    pages: int = 0
    unchanged: int = 0
    new: int = 0
    near: int = 0
    repeats: int = 0
    revisions: int = 0
    bytes: int = 0
    busy: int = 0
    moved_to: str | None = None
    errors: tuple[RunError, ...] = ()
    empty: tuple[EmptyPages, ...] = ()
    left: tuple[RunLeft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who crawls a site: a run, and the process that it runs in."""

    run_id: int
    source: str
    host: str
    pid: int
    started_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When a source is crawled, beyond its interval.

    `cron` stands in place of an interval and is read in `timezone`, as are the `quiet` hours, from a time of day to
    another, in which no crawl begins. With `slowest` the interval adapts: it is then the shortest, this the longest.
    `jitter` is the most by which a source is late, always by the same share of it.
    """

    cron: str | None = None
    timezone: str = "UTC"
    slowest: timedelta | None = None
    jitter: timedelta = timedelta()
    quiet: tuple[time, time] | None = None


INTERVAL = Schedule()
"""Nothing but an interval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSource:
    """A source as the configuration names it; with neither `every` nor a cron it is crawled only when asked.

    `site` is what is crawled once at a time. `scope` says how far the source reaches, None where its first page
    decides.
    """

    name: str
    url: str
    site: str = ""
    every: timedelta | None = None
    schedule: Schedule = INTERVAL
    page_limit: int | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """A source as the timetable knows it; with neither `every` nor a cron it is crawled only when asked.

    `next_due_at` is None as long as it was never due. `failures` are those in a row; `trouble` says what is wrong with
    it, None for nothing. While it is `paused` it is not crawled. `pace` is the interval that an adaptive source has
    come to. `is_slow`: its last crawl took long, or none has ended yet.
    """

    id: int
    name: str
    url: str
    site: str = ""
    every: timedelta | None
    schedule: Schedule = INTERVAL
    pace: timedelta | None = None
    is_slow: bool = True
    page_limit: int | None
    scope: str | None
    next_due_at: datetime | None
    last_started_at: datetime | None
    last_finished_at: datetime | None
    failures: int
    paused: bool = False
    last_success_at: datetime | None = None
    trouble: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DaemonRecord:
    """A node that is alive; `owner` is what its claims bear, `seen_at` when it last said so.

    `kind` is daemon or worker, `worker_id` the number by which the queue knows it, None where there is no queue.
    """

    owner: str
    host: str
    pid: int
    started_at: datetime
    seen_at: datetime
    kind: str = "daemon"
    worker_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HostHold:
    """A host that asked to be left alone: until when, by which status, and how many times in a row."""

    host: str
    until: datetime
    status: int
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPage:
    """A page of a host that asked, for itself alone, not to be asked again until a moment."""

    host: str
    url: str
    until: datetime
