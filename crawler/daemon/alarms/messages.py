"""What the targets are told: a message for each alarm, and one for all when there are too many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from crawler.config.model import Severity
from storage.alarm_records import AlarmRecord

_NAMED = 5
"""Sources that a summary names."""


class Type(StrEnum):
    """How a service shows a message; the words are those of Apprise."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    FAILURE = "failure"


@dataclass(frozen=True, slots=True)
class Message:
    """A message, and the alarms that are told with it."""

    title: str
    body: str
    type: Type
    alarms: tuple[AlarmRecord, ...] = ()


def severities(least: Severity) -> tuple[Severity, ...]:
    """Return the severities from one upwards."""
    every = tuple(Severity)
    return every[every.index(least) :]


def messages(untold: Sequence[AlarmRecord], room: int) -> list[Message]:
    """Return what to tell when there is room for so many messages: the last one sums up what would not fit.

    Without room nothing is told now; what waits is told together when there is.
    """
    if room < 1:
        return []
    if len(untold) <= room:
        return [_single(alarm) for alarm in untold]
    return [*map(_single, untold[: room - 1]), _summary(untold[room - 1 :])]


def sentence(alarm: AlarmRecord) -> str:
    """Return an alarm, or its end, in a line."""
    since = f"{alarm.since:%Y-%m-%d %H:%M} UTC"
    if alarm.ended_at is not None:
        return f"{alarm.source} is well again: {alarm.kind}, since {since}, is over"
    return f"{alarm.source}: {alarm.message} (since {since})"


def _single(alarm: AlarmRecord) -> Message:
    if alarm.ended_at is not None:
        return Message(f"{alarm.source}: well again", sentence(alarm), Type.SUCCESS, (alarm,))
    return Message(f"{alarm.source}: {alarm.kind}", sentence(alarm), Type(alarm.severity), (alarm,))


def _summary(alarms: Sequence[AlarmRecord]) -> Message:
    """Return one sentence on many alarms."""
    kinds = Counter("well again" if alarm.ended_at is not None else alarm.kind for alarm in alarms)
    counts = ", ".join(f"{count} × {kind}" for kind, count in kinds.most_common())
    names = list(dict.fromkeys(alarm.source for alarm in alarms))
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    body = f"{len(alarms)} more alarms: {counts}; of {', '.join(names[:_NAMED])}{more}. `newsfold alarms` lists them."
    return Message(f"{len(alarms)} more alarms", body, _worst(alarms), tuple(alarms))


def _worst(alarms: Sequence[AlarmRecord]) -> Type:
    every = tuple(Severity)
    bad = [every.index(Severity(alarm.severity)) for alarm in alarms if alarm.ended_at is None]
    return Type(every[max(bad)]) if bad else Type.SUCCESS
