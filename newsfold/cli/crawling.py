"""Several sources crawled in one process: a bounded number at once, each site once at a time."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from crawler.config.model import Fetch, Source
from crawler.core.errors import SiteBusy
from crawler.core.links.publishers import crawled_site
from crawler.crawl.event_loop import run_in_loop
from crawler.crawl.report import RunReport
from crawler.crawl.run import crawl
from crawler.saved.writing import archiving
from crawler.session.stats import Progress
from crawler.session.workers import Workers
from storage.database import Database

OnProgress = Callable[[Source, Progress], None]


@dataclass(frozen=True, slots=True)
class Crawled:
    """What came of several crawls: a report of each that was begun, the sites that others crawl, whether it stopped."""

    reports: list[RunReport]
    busy: tuple[SiteBusy, ...]
    stopped: bool


_AT_ONCE = 4


def crawl_all(
    sources: Sequence[Source],
    *,
    database: Database,
    fetch: Fetch,
    on_progress: OnProgress,
    archive: Path | None = None,
) -> Crawled:
    """Crawl the sources, each site once at a time; what is fetched is kept in the folder `archive`.

    At most once a process. Raises StorageError where the start of a crawl cannot be recorded.
    """

    async def main(stop: asyncio.Event) -> Crawled:
        workers = Workers(fetch.workers, timeout=fetch.parse_timeout)
        room = asyncio.Semaphore(_AT_ONCE)
        sites: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

        async def one(source: Source) -> RunReport | SiteBusy | None:
            async with sites[crawled_site(source.url)], room:
                if stop.is_set():
                    return None
                try:
                    return await crawl(
                        source,
                        database=database,
                        fetch=fetch,
                        workers=workers,
                        recorder=recorder,
                        on_progress=lambda progress: on_progress(source, progress),
                        stop=stop,
                    )
                except SiteBusy as busy:
                    return busy

        try:
            ends = await asyncio.gather(*map(one, sources))
        finally:
            workers.close()
        reports = [end for end in ends if isinstance(end, RunReport)]
        return Crawled(reports, tuple(end for end in ends if isinstance(end, SiteBusy)), stop.is_set())

    with archiving(archive) as recorder:
        return run_in_loop(main)
