"""A store, a clock that is set by hand, and crawls that end when they are told to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any

from crawler.config.model import Source
from crawler.crawl.report import RunReport
from crawler.daemon.daemon import Daemon
from crawler.session.outcomes import Outcome
from storage.database import Database
from storage.run_records import SourceRecord
from storage.sources import list_sources
from tests.claimed import is_claimed

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Town:
    """A store, a clock that is set by hand, and crawls that end when they are told to."""

    def __init__(self, url: str, *, lock_timeout: float = 0.05) -> None:
        self.database = Database(url, lock_timeout=lock_timeout)
        self.now = NOON
        self.started: list[str] = []
        self.new = 0
        self.trouble: str | None = None
        self.failure: str | None = None
        self.ends: dict[str, asyncio.Future[str]] = {}
        self.tasks: dict[str, asyncio.Task[Any]] = {}

    def daemon(self, kind: str = "daemon") -> Daemon:
        return Daemon(self.database, self.crawl, lambda: self.now, kind=kind)

    async def crawl(self, source: Source, stop: asyncio.Event) -> RunReport:
        self.started.append(source.name)
        task = asyncio.current_task()
        assert task is not None
        self.tasks[source.name] = task
        end = self.ends[source.name] = asyncio.get_running_loop().create_future()
        stopped = asyncio.ensure_future(stop.wait())
        await asyncio.wait({end, stopped}, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        return RunReport(
            source=source, run_id=1, status=end.result() if end.done() else "stopped", pages=1, unchanged=0, bytes=0,
            new=self.new, near=0, repeats=0, revisions=0, errors=(), duration=0.0, limit_hit=False, given_up=0,
            trouble=self.trouble, failure=self.failure, outcome=Outcome.UNREACHABLE if self.trouble else Outcome.OK,
        )  # fmt: skip

    async def tick(self, daemon: Daemon, later: timedelta = timedelta()) -> list[str]:
        """Let time pass and the daemon look; return the sources that it begins to crawl, by name."""
        before = len(self.started)
        self.now += later
        await daemon.tick()
        await settled()
        return sorted(self.started[before:])

    async def finish(self, name: str, status: str | Exception = "done", *, new: int = 0) -> None:
        """End a crawl and wait until the daemon has written that down."""
        self.new = new
        if isinstance(status, Exception):
            self.ends[name].set_exception(status)
        else:
            self.ends[name].set_result(status)
        await asyncio.wait({self.tasks[name]})

    def source(self, name: str) -> SourceRecord:
        with self.database.read() as connection:
            return next(source for source in list_sources(connection) if source.name == name)

    def is_claimed(self, name: str) -> bool:
        with self.database.read() as connection:
            return is_claimed(connection, self.source(name), self.now)


async def settled() -> None:
    """Let the tasks that were just made begin."""
    for _ in range(5):
        await asyncio.sleep(0)


def sources(*names: str, every: timedelta = HOUR) -> list[Source]:
    return [Source(name=name, url=f"https://{name}.example/", every=every) for name in names]


def play(scene: Callable[[Town], Coroutine[Any, Any, None]], url: str) -> None:
    town = Town(url)
    try:
        asyncio.run(scene(town))
    finally:
        town.database.close()
