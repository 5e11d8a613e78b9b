"""What every view has at hand: the store, the templates, what it may do, and its clock."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from newsfold.web.drawing.templates import Templates
from newsfold.web.kept_counts import KeptCounts
from newsfold.web.settings import Settings
from newsfold.web.static_files import StaticFiles
from storage.database import Database
from storage.errors import DatabaseUnavailable


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Context:
    """One for each app; `form_token` is what a form that changes something has to send along."""

    def __init__(self, database: Database, settings: Settings, clock: Callable[[], datetime] = _utc_now) -> None:
        self.database = database
        self.settings = settings
        self.clock = clock
        self.form_token = secrets.token_urlsafe(24)
        self.counts = KeptCounts()
        self.static = StaticFiles()
        self.templates = Templates(
            static=self.static.url, form_token=self.form_token, may_change=not settings.read_only
        )
        location = database.location
        is_file = location.get_backend_name() == "sqlite" and location.database is not None
        self._file = Path(location.database) if is_file and location.database else None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a transaction that only reads. Raises StorageError, also where a file is gone: none is made anew."""
        self._be_there()
        with self.database.read() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Open a write transaction. Raises StorageError."""
        self._be_there()
        with self.database.begin() as connection:
            yield connection

    def _be_there(self) -> None:
        if self._file is not None and not self._file.exists():
            raise DatabaseUnavailable(self.database.url, "the file is gone")
