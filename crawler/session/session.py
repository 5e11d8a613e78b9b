"""What the parts of one crawl share: its source, its counts, what it knows of pages, and who reads and writes them."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from crawler.archive.harvest import Harvest
from crawler.archive.rights import rights_record
from crawler.config.model import Fetch, Source, fetch_of
from crawler.core.archiving.claims import claims_by_page, with_claims
from crawler.core.archiving.limits import within_limits
from crawler.core.errors import ReadError
from crawler.core.links.urls import canonical_url
from crawler.core.rights.statements import joined
from crawler.core.types import Claim, Document, Reading, Rights
from crawler.saved.writing import ArchiveWriter
from crawler.session.introduction import Introduction
from crawler.session.learned import Learned
from crawler.session.leftovers import Leftovers
from crawler.session.reader_version import reader_version
from crawler.session.stats import CrawlStats
from crawler.session.workers import Workers
from crawler.session.writer import PageWriter
from storage.database import Database
from storage.errors import StorageError
from storage.holds import end_hold, find_held_pages, find_hold, hold_page, set_hold
from storage.memory_records import SourceMemory
from storage.pages import find_keys, find_pages, page_key
from storage.records import PageFetch, PageState
from storage.run_records import HeldPage, HostHold

_MOST_CLAIMS = 20_000  # of entries that are remembered for the pages of a crawl
_GRACE = 2.0  # seconds that a read may still take once the crawl was stopped


class CrawlSession:
    """Where the spider, the middlewares and the pipeline of one crawl meet."""

    def __init__(
        self,
        source: Source,
        run_id: int,
        *,
        database: Database,
        fetch: Fetch,
        workers: Workers,
        memory: SourceMemory | None = None,
        recorder: ArchiveWriter | None = None,
    ) -> None:
        """`run_id` is 0 for a page that is fetched alone, without a store; `fetch` is what holds for all sources.

        `recorder` keeps what is fetched.
        """
        self.source = source
        self.run_id = run_id
        self.fetch = fetch_of(source, fetch)
        self.common = fetch
        self.introduction = Introduction(source, fetch)
        self.stats = CrawlStats()
        self.leftovers = Leftovers(memory or SourceMemory())
        self.learned = Learned(memory or SourceMemory())
        self.asked_later: set[str] = set()  # pages that named a time before which they are not to be asked again
        self.stopping = asyncio.Event()
        self.is_ending = False  # from when on the end of the run is recorded
        self.database = database
        self.recorder = recorder
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC)  # when pages and articles are seen
        self.writer = PageWriter(database, self.stats, self.stopping, run_id)
        self._workers = workers
        self._reads: set[asyncio.Future[Reading]] = set()
        self._asked: set[str] = set()
        self._claims: dict[bytes, Claim] = {}
        self._taken = 0
        self._answer: asyncio.Future[dict[str, PageState]] | None = None

    def memory(self) -> SourceMemory:
        """Return what the next run is told."""
        learned = self.learned
        learned.count_changes(self.stats.revisions)
        return replace(self.leftovers.memory(), gone=learned.gone, looks=learned.looks, changes=learned.changes)

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
            self.writer.fail(error)
            return {}

    async def unknown(self, urls: Collection[str]) -> set[str]:
        """Return which of some addresses no run has fetched."""
        keys = {page_key(canonical_url(url) or url): url for url in urls}

        def find() -> set[str]:
            with self.database.read() as connection:
                known = find_keys(connection, tuple(keys))
            return {url for key, url in keys.items() if key not in known}

        try:
            return await asyncio.to_thread(find)
        except StorageError as error:
            self.writer.fail(error)
            return set(urls)

    async def recall_holds(self, host: str) -> tuple[HostHold | None, tuple[HeldPage, ...]]:
        """Return what a host last asked for, of this or another run, None for no pause, and which of its pages wait."""
        if not self.run_id:
            return None, ()

        def find() -> tuple[HostHold | None, tuple[HeldPage, ...]]:
            with self.database.read() as connection:
                return find_hold(connection, host), find_held_pages(connection, host, datetime.now(UTC))

        try:
            return await asyncio.to_thread(find)
        except StorageError as error:
            self.writer.fail(error)
            return None, ()

    async def keep_hold(self, hold: HostHold | HeldPage) -> None:
        """Tell other runs and processes that a host, or a page, is to be left alone."""
        if self.run_id:
            await self._write(lambda connection: _keep_hold(connection, hold))

    async def end_hold(self, host: str) -> None:
        """Tell other runs and processes that a host answers again."""
        await self._write(lambda connection: end_hold(connection, host, datetime.now(UTC)))

    async def _write(self, work: Callable[[Connection], None]) -> None:
        def transaction() -> None:
            with self.database.begin() as connection:
                work(connection)

        try:
            await self.writer.write(transaction)
        except StorageError as error:
            self.writer.fail(error)

    def harvest(self, fetched: PageFetch, reading: Reading | None, answered: Rights | None = None) -> Harvest:
        """Return what one page gave; `reading` is None where the page is as it was.

        `answered` is what robots.txt and the headers say of its use.
        """
        if reading is None:
            return Harvest(source=self.source.name, run_id=self.run_id, page=fetched, unchanged=True)
        if len(self._claims) < _MOST_CLAIMS:
            self._claims |= claims_by_page(reading.claims)
        taken = within_limits(reading.candidates, self._taken)
        self._taken += len(taken)
        if left := len(reading.candidates) - len(taken):
            self.stats.error(
                "too-many", fetched.url, f"{fetched.url}: {left:,} more articles than are taken of one page or run"
            )
        return Harvest(
            source=self.source.name,
            run_id=self.run_id,
            page=replace(fetched, rights=rights_record(joined(answered or Rights(), reading.rights))),
            candidates=with_claims(taken, self._claims),
            is_own_page=reading.is_own_page,
            claims=reading.claims,
            feeds=reading.feeds,
        )


def _keep_hold(connection: Connection, hold: HostHold | HeldPage) -> None:
    if isinstance(hold, HostHold):
        set_hold(connection, hold)
    else:
        hold_page(connection, hold, datetime.now(UTC))


def page_fetch(
    url: str, status: int, kind: str, body: bytes, headers: tuple[str | None, str | None], at: datetime
) -> PageFetch:
    """Return the record of a fetch; `headers` are ETag and Last-Modified."""
    return PageFetch(
        url=url,
        fetched_at=at,
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
