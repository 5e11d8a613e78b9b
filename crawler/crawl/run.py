"""The one way to crawl a source: for the command, for the daemon and for `scrapy crawl`."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from scrapy.crawler import AsyncCrawlerRunner, Crawler

from crawler.archive.near_copies import judge_left_over
from crawler.config.model import Fetch, Source
from crawler.core.errors import SiteBusy
from crawler.core.links.publishers import crawled_site
from crawler.crawl.report import RunReport, report_of
from crawler.log_context import About, work_for
from crawler.logs import without_logins
from crawler.middlewares.guard import CRAWL_STOPPING
from crawler.saved.writing import ArchiveWriter
from crawler.session.outcomes import outcome_of
from crawler.session.session import CrawlSession
from crawler.session.stats import LeftAddresses, Progress
from crawler.session.workers import Workers
from crawler.settings import for_fetch
from crawler.spiders.auto import AutoSpider
from crawler.spiders.base import SourceSpider
from storage.database import Database
from storage.errors import DatabaseLocked, StorageError
from storage.memory_records import SourceMemory
from storage.run_pages import add_pages, fold_pages
from storage.run_records import Holder, RunLeft
from storage.runs import close_stale_runs, find_holder, finish_run, start_run, update_run
from storage.source_memory import find_memory, keep_memory, note_led

logger = logging.getLogger(__name__)

_PROGRESS_EVERY = 0.5
_STOP_RETRY = 0.02
_HEARTBEAT_EVERY = 10.0


async def crawl(
    source: Source,
    *,
    database: Database,
    fetch: Fetch,
    workers: Workers,
    recorder: ArchiveWriter | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    stop: asyncio.Event | None = None,
    clock: Callable[[], datetime] | None = None,
) -> RunReport:
    """Crawl a source to its end, storing page by page, and return how it went.

    Several crawls may run at once in Twisted's event loop (see `crawler.crawl.event_loop`). When `stop` is set, or the
    task is cancelled, the crawl ends within seconds and keeps what is stored. `on_progress` is told of it twice a
    second, and at the end. `recorder` keeps what is fetched, `clock` says when. A store that fails midway ends it as
    "failed"; raises StorageError where not even the start can be recorded, and SiteBusy where another has the site.
    """
    started = time.monotonic()
    work_for(About(source=source.name))
    session = await open_session(source, database, fetch, workers, recorder=recorder)
    session.clock = clock or session.clock
    work_for(About(source=source.name, run=session.run_id))
    crawler = AsyncCrawlerRunner(for_fetch(session.fetch)).create_crawler(AutoSpider)
    running = asyncio.ensure_future(
        crawler.crawl_async(url=source.url, session=session, limit=source.limit, scope=source.scope)
    )
    watcher = asyncio.ensure_future(_watch(crawler, session, stop, on_progress))
    heart = asyncio.ensure_future(keep_alive(session))
    finished = False
    try:
        await _finish(running, session)
        finished = True
    finally:
        watcher.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watcher
        status = "stopped" if session.stopping.is_set() else "done" if finished else "failed"
        spider = crawler.spider
        left = spider.left.counts() if isinstance(spider, SourceSpider) else ()
        status = await close_session(session, status, left)
        heart.cancel()
        if on_progress is not None:
            on_progress(session.stats.progress(0))
    return report_of(crawler, session, status, time.monotonic() - started)


async def _finish(running: asyncio.Future[None], session: CrawlSession) -> None:
    """Wait for the end of a crawl; if this task is cancelled, stop the crawl and wait for that."""
    try:
        await asyncio.shield(running)
    except asyncio.CancelledError:
        session.stopping.set()
        await running
        raise


async def open_session(
    source: Source,
    database: Database,
    fetch: Fetch,
    workers: Workers,
    *,
    site: str | None = None,
    recorder: ArchiveWriter | None = None,
) -> CrawlSession:
    """Record the start of a run, which is the lease of its site, and return its session.

    `site` names what only one run has at a time where that is not the site of the source's address. Raises
    StorageError, and SiteBusy where another run has it.
    """
    site = site or crawled_site(source.url)

    def begin() -> tuple[int, SourceMemory]:
        judge_left_over(database, datetime.now(UTC))  # what a kill kept from being judged
        with database.begin() as connection:
            now = datetime.now(UTC)
            close_stale_runs(connection, now)
            run_id = start_run(connection, without_logins(source.name), without_logins(source.url), now, site)
            if run_id is None:
                raise SiteBusy(site, _told(find_holder(connection, site)))
            memory = find_memory(connection, without_logins(source.name))
        return run_id, memory

    run_id, memory = await asyncio.to_thread(begin)
    return CrawlSession(
        source, run_id, database=database, fetch=fetch, workers=workers, memory=memory, recorder=recorder
    )


def _told(holder: Holder | None) -> str:
    """Return who has a site, for people."""
    if holder is None:
        return "another run, which is just ending"
    return (
        f"process {holder.pid} of {holder.host} (source {holder.source}, run {holder.run_id}, "
        f"since {holder.started_at:%Y-%m-%d %H:%M:%S} UTC)"
    )


async def close_session(session: CrawlSession, status: str, left: Sequence[LeftAddresses] = ()) -> str:
    """Record the end of a run, as far as the store still works, and return its status: "failed" if it does not.

    `left` is what it left aside.
    """
    await session.writer.compare()
    if session.writer.failure is not None:
        status = "failed"

    def finish() -> None:
        with session.database.begin() as connection:
            stats, now, name = session.stats, datetime.now(UTC), without_logins(session.source.name)
            keep_memory(connection, name, session.memory())
            note_led(connection, session.learned.led, session.clock())
            finish_run(
                connection,
                session.run_id,
                status,
                stats.counts(),
                (*stats.errors, *session.writer.failures(session.source.url)),
                now,
                empty=stats.empty,
                left=[RunLeft(reason=one.reason, count=one.count, url=without_logins(one.url)) for one in left],
                outcome=str(outcome_of(status, stats)),
                moved_to=stats.moved_to,
            )
            add_pages(connection, session.run_id, stats.log.waiting())
            fold_pages(connection, name)

    try:
        await session.writer.write(finish)
    except StorageError as error:
        session.writer.fail(error)
        status = "failed"
    finally:
        session.writer.close()
    return status


async def _watch(
    crawler: Crawler, session: CrawlSession, stop: asyncio.Event | None, on_progress: Callable[[Progress], None] | None
) -> None:
    """Tell how far the crawl is, and stop it when asked to."""
    while True:
        if session.stopping.is_set():
            await asyncio.sleep(_STOP_RETRY)
        else:
            await _either(session.stopping, stop, _PROGRESS_EVERY)
        if stop is not None and stop.is_set():
            session.stopping.set()
        spider = crawler.spider
        if on_progress is not None and isinstance(spider, SourceSpider):
            on_progress(session.stats.progress(len(spider.frontier)))
        # Scrapy takes a stop for done when it comes before the engine runs.
        if session.stopping.is_set() and crawler.crawling and spider is not None and crawler.engine.running:
            await _stop(crawler, session)
            return


async def _either(one: asyncio.Event, other: asyncio.Event | None, timeout: float) -> None:
    """Wait until one of two events is set, at most `timeout` seconds."""
    waits = [asyncio.ensure_future(event.wait()) for event in (one, other) if event is not None]
    try:
        await asyncio.wait(waits, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()


async def keep_alive(session: CrawlSession) -> None:
    """Keep the record of a run alive, and with it the lease of its site, to its very end; stop a run that lost it.

    Beside the writer, whose last comparisons may take longer than a lease lasts.
    """

    def update() -> bool:
        with session.database.begin() as connection:
            return update_run(connection, session.run_id, session.stats.counts(), datetime.now(UTC))

    while True:
        await asyncio.sleep(_HEARTBEAT_EVERY)
        try:
            kept = await asyncio.to_thread(update)
        except DatabaseLocked:
            continue  # others write; the next beat comes before the lease ends
        except StorageError as error:
            session.writer.fail(error)
            return
        if not kept:
            logger.warning("%s: its run was closed, since it was silent for too long; stopping", session.source.name)
            session.stopping.set()
            return


async def _stop(crawler: Crawler, session: CrawlSession) -> None:
    """End a crawl within seconds: downloads are given up, pages that are here are still stored."""
    engine = crawler.engine
    crawler.signals.send_catch_log(CRAWL_STOPPING)
    for slot in engine.downloader.slots.values():
        # What waits for its turn would otherwise wait for it still, one delay after the other.
        slot.delay = 0.0
        slot.close()
        engine.downloader._process_queue(slot)  # noqa: SLF001
    closing = asyncio.ensure_future(crawler.stop_async())
    await session.give_up_reading()
    await closing
