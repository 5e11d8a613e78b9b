"""What a daemon says of itself, by a clock that is set by hand."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from crawler.core.errors import SiteBusy
from crawler.crawl.report import RunReport
from crawler.monitoring.monitor import HUNG_AFTER, Monitor
from crawler.monitoring.supervisor import Supervisor
from crawler.session.workers import Workers
from migrations import open_database
from storage.database import Database
from storage.models import REVISION
from storage.run_records import NewSource
from storage.sources import set_sources

NOW = datetime.now(UTC)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def play(scene: Callable[[Monitor, Clock, Database], Coroutine[Any, Any, None]], url: str) -> None:
    clock, workers = Clock(), Workers()

    async def run(database: Database) -> None:
        monitor = Monitor(Supervisor({}), clock)
        try:
            assert monitor.hangs() is None
            assert await monitor.not_ready() == "the database is not open yet"
            monitor.opened(database, workers)
            assert await monitor.not_ready() == "the sources of the configuration are not in the store yet"
            monitor.up(lambda: False)
            await scene(monitor, clock, database)
        finally:
            monitor.close()

    with open_database(url) as database:
        asyncio.run(run(database))
    workers.close()


async def nothing() -> None:
    pass


def test_a_daemon_lives_as_long_as_it_looks_at_what_is_due(sqlite_url: str) -> None:
    async def scene(monitor: Monitor, clock: Clock, database: Database) -> None:
        clock.now = HUNG_AFTER
        assert monitor.hangs() is None
        clock.now = HUNG_AFTER + 1
        assert monitor.hangs() == "the last look at what is due ended 91 seconds ago"
        await monitor.tick(nothing)
        assert monitor.hangs() is None
        with pytest.raises(ZeroDivisionError):
            await monitor.tick(fail)
        clock.now += HUNG_AFTER + 1
        assert monitor.hangs() is not None

    async def fail() -> None:
        raise ZeroDivisionError

    play(scene, sqlite_url)


def test_a_watchdog_hears_of_looks_that_end_only(sqlite_url: str, tmp_path: Path) -> None:
    async def run() -> None:
        monitor = Monitor(Supervisor({"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "1"}))
        hanging = asyncio.ensure_future(monitor.tick(asyncio.Event().wait))  # type: ignore[arg-type]
        await asyncio.sleep(0)
        with pytest.raises(BlockingIOError):
            door.recv(4096)
        await monitor.tick(nothing)
        assert door.recv(4096) == b"WATCHDOG=1"
        hanging.cancel()
        monitor.close()

    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as door:
        door.bind(str(tmp_path / "notify"))
        door.setblocking(False)
        asyncio.run(run())


def test_a_daemon_is_ready_while_its_store_can_be_used(bare_database_url: str) -> None:
    async def scene(monitor: Monitor, clock: Clock, database: Database) -> None:
        assert await monitor.not_ready() is None
        with database.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
            connection.execute(text("UPDATE compatibility SET oldest = '9999'"))
        assert await monitor.not_ready() is None  # for a second whoever asks is told the same
        clock.now += 2
        assert "tables are of version 9999" in (await monitor.not_ready() or "")
        with database.begin() as connection:
            connection.execute(text(f"UPDATE alembic_version SET version_num = '{REVISION}'"))
        clock.now += 2
        monitor.up(lambda: True)
        assert await monitor.not_ready() == "the store fails the daemon; its log says why"
        monitor.stopping()
        assert await monitor.not_ready() == "the daemon stops"

    play(scene, bare_database_url)


def test_the_timetable_stands_in_the_figures_while_it_can_be_read(bare_database_url: str) -> None:
    def source(name: str) -> NewSource:
        return NewSource(name=name, url=f"https://{name}.example/", site=name, every=timedelta(hours=1))

    async def scene(monitor: Monitor, clock: Clock, database: Database) -> None:
        with database.begin() as connection:
            set_sources(connection, [source("bay"), source("hill")], lambda *_: NOW - timedelta(minutes=5))
        body, kind = await monitor.exposition("")
        assert kind.startswith("text/plain")
        told = body.decode()
        assert 'newsfold_sources{state="due"} 2.0' in told
        assert "newsfold_store_up 1.0" in told
        assert "newsfold_store_failures_total 0.0" in told
        (lag,) = [line for line in told.splitlines() if line.startswith("newsfold_oldest_due_seconds ")]
        assert float(lag.split()[1]) >= 300
        with database.begin() as connection:
            connection.execute(text("ALTER TABLE source RENAME TO elsewhere"))
        clock.now += 2
        told = (await monitor.exposition(""))[0].decode()
        assert "newsfold_store_up 0.0" in told
        assert "newsfold_sources{" not in told

    play(scene, bare_database_url)


def test_runs_are_counted_unless_they_never_began(sqlite_url: str) -> None:
    async def scene(monitor: Monitor, clock: Clock, database: Database) -> None:
        def count(name: str, **labels: str) -> float | None:
            return monitor.registry.get_sample_value(name, labels)

        async def crawl(show: object) -> RunReport:
            assert count("newsfold_runs_under_way") == 1
            raise error

        for error, failed in ((SiteBusy("quay.example", "process 7 of quay"), None), (KeyError("a fault of ours"), 1)):
            with pytest.raises(type(error)):
                await monitor.crawl("quay", crawl)
            assert count("newsfold_runs_under_way") == 0
            assert count("newsfold_runs_total", source="quay", outcome="failed") == failed

    play(scene, sqlite_url)


def test_a_refused_configuration_shows_in_the_figures(sqlite_url: str) -> None:
    async def scene(monitor: Monitor, clock: Clock, database: Database) -> None:
        for is_in_force in (False, True):
            await monitor.reload(lambda is_in_force=is_in_force: read(is_in_force))  # type: ignore[misc]
            shown = monitor.registry.get_sample_value("newsfold_configuration_is_latest")
            assert shown == float(is_in_force)

    async def read(is_in_force: bool) -> bool:
        return is_in_force

    play(scene, sqlite_url)
