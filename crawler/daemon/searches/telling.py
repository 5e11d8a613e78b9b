"""A daemon looks with its saved searches at what is new, and tells each story once, whichever daemon is first.

An article is looked at when it was compared with others, so that it is known which story it carries.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection

from crawler.archive.search.searching import filter_of
from crawler.config.model import Config, SavedSearch
from crawler.core.search.query import parse_query
from crawler.daemon.alarms.targets import TIME_LIMIT, Targets
from crawler.daemon.searches.notices import Notice, notices
from storage import saved_searches as store
from storage.articles import find_articles
from storage.database import Database
from storage.errors import StorageError
from storage.listing import find_places
from storage.records import Cursor, Order
from storage.saved_searches import Looked
from storage.story_links import find_links

T = TypeVar("T")

logger = logging.getLogger(__name__)

LEFT_ALONE = timedelta(minutes=1)
"""How long targets that all fail are left alone."""

_KEY = b"saved searches"
_HOUR = timedelta(hours=1)
_KEPT = timedelta(days=90)
"""How long it is known that a story was told."""
_AT_ONCE = 1_000
"""Articles of a search that one look finds: as many new ones in a minute are no news."""
_LOOK_BACK = 200
"""Numbers of articles that are looked at again: of two writers that with the lower number may be the later one."""


class Teller:
    """Looks and tells, as the configuration in force says."""

    def __init__(self, database: Database, config: Callable[[], Config], clock: Callable[[], datetime]) -> None:
        self._database = database
        self._config = config
        self._clock = clock
        self._targets = Targets(())
        self._searches: tuple[SavedSearch, ...] = ()

    async def look(self) -> None:
        """Find what is new and tell it; a store that fails is tried again."""
        config = self._config()
        searches = tuple(each for each in config.searches if each.tell) if config.alarms.targets else ()
        if not searches and not self._searches:
            return
        if config.alarms.targets != self._targets.urls:
            self._targets = await asyncio.to_thread(Targets, config.alarms.targets)
        try:
            has_changed = searches != self._searches
            if has_changed or await asyncio.to_thread(self._is_news, searches):
                await self._write(partial(_find, searches, has_changed))
                self._searches = searches
                await self._tell(searches)
        except StorageError as error:
            logger.debug("saved searches wait: %s", error)  # the daemon itself tells that the store cannot be used

    def _is_news(self, searches: tuple[SavedSearch, ...]) -> bool:
        with self._database.read() as connection:
            looked, last = store.find_looked(connection), store.last_judged(connection)
            is_behind = any(each.name not in looked or looked[each.name].seen < last for each in searches)
            return is_behind or bool(store.find_untold(connection, self._clock()))

    async def _tell(self, searches: tuple[SavedSearch, ...]) -> None:
        waiting = await self._write(partial(self._take, searches))
        while waiting:
            notice = waiting.pop(0)
            faults = await self._targets.tell(notice.message)
            if len(faults) == len(self._targets.urls):
                rest = [story for each in (notice, *waiting) for story in each.stories]
                await self._write(partial(store.hold, stories=rest, until=self._clock() + LEFT_ALONE))
                return
            await self._write(partial(store.mark_told, stories=notice.stories, now=self._clock()))

    def _take(self, searches: tuple[SavedSearch, ...], connection: Connection) -> list[Notice]:
        """Return what this daemon is to tell now, and keep others from telling it, too."""
        now = self._clock()
        untold = store.find_untold(connection, now)
        taken: list[Notice] = []
        for search in searches:
            mine = [each for each in untold if each.search == search.name]
            there = {each.id: each for each in find_articles(connection, [one.article_id for one in mine])}
            store.mark_told(connection, [each for each in mine if each.article_id not in there], now)
            found = [(each, there[each.article_id]) for each in mine if each.article_id in there]
            room = search.per_hour - store.count_told(connection, search.name, now - _HOUR)
            taken += notices(search.name, search.query, found, room)
        longest = LEFT_ALONE + len(taken) * timedelta(seconds=TIME_LIMIT)
        store.hold(connection, [story for each in taken for story in each.stories], now + longest)
        if taken:
            store.forget_told(connection, now - _KEPT)
        return taken

    async def _write(self, work: Callable[[Connection], T]) -> T:
        def run() -> T:
            with self._database.begin() as connection:
                self._database.lock(connection, (_KEY,))  # of several daemons one finds, and one tells
                return work(connection)

        return await asyncio.to_thread(run)


def _find(searches: tuple[SavedSearch, ...], has_changed: bool, connection: Connection) -> None:
    """Note the stories that searches find in what is new; one that is new itself begins with what comes next."""
    looked, last = store.find_looked(connection), store.last_judged(connection)
    for name in looked.keys() - {each.name for each in searches} if has_changed else ():
        store.forget_search(connection, name)
    for search in searches:
        before = looked.get(search.name)
        if before is None or before.query != search.query:
            store.set_looked(connection, search.name, Looked(search.query, last, last))
        elif before.seen < last:
            _find_new(connection, search, before, last)
            store.set_looked(connection, search.name, Looked(search.query, before.floor, last))


def _find_new(connection: Connection, search: SavedSearch, before: Looked, last: int) -> None:
    """Note the stories of what fits behind what was looked at."""
    lowest = max(before.floor, before.seen - _LOOK_BACK)
    only = filter_of(parse_query(search.query))
    places = find_places(connection, only, Order.STORED, Cursor(last + 1), _AT_ONCE)
    numbers = [number for number, _ in places if number > lowest]
    links = find_links(connection, numbers)
    stories: dict[int, int] = {}
    for number in sorted(numbers):
        stories.setdefault(links[number].story_id if number in links else number, number)
    store.add_stories(connection, search.name, stories)
