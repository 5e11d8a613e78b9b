"""A database that is away at the start, as one in another container that starts, too, is waited for."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import timedelta

from crawler.config.intervals import format_interval
from migrations import open_database
from storage.database import Database
from storage.errors import DatabaseLocked, DatabaseUnavailable

logger = logging.getLogger(__name__)

_PAUSE = 1.0  # seconds between two tries


def open_when_there(
    url: str,
    wait: timedelta,
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Database:
    """Return a database, its tables made or upgraded, as soon as it can be used.

    Raises StorageError: what is wrong with it once `wait` is over, and at once where waiting mends nothing.
    """
    until = clock() + wait.total_seconds()
    is_told = False
    while True:
        try:
            return open_database(url)
        except (DatabaseUnavailable, DatabaseLocked) as error:
            if clock() >= until:
                raise
            if not is_told:
                logger.warning("waiting up to %s: %s", format_interval(wait), error)
            is_told = True
            sleep(_PAUSE)
