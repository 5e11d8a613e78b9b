"""What the store says of alarms, and what is known of a source when its alarms are judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.run_records import RunRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmRecord:
    """That something of a source is, or was, wrong.

    `kind` and `message` are what it is now, `since` then. `told_kind` is what the targets were last told, None as long
    as they were told nothing. It stands until `ended_at`; `end_told_at` is when that was told.
    """

    id: int
    source: str
    aspect: str
    kind: str
    severity: str
    message: str
    since: datetime
    told_kind: str | None = None
    told_at: datetime | None = None
    ended_at: datetime | None = None
    end_told_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldMessage:
    """A message that went to the targets, and how many of them took it."""

    told_at: datetime
    text: str
    reached: int
    targets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """A run that gave something new: when it began, and how many articles."""

    at: datetime
    new: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestArticle:
    """What tells whether an article was read right."""

    id: int
    title: str
    published_at: datetime | None
    first_seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What is known of a source's runs when one has ended, the latest first.

    `runs` are the latest that have ended, `gains` those that gave something new, None where these were not looked up.
    `idle` is how many ended well since the last of these, `begun_at` when the first of all began.
    """

    url: str
    runs: tuple[RunRecord, ...]
    gains: tuple[Gain, ...] | None
    idle: int
    begun_at: datetime
