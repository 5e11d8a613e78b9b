"""How the API reads the store: a bounded number of answers at once, each from one transaction."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from newsfold.web.context import Context

_AT_ONCE = 6
"""Answers that are read at once, each with a connection; further ones wait."""


class Reads:
    """The store, for the answers of one API."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._slots = threading.BoundedSemaphore(_AT_ONCE)

    @contextmanager
    def __call__(self) -> Iterator[Connection]:
        """Open a transaction that only reads. Raises StorageError."""
        with self._slots, self.context.read() as connection:
            yield connection
