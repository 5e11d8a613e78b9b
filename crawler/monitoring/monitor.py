"""Watches a daemon from beside: counts what it does, and says whether it lives and whether it can work."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from prometheus_client.exposition import choose_encoder

from crawler.core.errors import SiteBusy
from crawler.crawl.report import RunReport
from crawler.logs import without_logins
from crawler.monitoring.figures import MOST_SOURCES, Figures, RunFigures
from crawler.monitoring.store_figures import StoreFigures
from crawler.monitoring.supervisor import Supervisor
from crawler.session.stats import Progress
from crawler.session.workers import Workers
from storage.database import Database
from storage.errors import StorageError
from storage.overview import Timetable, sum_up

logger = logging.getLogger(__name__)

HUNG_AFTER = 90.0
"""Seconds without a look at what is due after which the loop hangs: one that waits for a locked store takes thirty."""

_ANSWERS_WITHIN = 5.0
"""Seconds that the store has to answer."""

_LOOK_AGAIN = 1.0
"""Seconds for which a look at the store serves whoever asks."""


class Monitor:
    """What an operator's tools are told of a daemon; `clock` counts seconds."""

    def __init__(self, supervisor: Supervisor | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._figures = Figures()
        self._store = StoreFigures()
        self.registry = self._figures.registry
        self.registry.register(self._store)
        self._supervisor = supervisor or Supervisor()
        self._clock = clock
        self._ticked_at = clock()
        self._not_ready: str | None = "the database is not open yet"
        self._is_store_down: Callable[[], bool] = lambda: False
        self._database: Database | None = None
        self._look: asyncio.Future[Timetable] | None = None
        self._looked_at = 0.0
        # One thread of its own: a store that hangs keeps neither the crawls nor the loop.
        self._thread = ThreadPoolExecutor(1, "monitor")

    def opened(self, database: Database, workers: Workers) -> None:
        """Take note that there is a database."""
        self._database = self._store.database = database
        self._store.workers = workers
        self._not_ready = "the sources of the configuration are not in the store yet"

    def up(self, is_store_down: Callable[[], bool]) -> None:
        """Take note that the configuration is in force, and the work begins; later ask whether its store failed it."""
        self._not_ready = None
        self._is_store_down = is_store_down
        self._ticked_at = self._clock()
        self._figures.is_latest.set(1)
        self._supervisor.ready("up; `newsfold status` tells more")

    def stopping(self) -> None:
        """Take note that the daemon is to stop."""
        self._not_ready = "the daemon stops"
        self._supervisor.stopping()

    def close(self) -> None:
        """End what this has begun; a look at the store that is under way ends by itself."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def tick(self, work: Callable[[], Awaitable[None]]) -> None:
        """Run a look at what is due; one that never ends, or raises, shows by the next never coming."""
        begun_at = self._clock()
        await work()
        self._ticked_at = self._clock()
        self._figures.tick_duration.observe(self._ticked_at - begun_at)
        self._figures.last_tick.set_to_current_time()
        self._supervisor.alive()

    async def crawl(self, source: str, work: Callable[[Callable[[Progress], None]], Awaitable[RunReport]]) -> RunReport:
        """Run a crawl, `work(on_progress)`, of a source and count what comes of it."""
        figures, begun_at = RunFigures(self._figures, source), self._clock()
        self._figures.running.inc()
        try:
            report = await work(figures.show)
        except SiteBusy:
            raise  # it never began
        except BaseException:
            figures.end(None, self._clock() - begun_at)
            raise
        finally:
            self._figures.running.dec()
        figures.end(report, self._clock() - begun_at)
        return report

    async def reload(self, read: Callable[[], Awaitable[bool]]) -> None:
        """Have the configuration read anew; `read` says whether it is in force."""
        self._supervisor.reloading()
        self._figures.is_latest.set(await read())
        self._supervisor.ready("up; `newsfold status` tells more")

    def hangs(self) -> str | None:
        """Return why the daemon does no work, None where it does."""
        silent = self._clock() - self._ticked_at
        if self._not_ready is not None or silent <= HUNG_AFTER:
            return None
        return f"the last look at what is due ended {silent:.0f} seconds ago"

    async def not_ready(self) -> str | None:
        """Return why the daemon cannot work, None where it can: the store answers, and its tables are right."""
        if self._not_ready is not None:
            return self._not_ready
        try:
            await self._see()
        except StorageError as error:
            return without_logins(str(error))
        except TimeoutError:
            return f"the store has not answered within {_ANSWERS_WITHIN:g} seconds"
        return "the store fails the daemon; its log says why" if self._is_store_down() else None

    async def exposition(self, accepted: str) -> tuple[bytes, str]:
        """Return the figures as a scraper accepts them by its header, and their content type."""
        try:
            self._store.saw(await self._see(), datetime.now(UTC))
        except (StorageError, TimeoutError):
            self._store.saw(None, datetime.now(UTC))
        encode, content_type = choose_encoder(accepted)
        # A hundred thousand sources are a second's work.
        return await asyncio.to_thread(encode, self.registry), content_type

    async def _see(self) -> Timetable:
        """Look at the store: once at a time, and once a second. Raises StorageError, TimeoutError."""
        database = self._database
        if database is None:
            raise TimeoutError
        if self._look is None or (self._look.done() and self._clock() - self._looked_at > _LOOK_AGAIN):
            self._looked_at = self._clock()
            self._look = asyncio.get_running_loop().run_in_executor(self._thread, _sum_up, database)
            self._look.add_done_callback(lambda look: look.cancelled() or look.exception())  # somebody else may ask
        return await asyncio.wait_for(asyncio.shield(self._look), _ANSWERS_WITHIN)


def _sum_up(database: Database) -> Timetable:
    database.check()
    with database.read() as connection:
        return sum_up(connection, datetime.now(UTC), most=MOST_SOURCES)
