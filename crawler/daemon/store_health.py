"""Whether the store can be used, as the daemon's work shows it; told once when it changes."""

from __future__ import annotations

import logging

from storage.errors import StorageError

logger = logging.getLogger(__name__)


class StoreHealth:
    """`fault` says why the store cannot be used, None while it can."""

    def __init__(self) -> None:
        self.fault: StorageError | None = None

    def fails(self, error: StorageError) -> None:
        """Take note of work that failed."""
        if type(error) is not type(self.fault):
            logger.error("the store cannot be used; no crawl begins, it is tried every second: %s", error)
        self.fault = error

    def works(self) -> None:
        """Take note of work that was done."""
        if self.fault is not None:
            logger.info("the store can be used again")
        self.fault = None
