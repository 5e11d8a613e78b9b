"""How the pages of a crawl are stored: in the order in which they came, beside the event loop."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import UTC, datetime
from typing import TypeVar

from crawler.archive.harvest import Harvest
from crawler.archive.pages import Also, Stored, compare, see_again, store_page, uncompared
from crawler.core.types import Judgement
from crawler.logs import without_logins
from crawler.session.stats import CrawlStats
from storage.database import Database
from storage.errors import DatabaseLocked, StorageError
from storage.run_pages import add_pages
from storage.run_records import RunError
from storage.runs import update_run

T = TypeVar("T")

_TRIES = 3
"""How often a transaction is begun that another writer keeps out: each try waits as long as the database lets it."""

_COMPARED_TOGETHER = 100
"""Articles that are compared with near copies at once: one round of look-ups serves them all."""

_SEEN_TOGETHER = 100
"""Pages as they were that are written in one transaction: its costs are most of what such a page costs."""

_LOGGED_AFTER = 10.0
"""Seconds after which it is written down what became of addresses: a crash leaves so much in the dark."""

_COMPARED_AFTER = 1.0
"""Seconds after which fewer are compared, or seen again, too: a slow crawl does not keep its pages waiting."""


class PageWriter:
    """Writes what a crawl has to write, one transaction after the other, and counts in `stats` what came of it.

    When the store fails, `failure` says why, `stopping` is set, and no page is stored any more.
    """

    def __init__(self, database: Database, stats: CrawlStats, stopping: asyncio.Event, run_id: int) -> None:
        self.failure: StorageError | None = None
        self._database = database
        self._stats = stats
        self._stopping = stopping
        self._run_id = run_id
        self._logged_at = time.monotonic()
        # One thread: pages are written in the order in which they came, and the loop never waits for the disk.
        self._thread = ThreadPoolExecutor(1, "store")
        self._stored: list[Stored] = []  # pages whose articles are not compared yet
        self._pages: list[tuple[str, int]] = []  # the addresses of these, and how many articles each may hold
        self._compared_at = time.monotonic()
        self._again: list[tuple[Harvest, datetime]] = []  # pages as they were that are not written yet

    def fail(self, error: StorageError) -> None:
        """Stop the crawl, since the store cannot be used."""
        self.failure = self.failure or error
        self._stopping.set()

    async def store(self, harvest: Harvest, at: datetime | None = None, also: Also | None = None) -> None:
        """Store what a page gave, seen now or at another time; `also` is written in the same transaction.

        Its articles are compared with near copies, and counted, together with those of the pages that follow. A page
        that is as it was is written together with others.
        """
        seen_at = at or datetime.now(UTC)

        def work() -> None:
            self._see_again()
            if self.failure is None:
                self._stored.append(store_page(self._database, harvest, seen_at, also))
                self._pages.append((harvest.page.url, len(harvest.candidates)))

        if harvest.unchanged and also is None:
            self._again.append((harvest, seen_at))
            if len(self._again) >= _SEEN_TOGETHER:
                await self._try(self._see_again)
        else:
            await self._try(work)
        await self._compare_some()

    async def see_again(self, seen: Sequence[tuple[Harvest, datetime]], also: Also) -> None:
        """Write that pages were at these times what they had been, with `also` in the same transaction."""
        self._again += seen
        await self._try(lambda: self._see_again(also))
        await self._compare_some()

    async def _compare_some(self) -> None:
        is_enough = sum(len(one.changed) for one in self._stored) >= _COMPARED_TOGETHER
        if is_enough or time.monotonic() - self._compared_at > _COMPARED_AFTER:
            await self.compare()

    async def compare(self) -> None:
        """Compare the articles of the pages that were stored since the last time, and count them.

        Where the store fails they are counted as their texts alone say: they are there.
        """

        def work() -> None:
            self._see_again()
            if self._stored and self.failure is None:
                self._count(compare(self._database, self._stored, datetime.now(UTC)))
                with self._database.begin() as connection:  # so that a run that is killed has counted what it stored
                    update_run(connection, self._run_id, self._stats.counts(), datetime.now(UTC))
                if time.monotonic() - self._logged_at > _LOGGED_AFTER:
                    self._write_log()

        def count() -> None:
            if self._stored:
                self._count(uncompared(self._stored))

        self._compared_at = time.monotonic()
        await self._try(work)
        if self.failure is not None:
            await self._try(count)

    async def write(self, work: Callable[[], T]) -> T:
        """Run a transaction in the writer's thread; raises StorageError where trying again does not help."""

        def tried() -> T:
            tries = 0
            while True:
                tries += 1
                try:
                    return work()
                except StorageError as error:
                    if isinstance(error, DatabaseLocked) and tries < _TRIES:
                        continue
                    # Here in the thread, so that the work that waits behind this knows.
                    self.failure = self.failure or error
                    raise

        # In the context of the caller, so that a line that is logged there says for whom.
        return await asyncio.get_running_loop().run_in_executor(self._thread, copy_context().run, tried)

    def failures(self, url: str) -> tuple[RunError, ...]:
        """Return why the store failed, as an error of the run of a source at `url`."""
        if self.failure is None:
            return ()
        return (RunError(kind="database", count=1, url=without_logins(url), message=str(self.failure)),)

    def close(self) -> None:
        """End the thread, once everything is written."""
        self._thread.shutdown(wait=True)

    def _see_again(self, also: Also | None = None) -> None:
        """Write the pages that are as they were; here in the thread, so that all is written in its order."""
        seen = tuple(self._again)  # the event loop may add some meanwhile
        if self.failure is None and seen:
            see_again(self._database, seen, also)
            del self._again[: len(seen)]
            self._stored.append(Stored((), {}))  # nothing to compare, but something to be counted with what is

    def _count(self, judgements: list[Judgement]) -> None:
        """Count what became of the articles that were stored, and say so of each page that has some."""
        self._stored.clear()
        self._stats.judged(judgements)
        first = 0
        for url, count in self._pages:
            if count:
                self._stats.log.stored(url, judgements[first : first + count])
            first += count
        self._pages.clear()

    def _write_log(self) -> None:
        """Write down what became of addresses; here in the thread, so that each is written once."""
        self._logged_at = time.monotonic()
        pages = self._stats.log.waiting()
        with self._database.begin() as connection:
            add_pages(connection, self._run_id, pages)
        self._stats.log.written(len(pages))

    async def _try(self, work: Callable[[], None]) -> None:
        try:
            await self.write(work)
        except StorageError as error:
            self.fail(error)
