"""A database that is away at the start, as one in another container that starts, too, is waited for."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta

from crawler.config.intervals import format_interval
from migrations import open_database
from storage.database import Database
from storage.errors import DatabaseLocked, DatabaseUnavailable

logger = logging.getLogger(__name__)

_PAUSE = 1.0  # seconds between two tries


async def _pause(stop: asyncio.Event) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), _PAUSE)


async def open_when_there(
    url: str,
    wait: timedelta,
    stop: asyncio.Event,
    *,
    clock: Callable[[], float] = time.monotonic,
    pause: Callable[[asyncio.Event], Awaitable[None]] = _pause,
) -> Database | None:
    """Return a database, its tables made or upgraded, as soon as it can be used; None where `stop` is set before.

    Raises StorageError: what is wrong with it once `wait` is over, and at once where waiting mends nothing.
    """
    until = clock() + wait.total_seconds()
    is_told = False
    while not stop.is_set():
        opening = asyncio.ensure_future(asyncio.to_thread(open_database, url))
        stopping = asyncio.ensure_future(stop.wait())
        await asyncio.wait({opening, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not opening.done():
            break
        try:
            return await opening
        except (DatabaseUnavailable, DatabaseLocked) as error:
            if clock() >= until:
                raise
            if not is_told:
                logger.warning("waiting up to %s: %s", format_interval(wait), error)
            is_told = True
        await pause(stop)
    return None
