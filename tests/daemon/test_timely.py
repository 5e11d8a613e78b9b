"""The daemon and the clock: schedules, pauses, a clock that is set back, slow crawls, sites that others crawl."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import time, timedelta

import pytest

from crawler.config.model import Source
from crawler.core.errors import SiteBusy
from crawler.daemon.in_timetable import InTimetable
from storage.run_records import DaemonRecord, Schedule
from tests.daemon.town import HOUR, NOON, Town, play, sources

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
NODE = DaemonRecord(owner="quay:7:aa", host="quay", pid=7, started_at=NOON, seen_at=NOON)


def scheduled(name: str, schedule: Schedule, every: timedelta | None = None) -> Source:
    return replace(*sources(name), every=every, schedule=schedule)


def test_a_cron_is_kept_over_a_restart(sqlite_url: str) -> None:
    nightly = scheduled("bay", Schedule(cron="30 2 * * *", timezone="Europe/Berlin"))

    async def scene(town: Town) -> None:
        first = town.daemon()
        await first.prepare([nightly])
        assert await town.tick(first, 13 * HOUR + 29 * MINUTE) == []
        second = town.daemon()
        await second.prepare([nightly])
        assert await town.tick(second, MINUTE) == ["bay"]  # 01:30 UTC
        await town.finish("bay")
        assert await town.tick(second, 24 * HOUR - MINUTE) == []
        assert await town.tick(second, MINUTE) == ["bay"]
        await second.close()

    play(scene, sqlite_url)


def test_after_a_day_of_sleep_each_source_is_crawled_once(sqlite_url: str) -> None:
    configured = [
        *sources("bay", every=10 * MINUTE),
        scheduled("hill", Schedule(cron="*/20 * * * *")),
        scheduled("moor", Schedule(slowest=24 * HOUR), HOUR),
    ]

    async def scene(town: Town) -> None:
        daemon = town.daemon()
        await daemon.prepare(configured)
        assert await town.tick(daemon) == ["bay", "moor"]
        for name in ("bay", "moor"):
            await town.finish(name)
        assert await town.tick(daemon, 24 * HOUR + MINUTE) == ["bay", "hill", "moor"]
        for name in ("bay", "hill", "moor"):
            await town.finish(name)
        assert await town.tick(daemon, SECOND) == []
        assert town.source("hill").next_due_at == NOON + 24 * HOUR + 20 * MINUTE
        await daemon.close()

    play(scene, sqlite_url)


def test_a_crawl_goes_on_when_the_machine_wakes(sqlite_url: str) -> None:
    async def scene(town: Town) -> None:
        daemon = town.daemon()
        await daemon.prepare(sources("bay"))
        assert await town.tick(daemon) == ["bay"]
        assert await town.tick(daemon, 24 * HOUR) == []
        await town.finish("bay")
        assert await town.tick(daemon) == ["bay"]
        await daemon.close()

    play(scene, sqlite_url)


@pytest.mark.parametrize("restarted", [False, True])
def test_a_clock_that_is_set_back_puts_off_no_interval(sqlite_url: str, restarted: bool) -> None:
    night = scheduled("hill", Schedule(cron="30 11 * * *"))

    async def scene(town: Town) -> None:
        daemon = town.daemon()
        await daemon.prepare([*sources("bay", every=10 * MINUTE), night])
        assert await town.tick(daemon) == ["bay"]
        await town.finish("bay")
        town.now -= HOUR
        if restarted:
            daemon = town.daemon()
            await daemon.prepare([*sources("bay", every=10 * MINUTE), night])
        assert await town.tick(daemon) == []
        assert await town.tick(daemon, 10 * MINUTE) == ["bay"]
        assert town.source("hill").next_due_at == NOON - HOUR / 2
        await daemon.close()

    play(scene, sqlite_url)


def test_what_is_overdue_waits_for_the_end_of_its_quiet_hours(sqlite_url: str) -> None:
    quiet = scheduled("bay", Schedule(quiet=(time(22), time(6))), HOUR)

    async def scene(town: Town) -> None:
        daemon = town.daemon()
        await daemon.prepare([quiet])
        assert await town.tick(daemon) == ["bay"]
        await town.finish("bay")
        assert await town.tick(daemon, 11 * HOUR) == []  # 23:00; the machine slept
        assert town.source("bay").next_due_at == NOON + 18 * HOUR
        assert await town.tick(daemon, 7 * HOUR) == ["bay"]
        await daemon.close()

    play(scene, sqlite_url)


def test_an_adaptive_source_follows_what_is_new(sqlite_url: str) -> None:
    async def scene(town: Town) -> None:
        daemon = town.daemon()
        await daemon.prepare([scheduled("bay", Schedule(slowest=HOUR), 10 * MINUTE)])
        paces = []
        for status, new in (("done", 9), ("done", 0), ("done", 0), ("failed", 0), ("done", 9), ("done", 9)):
            due = town.source("bay").next_due_at
            assert due is not None
            town.now = due
            assert await town.tick(daemon) == ["bay"]
            await town.finish("bay", status, new=new)
            pace = town.source("bay").pace
            assert pace is not None
            paces.append(pace / MINUTE)
        assert paces == [10, 15, 22.5, 22.5, 11.25, 10]
        await daemon.close()

    play(scene, sqlite_url)


def test_slow_crawls_starve_nobody(sqlite_url: str) -> None:
    archives, papers = [f"archive-{number}" for number in range(6)], ["bay", "hill"]

    async def scene(town: Town) -> None:
        daemon = town.daemon()
        await daemon.prepare(sources(*papers, every=MINUTE))
        assert await town.tick(daemon) == papers
        for name in papers:
            await town.finish(name)
        await daemon.prepare(sources(*archives, *papers, every=MINUTE))
        assert len(await town.tick(daemon)) == 4  # of the archives, none of which has ever ended
        for _ in range(30):
            assert await town.tick(daemon, MINUTE) == papers
            for name in papers:
                await town.finish(name)
        await daemon.close()

    play(scene, sqlite_url)


def test_a_site_is_crawled_once_at_a_time_by_daemons_together(database_url: str) -> None:
    together = [replace(one, url="https://bay.example/") for one in sources("front", "feed", "sport", every=HOUR)]

    async def scene(town: Town) -> None:
        daemons = [town.daemon(), town.daemon()]
        for daemon in daemons:
            await daemon.prepare(together)
        begun = []
        for _ in range(3):
            (name,) = [name for daemon in daemons for name in await town.tick(daemon)]
            begun.append(name)
            await town.finish(name)
        assert sorted(begun) == ["feed", "front", "sport"]
        for daemon in daemons:
            await daemon.close()

    play(scene, database_url)


def test_a_source_whose_site_somebody_else_crawls_waits(sqlite_url: str, caplog: pytest.LogCaptureFixture) -> None:
    async def scene(town: Town) -> None:
        daemon = town.daemon()
        await daemon.prepare(sources("bay"))
        assert await town.tick(daemon) == ["bay"]
        await town.finish("bay", "failed")
        finished_at = town.source("bay").last_finished_at
        assert await town.tick(daemon, HOUR) == ["bay"]
        await town.finish("bay", SiteBusy("bay.example", "process 7 of harbour"))
        bay = town.source("bay")
        assert (bay.failures, bay.last_finished_at, bay.next_due_at) == (1, finished_at, NOON + HOUR)
        assert await town.tick(daemon, SECOND) == ["bay"]
        await daemon.close()

    with caplog.at_level(logging.INFO, logger="crawler.daemon.daemon"):
        play(scene, sqlite_url)
    assert "bay: waits: bay.example is being crawled by process 7 of harbour" in caplog.text


def test_what_a_daemon_that_died_elsewhere_was_crawling_is_repeated(sqlite_url: str) -> None:
    async def scene(town: Town) -> None:
        dead, alive = town.daemon(), town.daemon()
        elsewhere = replace(NODE, owner="elsewhere:10:aa", host="elsewhere", pid=10)
        dead._claims = InTimetable(elsewhere)
        await dead.prepare(sources("bay", every=24 * HOUR))
        assert await town.tick(dead) == ["bay"]
        assert await town.tick(alive, MINUTE / 2) == []
        assert await town.tick(alive, MINUTE / 2) == ["bay"]
        await dead.close()
        await alive.close()

    play(scene, sqlite_url)


def test_daemons_that_start_at_once_all_live(database_url: str) -> None:
    configured = sources(*(f"source-{number}" for number in range(20)))
    towns = [Town(database_url, lock_timeout=30) for _ in range(6)]

    async def scene() -> None:
        await asyncio.gather(*(town.daemon().prepare(configured) for town in towns))

    try:
        asyncio.run(scene())
        assert towns[0].source("source-19").next_due_at == NOON
    finally:
        for town in towns:
            town.database.close()
