"""Saved pages into the store: read in the worker processes, stored in the order of their file, a transaction a page."""

from __future__ import annotations

import asyncio
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from crawler.archive.harvest import Harvest
from crawler.config.model import Fetch, Source
from crawler.core.archiving.limits import within_limits
from crawler.core.errors import ReadError
from crawler.core.types import Document, Reading
from crawler.crawl.run_record import close_session, keep_alive, open_session
from crawler.loading.marks import Keeper, Load
from crawler.loading.report import LoadReport
from crawler.logs import without_logins
from crawler.saved.units import units_of
from crawler.saved.values import Damage, LeftOut, Saved, SavedAgain, SavedError, SavedPage, Unit
from crawler.session.outcomes import Outcome, outcome_of
from crawler.session.reader_version import reader_version
from crawler.session.session import CrawlSession, body_hash, page_fetch
from crawler.session.stats import LeftAddresses, Progress
from crawler.session.workers import Workers
from crawler.spiders.base import kind_of
from crawler.spiders.fetch_errors import describe
from storage.database import Database
from storage.loads import keep_mark
from storage.pages import find_pages
from storage.records import PageFetch, PageState

_COUNTS = ("pages", "unchanged", "bytes", "new", "near", "repeats", "revisions")
_AT_ONCE = 32
"""Records that are taken from a file at a time; the next ones are taken while these are read."""
_MOST_WAITING = 8
"""Pages that wait for a worker or for their turn to be stored, a process: each may have some MB."""
_MARKED_AFTER = 2_000
"""Records without a page after which it is remembered how far a file is read; pages bring that with them."""


Show = Callable[[str, int, int, Progress], None]
"""Takes what is being read, how far it is, of how much, and the counts so far."""


async def load(
    job: Load,
    *,
    database: Database,
    fetch: Fetch,
    workers: Workers,
    stop: asyncio.Event | None = None,
    show: Show | None = None,
) -> LoadReport:
    """Load a file or folder to its end, and return how it went; a second load goes on where the first one stopped.

    Raises SavedError where there is nothing to load, StorageError where its start cannot be recorded, and SiteBusy
    where the source is being loaded already.
    """
    units = await asyncio.to_thread(lambda: list(units_of(job.path, job.url)))
    started = time.monotonic()
    source = Source(name=job.source, url=job.path.resolve().as_uri())
    session = await open_session(source, database, fetch, workers, site=f"load:{job.source}")
    heart = asyncio.ensure_future(keep_alive(session))
    loading = _Loading(job, session, stop or asyncio.Event(), show)
    status = "failed"
    try:
        for unit in units:
            if not loading.is_stopped:
                await loading.run(unit)
        status = "stopped" if loading.is_stopped else "done"
    finally:
        status = await close_session(session, status, loading.left)
        heart.cancel()
    stats = session.stats
    return LoadReport(
        name=str(job.path),
        run_id=session.run_id,
        status=status,
        outcome=Outcome.UNCHANGED if status == "done" and not loading.records else outcome_of(status, stats),
        records=loading.records,
        done_before=loading.done_before,
        left_out=loading.left,
        empty=stats.empty,
        errors=stats.errors,
        failure=None if session.writer.failure is None else str(session.writer.failure),
        duration=time.monotonic() - started,
        **{name: getattr(stats, name) for name in _COUNTS},
    )


