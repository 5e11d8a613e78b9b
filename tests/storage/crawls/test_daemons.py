from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from storage.daemons import SILENCE, beat, leave, list_daemons
from storage.database import Database
from storage.run_records import DaemonRecord

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
ONE = DaemonRecord(owner="harbour:7:aa", host="harbour", pid=7, started_at=NOON, seen_at=NOON)
TWO = DaemonRecord(owner="quay:9:bb", host="quay", pid=9, started_at=NOON, seen_at=NOON)


def test_daemons_are_known_as_long_as_they_speak(database: Database) -> None:
    with database.begin() as connection:
        beat(connection, ONE)
        beat(connection, TWO)
        assert list_daemons(connection, NOON) == [ONE, TWO]
        later = NOON + SILENCE + timedelta(seconds=1)
        beat(connection, replace(TWO, seen_at=later))
        assert list_daemons(connection, later) == [replace(TWO, seen_at=later)]
        beat(connection, replace(ONE, seen_at=later))  # it only slept
        assert [found.owner for found in list_daemons(connection, later)] == [ONE.owner, TWO.owner]
        leave(connection, ONE.owner)
        assert [found.owner for found in list_daemons(connection, later)] == [TWO.owner]
