"""The tables of alarms: what is wrong with sources, what was told of it, and when."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text

from storage.columns import CleanText, UtcDateTime
from storage.models.base import metadata

alarm = Table(  # one row for each time that something began to be wrong
    "alarm",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("aspect", Text, nullable=False),  # what of the source is wrong; of each aspect one alarm stands at a time
    Column("kind", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("message", CleanText, nullable=False),
    Column("since", UtcDateTime, nullable=False),  # that it is of this kind
    Column("told_kind", Text),  # as it was last told to the targets; NULL: not yet
    Column("told_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
    Column("end_told_at", UtcDateTime),
    Column("held_until", UtcDateTime),  # somebody is telling it, or the targets are left alone for a while
)
_STANDS = alarm.c.ended_at.is_(None)
# Of several daemons that see the same one raises it.
Index(
    "uq_alarm_standing",
    alarm.c.source,
    alarm.c.aspect,
    unique=True,
    sqlite_where=_STANDS,
    postgresql_where=_STANDS,
)

alarm_message = Table(  # what was told to the targets
    "alarm_message",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("told_at", UtcDateTime, nullable=False, index=True),
    Column("text", CleanText, nullable=False),
    Column("reached", Integer, nullable=False),  # targets that took it
    Column("targets", Integer, nullable=False),
)
