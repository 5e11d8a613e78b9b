"""That the store cannot be used: told once when it lasts, and again only where nobody took it."""

from __future__ import annotations

from datetime import timedelta

from crawler.daemon.alarms.store_alarm import StoreAlarm
from storage.errors import DatabaseFull
from tests.daemon.alarms.runs import NOON

FULL = DatabaseFull("sqlite:///news.db", "the disk is full")
MINUTE = timedelta(minutes=1)


def titles(faults: list[DatabaseFull | None], *, is_taken: bool = True) -> list[str]:
    """Return what is told of a store that is looked at every half minute."""
    alarm, found = StoreAlarm(), []
    for number, fault in enumerate(faults):
        now = NOON + number * MINUTE / 2
        if (message := alarm.look(fault, now)) is not None:
            found.append(message.title)
            if not is_taken:
                alarm.again(now)
    return found


def test_it_is_told_once_and_so_is_its_end() -> None:
    assert titles([None, *[FULL] * 9, None, None]) == ["the store cannot be used", "the store: well again"]


def test_a_moment_is_not_told() -> None:
    assert titles([FULL, FULL, None, FULL, FULL, None]) == []


def test_what_nobody_took_is_told_again() -> None:
    assert titles([FULL] * 7, is_taken=False) == ["the store cannot be used"] * 3
    assert titles([*[FULL] * 3, None], is_taken=False) == ["the store cannot be used"]
