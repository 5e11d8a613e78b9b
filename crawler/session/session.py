"""What the parts of one crawl share: its source, its counts, the workers, and its access to the store."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TypeVar

from crawler.archive.harvest import Harvest
from crawler.archive.pages import Stored, compare, store_page
from crawler.config.model import Fetch, Source
from crawler.core.errors import ReadError
from crawler.core.types import Document, Reading
from crawler.session.reader_version import reader_version
from crawler.session.stats import CrawlStats
from crawler.session.workers import Workers
from storage.database import Database
from storage.errors import DatabaseLocked, StorageError
from storage.pages import find_pages
from storage.records import PageFetch, PageState

T = TypeVar("T")

_TRIES = 3
_COMPARED_TOGETHER = 100  # articles: one round of look-ups serves them all
_COMPARED_AFTER = 1.0  # seconds: a slow crawl does not keep its pages waiting
_GRACE = 2.0  # seconds that a read may still take once the crawl was stopped


class CrawlSession:
    """Where the spider, the middlewares and the pipeline of one crawl meet."""

    def __init__(self, source: Source, run_id: int, *, database: Database, fetch: Fetch, workers: Workers) -> None:
        self.source = source
        self.run_id = run_id
        self.fetch = fetch
        self.stats = CrawlStats()
        self.stopping = asyncio.Event()
        self.failure: StorageError | None = None
        self.database = database
        self._workers = workers
        self._reads: set[asyncio.Future[Reading]] = set()
        self._asked: set[str] = set()
        self._answer: asyncio.Future[dict[str, PageState]] | None = None
        # One thread: pages are written in the order in which they came, and the loop never waits for the disk.
        self._writer = ThreadPoolExecutor(1, "store")
        self._stored: list[Stored] = []  # pages whose articles are not compared yet
        self._compared_at = time.monotonic()

    def fail(self, error: StorageError) -> None:
        """Stop the crawl, since the store cannot be used."""
        self.failure = self.failure or error
        self.stopping.set()

    async def read(self, document: Document) -> Reading:
        """Return what a document holds; raises ReadError."""
        reading = asyncio.ensure_future(self._workers.read(document))
        self._reads.add(reading)
        try:
            return await reading
        except asyncio.CancelledError:
            raise ReadError(document.url, "stopped", "the crawl was stopped") from None
        finally:
            self._reads.discard(reading)

    async def give_up_reading(self) -> None:
        """Let the workers finish what they can in a moment, and give up the rest."""
        if self._reads:
            await asyncio.wait(self._reads, timeout=_GRACE)
        for reading in self._reads:
            reading.cancel()

    async def recall(self, url: str) -> PageState | None:
        """Return what is known of a page that this version of the reader has read, None for any other.

        What is asked for in one turn of the loop goes to the database in one query.
        """
        self._asked.add(url)
        if self._answer is None:
            self._answer = asyncio.ensure_future(self._recall_asked())
        state = (await self._answer).get(url)
        return state if state is not None and state.reader_version == reader_version() else None

    async def _recall_asked(self) -> dict[str, PageState]:
        await asyncio.sleep(0)
        urls, self._asked, self._answer = sorted(self._asked), set(), None

        def find() -> dict[str, PageState]:
            with self.database.read() as connection:
                return find_pages(connection, urls)

        try:
            return await asyncio.to_thread(find)
        except StorageError as error:
            self.fail(error)
            return {}

    async def archive(self, harvest: Harvest) -> None:
        """Store what a page gave; after a failure of the store nothing is stored any more.

        Its articles are compared with near copies, and counted, together with those of the pages that follow.
        """

        def write() -> None:
            if self.failure is None:
                self._stored.append(store_page(self.database, harvest, datetime.now(UTC)))

        await self._try(write)
        is_enough = sum(len(one.changed) for one in self._stored) >= _COMPARED_TOGETHER
        if is_enough or time.monotonic() - self._compared_at > _COMPARED_AFTER:
            await self.compare()

    async def compare(self) -> None:
        """Compare the articles of the pages that were stored since the last time, and count them."""

        def write() -> None:
            if self._stored and self.failure is None:
                judgements = compare(self.database, self._stored, datetime.now(UTC))
                self._stored.clear()
                self.stats.judged(judgements)

        self._compared_at = time.monotonic()
        await self._try(write)

    async def _try(self, work: Callable[[], None]) -> None:
        try:
            await self.write(work)
        except StorageError as error:
            self.fail(error)

    async def write(self, work: Callable[[], T]) -> T:
        """Run a transaction in the writer's thread; one that another writer keeps out is tried again."""

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

        return await asyncio.get_running_loop().run_in_executor(self._writer, tried)

    def harvest(self, fetched: PageFetch, reading: Reading | None) -> Harvest:
        """Return what one page gave; `reading` is None where the page is as it was."""
        if reading is None:
            return Harvest(source=self.source.name, run_id=self.run_id, page=fetched, unchanged=True)
        return Harvest(
            source=self.source.name,
            run_id=self.run_id,
            page=fetched,
            candidates=reading.candidates,
            is_own_page=reading.is_own_page,
        )

    def close(self) -> None:
        """End the writer's thread, once everything is written."""
        self._writer.shutdown(wait=True)


def page_fetch(url: str, status: int, kind: str, body: bytes, headers: tuple[str | None, str | None]) -> PageFetch:
    """Return the record of a fetch; `headers` are ETag and Last-Modified."""
    return PageFetch(
        url=url,
        fetched_at=datetime.now(UTC),
        status=status,
        kind=kind,
        etag=headers[0],
        last_modified=headers[1],
        body_hash=body_hash(body) if body else None,
        reader_version=reader_version(),
    )


def body_hash(body: bytes) -> bytes:
    """Return the 16 bytes by which an unchanged body is told."""
    return hashlib.blake2b(body, digest_size=16).digest()
