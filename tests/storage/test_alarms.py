"""Alarms in the store: one of an aspect stands, and what is to be told is told once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from storage.alarm_records import ToldMessage
from storage.alarms import (
    add_message,
    count_messages,
    end_alarm,
    find_untold,
    forget,
    hold,
    list_alarms,
    list_messages,
    mark_told,
    raise_alarm,
)
from storage.database import Database

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
ALL = ("info", "warning", "failure")


def raise_gone(database: Database, *names: str, kind: str = "gone") -> None:
    with database.begin() as connection:
        for name in names:
            raise_alarm(connection, name, "access", kind, "failure", f"{name} is {kind}", NOON)


def untold(database: Database, now: datetime = NOON) -> list[tuple[str, str]]:
    with database.read() as connection:
        return [(alarm.source, alarm.kind) for alarm in find_untold(connection, ALL, now)]


def tell(database: Database) -> None:
    with database.begin() as connection:
        mark_told(connection, find_untold(connection, ALL, NOON), NOON)


def test_one_stands_of_each_aspect(database: Database) -> None:
    raise_gone(database, "quay", "quay", "bay")
    raise_gone(database, "quay", kind="refused")
    with database.read() as connection:
        assert [(one.source, one.kind) for one in list_alarms(connection)] == [("quay", "refused"), ("bay", "gone")]
        assert [one.message for one in list_alarms(connection, source="quay")] == ["quay is refused"]


def test_what_is_to_be_told_is_what_the_targets_do_not_know(database: Database) -> None:
    raise_gone(database, "quay", "bay")
    assert untold(database) == [("quay", "gone"), ("bay", "gone")]
    tell(database)
    assert untold(database) == []
    raise_gone(database, "quay", kind="refused")
    assert untold(database) == [("quay", "refused")]
    tell(database)
    with database.begin() as connection:
        end_alarm(connection, "quay", "access", NOON + HOUR)
    assert untold(database) == [("quay", "refused")]
    tell(database)
    assert untold(database) == []
    raise_gone(database, "quay")
    with database.begin() as connection:
        end_alarm(connection, "quay", "access", NOON + HOUR)
    assert untold(database) == []


def test_what_changed_while_it_was_told_is_told_then(database: Database) -> None:
    raise_gone(database, "quay")
    with database.read() as connection:
        telling = find_untold(connection, ALL, NOON)
    raise_gone(database, "quay", kind="refused")
    with database.begin() as connection:
        mark_told(connection, telling, NOON)
    assert untold(database) == [("quay", "refused")]


def test_while_one_tells_nobody_else_does(database: Database) -> None:
    raise_gone(database, "quay", "bay")
    with database.begin() as connection:
        first, _ = list_alarms(connection)
        hold(connection, [first.id], NOON + HOUR)
    assert untold(database) == []
    assert len(untold(database, NOON + HOUR)) == 2


def test_all_sources_at_once(database: Database) -> None:
    names = [f"source-{number}" for number in range(1_200)]
    raise_gone(database, *names)
    with database.begin() as connection:
        alarms = find_untold(connection, ALL, NOON)
        hold(connection, [alarm.id for alarm in alarms], NOON + HOUR)
        mark_told(connection, alarms, NOON)
    assert (len(alarms), untold(database)) == (1_200, [])


def test_messages_and_what_is_over_are_forgotten(database: Database) -> None:
    raise_gone(database, "quay", "bay")
    with database.begin() as connection:
        end_alarm(connection, "quay", "access", NOON)
        for number in range(3):
            told_at = NOON + number * HOUR
            add_message(connection, ToldMessage(told_at=told_at, text=f"message {number}", reached=1, targets=1))
        assert count_messages(connection, NOON) == 2
        forget(connection, NOON + 1.5 * HOUR)
        assert [message.text for message in list_messages(connection, 9)] == ["message 2"]
        assert [alarm.source for alarm in list_alarms(connection)] == ["bay"]
