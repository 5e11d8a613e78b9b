"""The alarm that no store can keep: that the store itself cannot be used."""

from __future__ import annotations

from datetime import datetime, timedelta

from crawler.daemon.alarms.messages import Message, Type
from crawler.logs import without_logins
from storage.errors import StorageError

PATIENCE = timedelta(minutes=1)
"""A store that is away for less was started anew: that stands in the log only."""


class StoreAlarm:
    """Says once that the store of this daemon has failed for long, and once that it is back."""

    def __init__(self) -> None:
        self._since: datetime | None = None
        self._due_at: datetime | None = None  # None: it was told

    def look(self, fault: StorageError | None, now: datetime) -> Message | None:
        """Return what is to be told at this moment, None for nothing; `again` has it told once more."""
        if fault is None:
            was_told = self._since is not None and self._due_at is None
            self._since = self._due_at = None
            return Message("the store: well again", "The store can be used again.", Type.SUCCESS) if was_told else None
        if self._since is None:
            self._since, self._due_at = now, now + PATIENCE
        if self._due_at is None or now < self._due_at:
            return None
        self._due_at = None
        body = f"No crawl begins: the store cannot be used since {self._since:%Y-%m-%d %H:%M} UTC. {fault}"
        return Message("the store cannot be used", without_logins(body), Type.FAILURE)

    def again(self, now: datetime) -> None:
        """Take note that nobody took the last message; that all is well again is not told a second time."""
        if self._since is not None:
            self._due_at = now + PATIENCE
