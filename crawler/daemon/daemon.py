"""The daemon's work: claims the sources that are due, crawls them a few at once, writes down how it went.

What is due stands in the store, not in a timer: a daemon that was restarted, or another node on the same database,
goes on where the last one was. A claim is a lease that the daemon renews, so that no two crawls of a source run.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import Connection

from crawler.config.model import Scope, Source
from crawler.core.errors import SiteBusy
from crawler.crawl.report import RunReport
from crawler.daemon.claims import Claims, Left, configure, is_other, set_back, this_node
from crawler.daemon.due_times import next_due
from crawler.daemon.health import has_failed, left_alone, now_wrong
from crawler.daemon.in_queue import InQueue
from crawler.daemon.in_timetable import InTimetable
from crawler.daemon.running import Running
from crawler.daemon.store_health import StoreHealth
from crawler.daemon.timetable import AT_ONCE, due_again, outcome, told
from crawler.log_context import About, work_for
from storage import control, sources
from storage.daemons import BEAT_EVERY
from storage.database import Database
from storage.errors import StorageError
from storage.run_records import SourceRecord
from storage.runs import is_alive

T = TypeVar("T")
Crawl = Callable[[Source, asyncio.Event], Awaitable[RunReport]]

logger = logging.getLogger(__name__)

_TIMETABLE = b"timetable"
_STEP_BACK = timedelta(seconds=5)  # a clock that is set right by less harms nothing
_STOP_WITHIN = 10.0  # seconds that crawls have to end by themselves


class Daemon:
    """Crawls the sources of a store when they are due; `crawl` crawls one until it is done or its event is set.

    `store` says whether it can be used.
    """

    def __init__(
        self,
        database: Database,
        crawl: Crawl,
        clock: Callable[[], datetime],
        *,
        kind: str = "daemon",
        at_once: int = AT_ONCE,
    ) -> None:
        """`kind` is "daemon", or "worker", which leaves the sources of the store as they are.

        `at_once` is how many quick crawls are under way at once, and how many slow ones beside them.
        """
        self._database = database
        self._crawl_source = crawl
        self._clock = clock
        self._is_worker = kind == "worker"
        me = this_node(kind, clock())
        self._claims: Claims = InQueue(database, me, at_once) if database.dialect.QUEUE else InTimetable(me, at_once)
        self._kept_at: datetime | None = None
        self._running: dict[int, Running] = {}
        self._stopping = False
        self.store = StoreHealth()
        self._ticked_at = clock()

    async def prepare(self, configured: Sequence[Source]) -> None:
        """Write the configured sources into the store, and tidy up after nodes that died."""

        def write(connection: Connection) -> Left:
            self._configure(connection, configured)
            return self._claims.free(connection, self._clock(), is_other)

        _tell(await self._transaction(write))

    async def configure(self, configured: Sequence[Source]) -> None:
        """Write other sources into the store; crawls under way go on. Raises StorageError."""
        await self._transaction(lambda connection: self._configure(connection, configured))

    def _configure(self, connection: Connection, configured: Sequence[Source]) -> None:
        # Of daemons that start together one is first: what is new is new to it alone.
        self._database.lock(connection, (_TIMETABLE,))
        if not self._is_worker:
            configure(connection, configured, self._clock())

    async def tick(self) -> None:
        """Start the crawls that are due and renew the claims of those under way; a store that fails is tried again."""
        if self._stopping:
            return
        try:
            await self._keep()
            now = self._clock()
            is_set_back, self._ticked_at = now + _STEP_BACK < self._ticked_at, now
            if is_set_back:
                logger.warning("the clock was set back; no interval waits for that")
                await self._transaction(lambda connection: set_back(connection, now))
            for source in await self._transaction(self._take):
                now = self._clock()
                running = Running(source, asyncio.Event(), now)
                self._running[source.id] = running
                running.task = asyncio.create_task(self._crawl(running))
        except StorageError as error:
            self.store.fails(error)
        else:
            self.store.works()

    async def close(self) -> None:
        """Stop all crawls, what they have stored is kept, and wait for their end."""
        self._stopping = True
        for running in self._running.values():
            running.stop.set()
        tasks = [running.task for running in self._running.values() if running.task is not None]
        if tasks:
            logger.info("stopping %d crawls", len(tasks))
            _, late = await asyncio.wait(tasks, timeout=_STOP_WITHIN)
            for task in late:
                task.cancel()
            await asyncio.wait(late or tasks, timeout=_STOP_WITHIN / 5)
            if late:
                return  # the store is held by others
        with suppress(StorageError, TimeoutError):  # then it is taken for gone in a minute
            await asyncio.wait_for(self._transaction(self._claims.leave), _STOP_WITHIN / 5)

    async def _keep(self) -> None:
        """Say that this node is alive, long before it is taken for gone; stop what it lost, free what others left."""
        now = self._clock()
        if self._kept_at is not None and self._kept_at <= now < self._kept_at + BEAT_EVERY:
            return
        ids = list(self._running)
        lost = await self._transaction(lambda connection: self._claims.keep(connection, ids, now))
        for running in [self._running[number] for number in lost if number in self._running]:
            if not running.is_over:
                logger.warning("%s: another node has taken it over; stopping here", running.source.name)
                running.stop.set()
        _tell(await self._transaction(lambda connection: self._claims.free(connection, now, is_alive)))
        self._kept_at = now

    def _take(self, connection: Connection) -> list[SourceRecord]:
        running = [(one.source, one.begun_at) for one in self._running.values()]
        return self._claims.take(connection, running, self._clock())

    async def _crawl(self, running: Running) -> None:
        """Crawl a source and end its claim, whatever happens."""
        record = running.source
        scope = None if record.scope is None else Scope(record.scope)
        source = Source(name=record.name, url=record.url, every=record.every, limit=record.page_limit, scope=scope)
        report, is_busy = None, False
        work_for(About(source=record.name))
        logger.info("%s: started, %s", source.name, source.url)
        try:
            report = await self._crawl_source(source, running.stop)
            logger.info("%s", outcome(report))
            if report.failure is not None:
                self._kept_at = None  # the next tick writes at once, and shows whether the store can be used
        except SiteBusy as busy:
            logger.info("%s: waits: %s", source.name, busy)
            is_busy = True
        except StorageError as error:
            logger.error("%s: failed: %s", source.name, error)  # noqa: TRY400
        except Exception:
            logger.exception("%s: failed", source.name)
        finally:
            running.is_over = True
            await self._finish(running, report, is_busy=is_busy)
            del self._running[record.id]

    async def _finish(self, running: Running, report: RunReport | None, *, is_busy: bool) -> None:
        """End the claim, and say when the source is due again if its crawl has told more than the claim knew."""
        record = running.source
        failed = None if is_busy else has_failed(report)

        def write(connection: Connection) -> tuple[str | None, str | None]:
            now = self._clock()
            if not self._claims.end(connection, record.id):
                return None, None
            if is_busy:
                sources.set_due_again(connection, [record.id], now)
                return None, None
            pace, is_slow = told(report, record, running.begun_at, now)
            due_at = due_again(report, record.every, now)
            if pace is not None:
                due_at = next_due(record.name, record.every, record.schedule, running.begun_at, pace)
            if failed and due_at is None and (wait := left_alone(record.every, record.failures + 1)) is not None:
                due_at = now + wait
            sources.finish(connection, record.id, now, failed=failed, due_at=due_at, pace=pace, is_slow=is_slow)
            known = control.get_trouble(connection, record.id)
            wrong = now_wrong(report, known)
            if wrong != known:
                control.set_trouble(connection, record.id, wrong)
            return known, wrong

        try:
            known, wrong = await self._transaction(write)
        except StorageError as error:
            logger.warning("%s: is crawled again, since its end cannot be written down: %s", record.name, error)
        else:
            if wrong is not None and wrong != known:
                logger.warning("%s: %s", record.name, wrong)
            elif known is not None and wrong is None:
                logger.info("%s: well again; it was %s", record.name, known)

    async def _transaction(self, work: Callable[[Connection], T]) -> T:
        def run() -> T:
            with self._database.begin() as connection:
                return work(connection)

        return await asyncio.to_thread(run)


def _tell(left: Left) -> None:
    if left.runs or left.sources:
        logger.info("after a kill: %d runs closed, to be repeated: %s", left.runs, ", ".join(left.sources) or "none")
