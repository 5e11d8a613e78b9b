"""The one way to crawl a source: for the command, for the daemon and for `scrapy crawl`."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from datetime import datetime

from scrapy.crawler import AsyncCrawlerRunner, Crawler

from crawler.config.model import Fetch, Source
from crawler.crawl.report import RunReport, report_of
from crawler.crawl.run_record import close_session, keep_alive, open_session
from crawler.log_context import About, work_for
from crawler.middlewares.guard import CRAWL_STOPPING
from crawler.saved.writing import ArchiveWriter
from crawler.session.session import CrawlSession
from crawler.session.stats import Progress
from crawler.session.workers import Workers
from crawler.settings import for_fetch
from crawler.spiders.auto import AutoSpider
from crawler.spiders.base import SourceSpider
from storage.database import Database

_PROGRESS_EVERY = 0.5
_STOP_RETRY = 0.02


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
