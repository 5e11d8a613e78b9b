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
        self._is_told = False

    def look(self, fault: StorageError | None, now: datetime) -> Message | None:
        """Return what is to be told at this moment, None for nothing."""
        if fault is None:
            was_told, self._since, self._is_told = self._is_told, None, False
            return Message("the store: well again", "The store can be used again.", Type.SUCCESS) if was_told else None
        self._since = self._since or now
        if self._is_told or now - self._since < PATIENCE:
            return None
        self._is_told = True
        body = f"No crawl begins: the store cannot be used since {self._since:%Y-%m-%d %H:%M} UTC. {fault}"
        return Message("the store cannot be used", without_logins(body), Type.FAILURE)
