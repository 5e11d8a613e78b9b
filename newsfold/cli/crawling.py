"""Several sources crawled in one process: a bounded number at once, each site once at a time."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence

from crawler.config.model import Fetch, Source
from crawler.crawl.event_loop import run_in_loop
from crawler.crawl.report import RunReport
from crawler.crawl.run import crawl
from crawler.session.stats import Progress
from crawler.session.workers import Workers
from crawler.spiders.scope import SiteBounds, bounds_of
from storage.database import Database

OnProgress = Callable[[Source, Progress], None]

_AT_ONCE = 4


def crawl_all(
    sources: Sequence[Source], *, database: Database, fetch: Fetch, on_progress: OnProgress
) -> tuple[list[RunReport], bool]:
    """Crawl the sources and return a report of each that was begun, and whether a signal ended it early.

    At most once a process. Raises StorageError where the start of a crawl cannot be recorded.
    """

    async def main(stop: asyncio.Event) -> tuple[list[RunReport], bool]:
        workers = Workers(fetch.workers, timeout=fetch.parse_timeout)
        room = asyncio.Semaphore(_AT_ONCE)
        sites: defaultdict[SiteBounds, asyncio.Lock] = defaultdict(asyncio.Lock)

        async def one(source: Source) -> RunReport | None:
            async with sites[bounds_of(source.url)], room:
                if stop.is_set():
                    return None
                return await crawl(
                    source,
                    database=database,
                    fetch=fetch,
                    workers=workers,
                    on_progress=lambda progress: on_progress(source, progress),
                    stop=stop,
                )

        try:
            reports = await asyncio.gather(*map(one, sources))
        finally:
            workers.close()
        return [report for report in reports if report is not None], stop.is_set()

    return run_in_loop(main)
