"""What `scrapy crawl` needs beside a spider: a store, workers and the record of the run."""

from __future__ import annotations

import asyncio
import logging
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, NotConfigured

from crawler.config.model import Fetch, Source
from crawler.core.errors import SiteBusy
from crawler.crawl.run_record import close_session, keep_alive, open_session
from crawler.session.workers import Workers
from crawler.spiders.base import SourceSpider

logger = logging.getLogger(__name__)


class StandaloneRun:
    """Gives a spider that `scrapy crawl` started what `crawl()` gives to others; the store is the setting DATABASE."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._workers: Workers | None = None
        self._heart: asyncio.Future[None] | None = None
        crawler.signals.connect(self._open, signals.spider_opened)
        crawler.signals.connect(self._close, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the extension; a crawl that has a session has no need of it."""
        if hasattr(crawler.spider, "session"):
            raise NotConfigured
        return cls(crawler)

    async def _open(self, spider: SourceSpider) -> None:
        from migrations import open_database

        settings = self._crawler.settings
        database = await asyncio.to_thread(open_database, settings["DATABASE"])
        self._workers = Workers()
        source = Source(name=spider.url, url=spider.url, scope=spider.scope)
        try:
            spider.session = await open_session(source, database, Fetch(), self._workers)
        except SiteBusy as busy:
            logger.error("not crawled: %s", busy)  # noqa: TRY400
            raise CloseSpider("site-busy") from None
        self._heart = asyncio.ensure_future(keep_alive(spider.session))

    async def _close(self, spider: SourceSpider, reason: str) -> None:
        if self._heart is None:  # it was never opened
            self._end_workers()
            return
        await close_session(spider.session, "done" if reason == "finished" else "stopped", spider.left.counts())
        self._heart.cancel()
        self._end_workers()
        stats = spider.session.stats
        counts = (stats.pages, stats.new, stats.repeats, stats.revisions)
        logger.warning("%d pages, %d new articles, %d repeats, %d revisions", *counts)
        for left in spider.left.counts():
            logger.warning("left aside: %d × %s, for example %s", left.count, left.reason, left.url)
        for error in stats.errors:
            logger.warning("%d × %s, for example %s", error.count, error.kind, error.message)

    def _end_workers(self) -> None:
        if self._workers is not None:
            self._workers.close()
