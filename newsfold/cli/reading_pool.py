"""Pages read in worker processes with a time limit, and given out in their order."""

from __future__ import annotations

import asyncio
import os
from collections import deque
from collections.abc import Callable, Coroutine, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from crawler.config.model import Fetch
from crawler.core.errors import FetchError, ReadError
from crawler.core.types import Document
from crawler.session.workers import ReaderPool, Workers
from newsfold.cli.inputs import InputError, is_url, list_files, load_document
from newsfold.cli.reading import PageReading, failed

_MOST_WORKERS = 4

Answer = TypeVar("Answer")
Name = TypeVar("Name")
Found = TypeVar("Found")


def read_many(pages: Sequence[str], fetch: Fetch, give: Callable[[PageReading], None], *, render: bool = False) -> None:
    """Read files, folders and URLs, and give out each page in their order, as soon as it is its turn.

    With `render` what stands at a URL is read as a browser has it.
    """
    if not any(map(is_url, pages)):
        asyncio.run(_read_all(pages, fetch, give, render=render))
        return
    from crawler.crawl.event_loop import run_in_loop

    if not run_in_loop(lambda stop: unless_stopped(stop, _read_all(pages, fetch, give, render=render))):
        raise KeyboardInterrupt


async def _read_all(pages: Sequence[str], fetch: Fetch, give: Callable[[PageReading], None], *, render: bool) -> None:
    workers = Workers(_count(), timeout=fetch.parse_timeout)
    names = (name for page in pages for name in _names(page))
    await _in_order(workers, names, lambda name: _read_one(name, fetch, workers, render=render), give)


def read_files_by(
    reader: Callable[[Document], Answer],
    files: Iterable[tuple[str, str]],
    fetch: Fetch,
    give: Callable[[str, Answer | str], None],
) -> None:
    """Read files, each named with its address or an empty one, by a function, and give out in order what it returns.

    Of a file that cannot be read a sentence is given out instead.
    """

    async def read_all() -> None:
        workers = ReaderPool(_count(), timeout=fetch.parse_timeout, reader=reader)

        async def read_one(file: tuple[str, str]) -> tuple[str, Answer | str]:
            name, url = file
            try:
                return name, await workers.read(load_document(name, url, fetch.max_bytes))
            except InputError as error:
                return name, str(error)
            except ReadError as error:
                return name, f"{name}: {error.detail or error.reason}"

        await _in_order(workers, files, read_one, lambda found: give(*found))

    asyncio.run(read_all())


def _count() -> int:
    return min(_MOST_WORKERS, os.cpu_count() or 1)


async def _in_order(
    workers: ReaderPool[Any],
    names: Iterable[Name],
    read_one: Callable[[Name], Coroutine[Any, Any, Found]],
    give: Callable[[Found], None],
) -> None:
    """Read what is named, a few at a time, give it out in its order, and end the processes."""
    pending: deque[asyncio.Future[Found]] = deque()
    most = 2 * _count()
    try:
        for name in names:
            pending.append(asyncio.ensure_future(read_one(name)))
            if len(pending) > most:
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


def run_to_end(work: Coroutine[Any, Any, Answer]) -> Answer:
    """Return what a coroutine gives that needs the loop of a crawl; at most once a process. A signal interrupts it."""
    from crawler.crawl.event_loop import run_in_loop

    found: list[Answer] = []

    async def keep() -> None:
        found.append(await work)

    if not run_in_loop(lambda stop: unless_stopped(stop, keep())):
        raise KeyboardInterrupt
    return found[0]


def _names(page: str) -> Iterator[str]:
    """Yield the files of a folder, anything else as it is."""
    return iter((page,)) if is_url(page) else list_files(page)


async def _read_one(name: str, fetch: Fetch, workers: Workers, *, render: bool) -> PageReading:
    url = None
    try:
        if is_url(name):
            from crawler.crawl.single_page import fetch_document

            document = await fetch_document(name, fetch, workers, render=render)
            url = document.url
        else:
            document = load_document(name, "", fetch.max_bytes)
        return PageReading(name=name, url=url, reading=await workers.read(document))
    except (InputError, FetchError, ReadError) as error:
        return failed(name, url, error)
