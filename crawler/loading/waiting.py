"""The records of a load that wait for a worker, or for their turn to be stored, in the order of their file."""

from __future__ import annotations

import asyncio
from collections import Counter, deque

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
        self._read: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._queue)

    @property
    def is_full(self) -> bool:
        """Whether something is to be stored before more is added."""
        return self._read.total() > _MOST_PAGES or len(self._queue) >= _MOST

    def is_read(self, url: str) -> bool:
        """Whether a page of an address waits that is read anew."""
        return url in self._read

    def add(self, one: Read | SavedAgain) -> None:
        """Let a record wait."""
        self._queue.append(one)
        if not isinstance(one, SavedAgain):
            self._read[one[0].url] += 1

    def take(self) -> Read | list[SavedAgain]:
        """Return the page whose turn it is, or all that stand there of pages as they were; something has to wait."""
        again: list[SavedAgain] = []
        while self._queue:
            first = self._queue[0]
            if isinstance(first, SavedAgain):
                again.append(first)
            elif again:
                break
            self._queue.popleft()
            if not isinstance(first, SavedAgain):
                self._read -= Counter((first[0].url,))
                return first
        return again


def as_it_was(page: SavedPage) -> SavedAgain:
    """Return, without its body, that a page was what it had been."""
    return SavedAgain(mark=page.mark, url=page.url, saved_at=page.saved_at)


def is_same(page: SavedPage, known: PageBody | None) -> bool:
    """Whether a page is as this version of the reader has read it last."""
    if known is None or known.reader_version != reader_version():
        return False
    return known.body_hash == body_hash(page.body)