class _Loading:
    """One load under way."""

    def __init__(self, job: Load, session: CrawlSession, stop: asyncio.Event, show: Show | None) -> None:
        self.records = self.done_before = 0
        self._job = job
        self._session = session
        self._stop = stop
        self._show = show
        self._left: dict[str, LeftAddresses] = {}
        self._waiting: deque[tuple[SavedPage | SavedAgain, asyncio.Future[Reading] | None]] = deque()
        self._under_way: Counter[str] = Counter()  # addresses that wait to be stored

    @property
    def is_stopped(self) -> bool:
        """Whether it was asked to stop, or the store failed."""
        return self._stop.is_set() or self._session.stopping.is_set()

    @property
    def left(self) -> tuple[LeftAddresses, ...]:
        """What was left out, by reason."""
        return tuple(self._left.values())

    async def run(self, unit: Unit) -> None:
        """Load one file, or the pages of a folder, from where an earlier load stopped."""
        keeper = Keeper(self._session.database, unit, self._job)
        mark = await asyncio.to_thread(keeper.find)
        if mark.size == unit.size:
            self.done_before += 1
            return
        saved = unit.open(mark, self._job.wanted, self._session.fetch.max_bytes)
        kept = mark.records
        try:
            while not self.is_stopped and (some := await asyncio.to_thread(_take, saved)):
                states = await asyncio.to_thread(self._recall, some)
                for one in some:
                    await self._see(one, states, keeper)
                    mark = one.mark
                if mark.records - kept > _MARKED_AFTER:
                    await self._store_all(keeper)
                    await self._session.writer.write(partial(keeper.keep, mark))
                    kept = mark.records
                if self._show is not None:
                    self._show(unit.name, mark.position, unit.size, self._session.stats.progress(len(self._waiting)))
        except SavedError as error:
            self._session.stats.error("damaged-archive", unit.name, str(error))
        finally:
            await self._store_all(keeper)
        if not self.is_stopped:
            await self._session.writer.write(partial(keeper.keep, replace(mark, size=unit.size)))

    async def _see(self, one: Saved, states: Mapping[str, PageState], keeper: Keeper) -> None:
        """Take one record: count it, or have it read and let it wait for its turn."""
        self.records += 1
        stats = self._session.stats
        if isinstance(one, LeftOut):
            known = self._left.get(one.reason)
            self._left[one.reason] = LeftAddresses.of(one.reason, 1, without_logins(one.url), known)
        elif isinstance(one, Damage):
            stats.error(one.kind, one.url, without_logins(one.message))
        else:
            reading = None
            if isinstance(one, SavedPage) and (self._under_way[one.url] or not _is_same(one, states.get(one.url))):
                document = Document(url=one.url, body=one.body, content_type=one.content_type)
                reading = asyncio.ensure_future(self._session.read(document))
            self._under_way[one.url] += 1
            self._waiting.append((one, reading))
            if len(self._waiting) > _MOST_WAITING:
                await self._store_next(keeper)

    async def _store_all(self, keeper: Keeper) -> None:
        while self._waiting:
            await self._store_next(keeper)

    async def _store_next(self, keeper: Keeper) -> None:
        """Store the page whose turn it is, with how far its file is read then."""
        page, reading = self._waiting.popleft()
        self._under_way[page.url] -= 1
        if not self._under_way[page.url]:
            del self._under_way[page.url]
        states = await asyncio.to_thread(self._recall, (page,))
        harvest = await self._harvest(page, reading, states.get(page.url))
        if harvest is not None:
            also = partial(keep_mark, key=keeper.key, head=keeper.head, name=keeper.name, mark=page.mark)
            await self._session.writer.store(harvest, page.saved_at, also)

    async def _harvest(
        self, page: SavedPage | SavedAgain, reading: asyncio.Future[Reading] | None, known: PageState | None
    ) -> Harvest | None:
        """Return what a page gave, None where it could not be read or nothing is known of what it was before."""
        stats, is_late = self._session.stats, known is not None and known.last_fetched_at > page.saved_at
        if isinstance(page, SavedAgain) and known is None:
            left = self._left.get("unknown-before")
            self._left["unknown-before"] = LeftAddresses.of("unknown-before", 1, page.url, left)
            return None
        stats.pages += 1
        if isinstance(page, SavedAgain) or reading is None or _is_same(page, known):
            stats.unchanged += 1
            stats.log.unchanged(page.url)
            if reading is not None:
                await asyncio.wait([reading])
            fetched = PageFetch(url=page.url, fetched_at=page.saved_at, status=304, kind="", is_late=is_late)
            return self._session.harvest(fetched, None)
        stats.bytes += len(page.body)
        stats.log.fetched(page.url, len(page.body), None)
        try:
            found = await reading
        except ReadError as error:
            kind, message = describe(error, page.url)
            if kind != "stopped":
                stats.error(kind, page.url, message)
            return None
        if found.nothing_because is not None:
            stats.no_article(str(found.nothing_because), page.url)
        return self._harvest_of(page, found, is_late=is_late)

    def _harvest_of(self, page: SavedPage, found: Reading, *, is_late: bool) -> Harvest:
        """Return what a page gave; of one that the store knows a later form of, its texts are earlier ones."""
        fetched = replace(
            page_fetch(page.url, page.status, kind_of(found), page.body, page.headers, page.saved_at),
            links=tuple((link.url, link.relation) for link in found.links),
            record=page.place,
            is_late=is_late,
        )
        return Harvest(
            source=self._job.source,
            run_id=self._session.run_id,
            page=fetched,
            candidates=tuple(within_limits(found.candidates, 0)),
            is_own_page=found.is_own_page and not is_late,
            claims=found.claims,
            feeds=found.feeds,
        )

    def _recall(self, some: Sequence[Saved]) -> dict[str, PageState]:
        urls = sorted({one.url for one in some if isinstance(one, SavedPage | SavedAgain)})
        if not urls:
            return {}
        with self._session.database.read() as connection:
            return find_pages(connection, urls)


def _take(saved: Iterator[Saved]) -> list[Saved]:
    return list(islice(saved, _AT_ONCE))


def _is_same(page: SavedPage, known: PageState | None) -> bool:
    """Whether a page is as this version of the reader has read it last."""
    is_read = known is not None and known.reader_version == reader_version()
    return is_read and known is not None and known.body_hash == body_hash(page.body)
