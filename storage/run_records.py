"""What the store says of crawls: the sources, when they are due, and what each run did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class RunCounts:
    """What a run has done so far; `near` of the new articles are near copies of others.

    `busy` counts the answers by which hosts asked for a pause.
    """

    pages: int = 0
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
class RunRecord:
    """One crawl of one source. `status` is running, done, stopped, failed or crashed."""

    id: int
    source: str
    url: str
    status: str
    started_at: datetime
    finished_at: datetime | None = None
    pages: int = 0
    new: int = 0
    near: int = 0
    repeats: int = 0
    revisions: int = 0
    bytes: int = 0
    busy: int = 0
    errors: tuple[RunError, ...] = ()
    empty: tuple[EmptyPages, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSource:
    """A source as the configuration names it; `every` is None where it is crawled only when asked.

    `scope` says how far it reaches, None where its first page decides.
    """

    name: str
    url: str
    every: timedelta | None = None
    page_limit: int | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """A source as the timetable knows it; `every` is None where it is crawled only when asked.

    `next_due_at` is None as long as it was never due. `leased_until` says that a crawl of it is under way.
    """

    id: int
    name: str
    url: str
    every: timedelta | None
    page_limit: int | None
    scope: str | None
    next_due_at: datetime | None
    leased_until: datetime | None
    last_started_at: datetime | None
    last_finished_at: datetime | None
    failures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HostHold:
    """A host that asked to be left alone: until when, by which status, and how many times in a row."""

    host: str
    until: datetime
    status: int
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftPage:
    """A page that a run owes its source: how it was linked, why it was left, and in how many runs it has failed."""

    url: str
    relation: str
    reason: str
    tries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMemory:
    """What the runs of a source tell the next one: pages to ask for, and places with their pages without an article."""

    left: tuple[LeftPage, ...] = ()
    barren: Mapping[str, float] = field(default_factory=dict)
