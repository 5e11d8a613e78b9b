"""Saved pages into the store: read in the worker processes, stored in the order of their file, a transaction a page."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial

from crawler.archive.harvest import Harvest
from crawler.config.model import Fetch, Source
from crawler.core.errors import ReadError
from crawler.core.types import Document, Reading
from crawler.crawl.run_record import close_session, keep_alive, open_session
from crawler.loading.harvests import harvest_of
from crawler.loading.marks import Keeper, Load
from crawler.loading.report import LoadReport
from crawler.loading.waiting import Waiting, as_it_was, is_same
from crawler.logs import without_logins
from crawler.saved.units import units_of
from crawler.saved.values import Damage, LeftOut, Saved, SavedAgain, SavedError, SavedPage, Unit
from crawler.session.outcomes import Outcome, outcome_of
from crawler.session.session import CrawlSession, page_fetch
from crawler.session.stats import LeftAddresses, Progress
from crawler.session.workers import Workers
from crawler.spiders.base import kind_of
from crawler.spiders.fetch_errors import describe
from storage.database import Database
from storage.pages import find_bodies
from storage.records import PageBody, PageFetch

_COUNTS = ("pages", "unchanged", "bytes", "new", "near", "repeats", "revisions")
_AT_ONCE = 128
"""Records that are taken from a file at a time; the next ones are taken while these are read."""
_BYTES_AT_ONCE = 4 * 1024 * 1024
"""Of pages among them: what one more page of the largest size adds stays small."""
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
        self._waiting = Waiting()

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
            while not self.is_stopped:
                some, known = await asyncio.to_thread(self._take, saved)
                if not some:
                    break
                for one in some:
                    await self._see(one, known, keeper)
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

    async def _see(self, one: Saved, known: dict[str, PageBody], keeper: Keeper) -> None:
        """Take one record: count it, or have it read and let it wait for its turn; then its page is known no more."""
        self.records += 1
        stats = self._session.stats
        if isinstance(one, LeftOut):
            self._leave(one.reason, without_logins(one.url))
        elif isinstance(one, Damage):
            stats.error(one.kind, one.url, without_logins(one.message))
        elif isinstance(one, SavedAgain):
            self._waiting.add(one)
        elif is_same(one, known.get(one.url)):
            self._waiting.add(as_it_was(one))
        else:
            known.pop(one.url, None)
            document = Document(url=one.url, body=one.body, content_type=one.content_type)
            self._waiting.add((one, asyncio.ensure_future(self._session.read(document))))
        if self._waiting.is_full:
            await self._store_next(keeper)

    async def _store_all(self, keeper: Keeper) -> None:
        while self._waiting:
            await self._store_next(keeper)

    async def _store_next(self, keeper: Keeper) -> None:
        """Store what stands next in the file, with how far it is read then."""
        turn = self._waiting.take()
        if isinstance(turn, list):
            await self._store_again(turn, keeper)
            return
        page, reading = turn
        known = (await asyncio.to_thread(self._recall, (page.url,))).get(page.url)
        if is_same(page, known):
            await asyncio.wait([reading])
            await self._store_again([as_it_was(page)], keeper)
            return
        is_late = known is not None and known.last_fetched_at > page.saved_at
        harvest = await self._harvest(page, reading, is_late=is_late)
        if harvest is not None:
            await self._session.writer.store(harvest, page.saved_at, keeper.also(page.mark))

    async def _store_again(self, pages: Sequence[SavedAgain], keeper: Keeper) -> None:
        """Store that pages were as the store knows them, all in one transaction."""
        known = await asyncio.to_thread(self._recall, [page.url for page in pages])
        stats, seen = self._session.stats, []
        last = {url: body.last_fetched_at for url, body in known.items()}
        for page in pages:
            if page.url not in last:
                self._leave("unknown-before", page.url)
                continue
            stats.pages += 1
            stats.unchanged += 1
            stats.log.unchanged(page.url)
            is_late = last[page.url] > page.saved_at
            last[page.url] = max(last[page.url], page.saved_at)
            fetched = PageFetch(url=page.url, fetched_at=page.saved_at, status=304, kind="", is_late=is_late)
            seen.append((self._session.harvest(fetched, None), page.saved_at))
        if seen:
            await self._session.writer.see_again(seen, keeper.also(pages[-1].mark))

    def _leave(self, reason: str, url: str) -> None:
        self._left[reason] = LeftAddresses.of(reason, 1, url, self._left.get(reason))

    async def _harvest(self, page: SavedPage, reading: asyncio.Future[Reading], *, is_late: bool) -> Harvest | None:
        """Return what a page gave, None where it could not be read."""
        stats = self._session.stats
        stats.pages += 1
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
        fetched = page_fetch(page.url, page.status, kind_of(found), page.body, page.headers, page.saved_at)
        fetched = replace(fetched, is_late=is_late)
        return harvest_of(page, fetched, found, self._job.source, self._session.run_id)

    def _take(self, saved: Iterator[Saved]) -> tuple[list[Saved], dict[str, PageBody]]:
        """Return the next records, none at the end, and what the store knows of their pages, if none of these waits."""
        some: list[Saved] = []
        size = 0
        for one in saved:
            some.append(one)
            size += len(one.body) if isinstance(one, SavedPage) else 0
            if len(some) >= _AT_ONCE or size >= _BYTES_AT_ONCE:
                break
        pages = {one.url for one in some if isinstance(one, SavedPage)}
        return some, self._recall({url for url in pages if not self._waiting.is_read(url)})

    def _recall(self, urls: Collection[str]) -> dict[str, PageBody]:
        if not urls:
            return {}
        with self._session.database.read() as connection:
            return find_bodies(connection, urls)
