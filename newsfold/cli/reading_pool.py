"""Pages read in worker processes with a time limit, and given out in their order."""

from __future__ import annotations

import asyncio
import os
from collections import deque
from collections.abc import Callable, Coroutine, Iterator, Sequence
from typing import Any

from crawler.config.model import Fetch
from crawler.core.errors import FetchError, ReadError
from crawler.session.workers import Workers
from newsfold.cli.inputs import InputError, is_url, list_files, load_document
from newsfold.cli.reading import PageReading, failed

_MOST_WORKERS = 4


def read_many(pages: Sequence[str], fetch: Fetch, give: Callable[[PageReading], None]) -> None:
    """Read files, folders and URLs, and give out each page in their order, as soon as it is its turn."""
    if not any(map(is_url, pages)):
        asyncio.run(_read_all(pages, fetch, give))
        return
    from crawler.crawl.event_loop import run_in_loop

    if not run_in_loop(lambda stop: unless_stopped(stop, _read_all(pages, fetch, give))):
        raise KeyboardInterrupt


async def _read_all(pages: Sequence[str], fetch: Fetch, give: Callable[[PageReading], None]) -> None:
    count = min(_MOST_WORKERS, os.cpu_count() or 1)
    workers = Workers(count, timeout=fetch.parse_timeout)
    pending: deque[asyncio.Future[PageReading]] = deque()
    try:
        for page in pages:
            for name in _names(page):
                pending.append(asyncio.ensure_future(_read_one(name, fetch, workers)))
                if len(pending) > 2 * count:
                    give(await pending.popleft())
        while pending:
            give(await pending.popleft())
    finally:
        for left in pending:
            left.cancel()
        workers.close()
        await asyncio.gather(*pending, return_exceptions=True)


async def unless_stopped(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
    """Do the work, or leave it when `stop` is set; return whether it was done."""
    doing, stopping = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    await asyncio.wait({doing, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not doing.done():
        doing.cancel()
        return False
    doing.result()
    return True


def _names(page: str) -> Iterator[str]:
    """Yield the files of a folder, anything else as it is."""
    return iter((page,)) if is_url(page) else list_files(page)


async def _read_one(name: str, fetch: Fetch, workers: Workers) -> PageReading:
    url = None
    try:
        if is_url(name):
            from crawler.crawl.single_page import fetch_document

            document = await fetch_document(name, fetch, workers)
            url = document.url
        else:
            document = load_document(name, "", fetch.max_bytes)
        return PageReading(name=name, url=url, reading=await workers.read(document))
    except (InputError, FetchError, ReadError) as error:
        return failed(name, url, error)
