"""The alarms: what is wrong with each source, and what the targets were told of it.

What is to be told is a difference between two columns, so that neither a restart nor a second daemon tells it twice.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, exists, func, insert, or_, select, update

from storage.alarm_records import AlarmRecord, ToldMessage
from storage.chunks import chunks
from storage.dialects import insert_for
from storage.models import alarm, alarm_message, source

_STANDS = alarm.c.ended_at.is_(None)
_IS_CONFIGURED = exists().where(source.c.name == alarm.c.source, source.c.active)
_COLUMNS = tuple(column for column in alarm.c if column.name != "held_until")


def list_alarms(connection: Connection, *, source: str | None = None) -> list[AlarmRecord]:
    """Return the alarms that stand, of all sources or of one, the oldest first."""
    query = select(*_COLUMNS).where(_STANDS).order_by(alarm.c.since, alarm.c.id)
    if source is not None:
        query = query.where(alarm.c.source == source)
    return [_record(row) for row in connection.execute(query)]


def raise_alarm(
    connection: Connection, source: str, aspect: str, kind: str, severity: str, message: str, since: datetime
) -> None:
    """Write down that something of a source is wrong, or is wrong in another way than it was."""
    values = {"kind": kind, "severity": severity, "message": message, "since": since}
    changed = connection.execute(
        update(alarm).where(alarm.c.source == source, alarm.c.aspect == aspect, _STANDS).values(values)
    )
    if not changed.rowcount:
        row = {"source": source, "aspect": aspect, **values}
        connection.execute(insert_for(connection.dialect.name, alarm).values(row).on_conflict_do_nothing())


def end_alarm(connection: Connection, source: str, aspect: str, now: datetime) -> None:
    """Write down that something of a source is well again."""
    standing = update(alarm).where(alarm.c.source == source, alarm.c.aspect == aspect, _STANDS)
    connection.execute(standing.values(ended_at=now))


def has_dropped(connection: Connection) -> bool:
    """Whether an alarm stands of a source that is no longer configured."""
    return connection.execute(select(alarm.c.id).where(_STANDS, ~_IS_CONFIGURED).limit(1)).first() is not None


def end_of_dropped(connection: Connection, now: datetime) -> None:
    """End the alarms of sources that are no longer configured; there is nothing to tell."""
    connection.execute(update(alarm).where(_STANDS, ~_IS_CONFIGURED).values(ended_at=now, end_told_at=now))


def find_untold(connection: Connection, severities: Collection[str], now: datetime) -> list[AlarmRecord]:
    """Return what the targets are still to be told, the oldest first; nothing while somebody is telling.

    That is what stands and was not told, or told otherwise, and what ended and was told. What began and ended
    meanwhile is not told.
    """
    is_held = alarm.c.held_until > now
    if connection.execute(select(alarm.c.id).where(is_held).limit(1)).first() is not None:
        return []
    query = select(*_COLUMNS).where(_is_untold(severities)).order_by(alarm.c.since, alarm.c.id)
    return [_record(row) for row in connection.execute(query)]


def hold(connection: Connection, ids: Sequence[int], until: datetime) -> None:
    """Keep others from telling alarms, and from trying again, until then."""
    _update(connection, ids, held_until=until)


def mark_told(connection: Connection, told: Sequence[AlarmRecord], now: datetime) -> None:
    """Write down that the targets know of alarms as they were, and let go of them."""
    _update(connection, [one.id for one in told if one.ended_at is not None], held_until=None, end_told_at=now)
    for kind in {one.kind for one in told}:  # as it was told; it may be another one by now
        ids = [one.id for one in told if one.ended_at is None and one.kind == kind]
        _update(connection, ids, held_until=None, told_kind=kind, told_at=now)


def add_message(connection: Connection, message: ToldMessage) -> None:
    """Write down what the targets were told."""
    row = {name: getattr(message, name) for name in ("told_at", "text", "reached", "targets")}
    connection.execute(insert(alarm_message).values(row))


def count_messages(connection: Connection, since: datetime) -> int:
    """Return how many messages went out since a moment."""
    query = select(func.count()).select_from(alarm_message).where(alarm_message.c.told_at > since)
    count: int = connection.execute(query).scalar_one()
    return count


def list_messages(connection: Connection, limit: int) -> list[ToldMessage]:
    """Return the latest messages, latest first."""
    query = select(alarm_message).order_by(alarm_message.c.told_at.desc(), alarm_message.c.id.desc()).limit(limit)
    return [
        ToldMessage(told_at=row.told_at, text=row.text, reached=row.reached, targets=row.targets)
        for row in connection.execute(query)
    ]


def forget(connection: Connection, before: datetime) -> None:
    """Delete what ended, and what was told, before a moment."""
    connection.execute(delete(alarm).where(alarm.c.ended_at < before))
    connection.execute(delete(alarm_message).where(alarm_message.c.told_at < before))


def _update(connection: Connection, ids: Sequence[int], **values: object) -> None:
    for some in chunks(ids):
        connection.execute(update(alarm).where(alarm.c.id.in_(some)).values(**values))


def _is_untold(severities: Collection[str]) -> ColumnElement[bool]:
    is_news = or_(alarm.c.told_kind.is_(None), alarm.c.told_kind != alarm.c.kind)
    is_over = and_(alarm.c.ended_at.is_not(None), alarm.c.told_kind.is_not(None), alarm.c.end_told_at.is_(None))
    return or_(and_(_STANDS, is_news, alarm.c.severity.in_(severities)), is_over)


def _record(row: Row[Any]) -> AlarmRecord:
    return AlarmRecord(**row._mapping)  # noqa: SLF001  a row's public way to its names
