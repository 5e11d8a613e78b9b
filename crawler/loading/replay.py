"""Kept pages read again by today's rules: what would differ from what is stored, and on request stored."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from crawler.archive.pages import archive
from crawler.core.archiving.limits import within_limits
from crawler.core.errors import ReadError
from crawler.core.types import Document, Reading
from crawler.loading.comparing import Difference, differences
from crawler.loading.harvests import harvest_of
from crawler.saved.units import units_of
from crawler.saved.values import Damage, Saved, SavedPage, Wanted
from crawler.session.session import body_hash, page_fetch
from crawler.session.workers import Workers
from crawler.spiders.base import kind_of
from storage.database import Database
from storage.pages import find_page, page_key
from storage.records import LoadMark, PageFetch, PageState
from storage.replays import find_shown

_AT_ONCE = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayedPage:
    """A kept page that is the one which the store knows: what would differ, or why it cannot be read now."""

    url: str
    differences: tuple[Difference, ...] = ()
    fault: str | None = None


class Replay:
    """One replay: `counts` says of how many kept pages what became.

    They are `compared`; `unknown` to the store; or `superseded`: the store knows another form of the page, or it came
    before.
    """

    def __init__(
        self, path: Path, database: Database, workers: Workers, max_bytes: int, *, apply: bool = False
    ) -> None:
        """`apply` stores each page as it is read now."""
        self.counts: Counter[str] = Counter()
        self._compared: set[bytes] = set()
        self._path = path
        self._database = database
        self._workers = workers
        self._max_bytes = max_bytes
        self._apply = apply

    async def pages(self, is_stopped: Callable[[], bool]) -> AsyncIterator[ReplayedPage]:
        """Yield each page that is compared, in the order of the files; raises SavedError."""
        waiting: deque[tuple[SavedPage, PageState, asyncio.Future[Reading]]] = deque()
        for unit in await asyncio.to_thread(lambda: list(units_of(self._path, None))):
            saved = unit.open(LoadMark(), Wanted(), self._max_bytes)
            while not is_stopped() and (some := await asyncio.to_thread(_take, saved)):
                for page, state in await asyncio.to_thread(self._known, some):
                    document = Document(url=page.url, body=page.body, content_type=page.content_type)
                    waiting.append((page, state, asyncio.ensure_future(self._workers.read(document))))
                    if len(waiting) > _AT_ONCE // 4:
                        yield await self._replayed(*waiting.popleft())
            while waiting:
                yield await self._replayed(*waiting.popleft())

    def _known(self, some: list[Saved]) -> list[tuple[SavedPage, PageState]]:
        """Return the pages that are what the store knows of their addresses, and count the others."""
        found = []
        with self._database.read() as connection:
            for one in some:
                if isinstance(one, Damage):
                    self.counts["damaged"] += 1
                if not isinstance(one, SavedPage):
                    continue
                state, key = find_page(connection, one.url), page_key(one.url)
                if state is None:
                    self.counts["unknown"] += 1
                elif state.body_hash != body_hash(one.body) or key in self._compared:
                    self.counts["superseded"] += 1
                else:
                    self._compared.add(key)
                    found.append((one, state))
        return found

    async def _replayed(self, page: SavedPage, state: PageState, reading: asyncio.Future[Reading]) -> ReplayedPage:
        self.counts["compared"] += 1
        try:
            found = await reading
        except ReadError as error:
            return ReplayedPage(url=page.url, fault=error.detail or error.reason)

        def compare() -> tuple[Difference, ...]:
            with self._database.read() as connection:
                shown = find_shown(connection, page.url)
            taken = within_limits(found.candidates, 0)
            differs = differences(shown, taken, is_own_page=found.is_own_page)
            if self._apply:
                harvest = harvest_of(page, _fetch_of(page, state, found), found, state.source)
                archive(self._database, harvest, state.last_fetched_at)
            return differs

        return ReplayedPage(url=page.url, differences=await asyncio.to_thread(compare))


def _take(saved: Iterator[Saved]) -> list[Saved]:
    return list(islice(saved, _AT_ONCE))


def _fetch_of(page: SavedPage, state: PageState, found: Reading) -> PageFetch:
    """Return the fetch of a page as the store would have it if this reader had read it then."""
    validators = (state.etag, state.last_modified)
    return page_fetch(page.url, state.status, kind_of(found), page.body, validators, state.last_fetched_at)
