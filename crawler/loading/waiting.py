"""The records of a load that wait for a worker, or for their turn to be stored, in the order of their file."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Sequence

from crawler.core.types import Reading
from crawler.saved.values import SavedAgain, SavedPage
from crawler.session.reader_version import reader_version
from crawler.session.session import body_hash
from storage.records import PageBody

_MOST_PAGES = 8
"""Pages that wait with their bodies: each may have some MB."""
_MOST = 256
"""Records that wait, and are stored in one transaction where all of them are of pages as they were."""

Read = tuple[SavedPage, asyncio.Future[Reading]]
"""A page, and what is being read of it."""


class Waiting:
    """What waits."""

    def __init__(self) -> None:
        self._queue: deque[Read | SavedAgain] = deque()
        self._addresses: Counter[str] = Counter()
        self._pages = 0

    def __len__(self) -> int:
        return len(self._queue)

    @property
    def is_full(self) -> bool:
        """Whether something is to be stored before more is added."""
        return self._pages > _MOST_PAGES or len(self._queue) >= _MOST

    def has(self, url: str) -> bool:
        """Whether something of an address waits."""
        return url in self._addresses

    def add(self, one: Read | SavedAgain) -> None:
        """Let a record wait."""
        self._queue.append(one)
        self._addresses[_url(one)] += 1
        self._pages += not isinstance(one, SavedAgain)

    def take(self) -> Read | Sequence[SavedAgain]:
        """Return the page whose turn it is, or all that stand there of pages as they were; something has to wait."""
        again: list[SavedAgain] = []
        while self._queue:
            first = self._queue[0]
            if isinstance(first, SavedAgain):
                again.append(first)
            elif again:
                break
            self._queue.popleft()
            self._addresses[_url(first)] -= 1
            if not self._addresses[_url(first)]:
                del self._addresses[_url(first)]
            if not isinstance(first, SavedAgain):
                self._pages -= 1
                return first
        return again


def _url(one: Read | SavedAgain) -> str:
    return one.url if isinstance(one, SavedAgain) else one[0].url


def as_it_was(page: SavedPage) -> SavedAgain:
    """Return, without its body, that a page was what it had been."""
    return SavedAgain(mark=page.mark, url=page.url, saved_at=page.saved_at)


def is_same(page: SavedPage, known: PageBody | None) -> bool:
    """Whether a page is as this version of the reader has read it last."""
    is_read = known is not None and known.reader_version == reader_version()
    return is_read and known is not None and known.body_hash == body_hash(page.body)
