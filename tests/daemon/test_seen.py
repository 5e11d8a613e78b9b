"""What the daemon lets an operator see: a source in trouble, and that the daemon is alive."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest

from crawler.daemon.claims import this_node
from crawler.daemon.in_timetable import InTimetable
from storage.claims import claim
from storage.daemons import list_daemons
from tests.daemon.town import HOUR, NOON, Town, play, settled, sources

MINUTE = timedelta(minutes=1)


def test_a_source_that_is_dead_is_told_once_and_asked_less_often(
    sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    async def scene(town: Town) -> None:
        daemon = town.daemon()
        await daemon.prepare(sources("bay", every=timedelta(seconds=10)))
        waits = []
        for trouble in (*["unreachable (dns): https://bay.example/: unknown"] * 4, None, None):
            town.trouble = trouble
            await daemon.tick()
            await settled()
            await town.finish("bay")
            due_at = town.source("bay").next_due_at
            assert due_at is not None
            waits.append((due_at - town.now).total_seconds())
            town.now = due_at
        assert waits == [10, 20, 40, 80, 10, 10]
        assert town.source("bay").trouble is None
        await daemon.close()

    with caplog.at_level(logging.INFO, logger="crawler.daemon.daemon"):
        play(scene, sqlite_url)
    told = [record.message for record in caplog.records if record.levelno == logging.WARNING]
    assert told == ["bay: unreachable (dns): https://bay.example/: unknown"]
    assert caplog.text.count("bay: well again; it was unreachable") == 1


def test_a_daemon_is_known_while_it_lives(sqlite_url: str) -> None:
    async def scene(town: Town) -> None:
        daemon = town.daemon()
        await daemon.prepare([])
        for hour in range(3):
            town.now = NOON + hour * HOUR
            await daemon.tick()
            with town.database.read() as connection:
                (found,) = list_daemons(connection, town.now)
            assert (found.started_at, found.seen_at) == (NOON, town.now)
        await daemon.close()
        with town.database.read() as connection:
            assert list_daemons(connection, town.now) == []

    play(scene, sqlite_url)


def test_a_source_that_kills_its_crawler_again_and_again_is_asked_less_often(sqlite_url: str) -> None:
    async def scene(town: Town) -> None:
        await town.daemon().prepare(sources("bay", every=MINUTE))
        waits = []
        for _ in range(4):
            with town.database.begin() as connection:
                claim(connection, town.source("bay").id, "gone:1:x", town.now, town.now + MINUTE)
                town.now += MINUTE
                left = InTimetable(this_node("daemon", town.now)).free(connection, town.now, lambda _: True)
            assert left.sources == ("bay",)
            due_at = town.source("bay").next_due_at
            assert due_at is not None
            waits.append((due_at - town.now) / MINUTE)
        assert waits == [0, 0, 2, 4]
        assert town.source("bay").failures == 4

    play(scene, sqlite_url)
