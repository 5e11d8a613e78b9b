"""A look at a site as a person would take it: its first page, what that names, and the usual places."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import replace

from crawler.config.model import Fetch, Source
from crawler.core.errors import CrawlerError
from crawler.core.links.urls import canonical_url
from crawler.core.types import Kind
from crawler.crawl.single_page import Visit, visit
from crawler.discovery.appraisal import SAMPLES, appraise
from crawler.discovery.choosing import choose
from crawler.discovery.places import front_of, is_of_comments, usual_feeds, usual_sitemaps
from crawler.discovery.ways import Sight, SiteLook, Way
from crawler.session.workers import ReaderPool, Workers

MOST_NAMED = 5
"""Feeds, and sitemaps, that are looked at of those that a site names: the first are those of the whole site."""

MOST_OF_INDEX = 3
"""Sitemaps of an index that are looked at, the newest; the others are taken to be like them."""


async def look_at(source: Source, fetch: Fetch) -> SiteLook:
    """Return the ways in to the site of a source; raises FetchError or ReadError where its first page gives nothing.

    Needs the loop of `event_loop`; nothing is stored.
    """
    workers = Workers(timeout=fetch.parse_timeout)  # for the session, which reads nothing
    readers = ReaderPool(timeout=fetch.parse_timeout, reader=appraise)
    try:
        return await visit(source, fetch, workers, lambda visit: _Look(visit, readers).at(source.url))
    finally:
        readers.close()
        workers.close()


class _Look:
    def __init__(self, visit: Visit, readers: ReaderPool[Sight]) -> None:
        self._visit = visit
        self._readers = readers
        self._seen: set[str] = set()
        self._shown: frozenset[str] = frozenset()  # articles that the first page leads to

    async def at(self, url: str) -> SiteLook:
        """Return what a look at the site of a URL gives."""
        note = None
        first = await self._see(url)
        if first.is_article and front_of(url) != url:
            note = f"{url} is an article; this is what its site gives"
            first = await self._see(front_of(url))
        if first.kind is not Kind.PAGE:
            ways = [await self._way(first, "the given address")]
            return self._told(url, ways, note, is_given=True)
        self._shown = frozenset(first.entries)
        ways = await self._named((feed for feed in first.feeds if not is_of_comments(feed)), Kind.FEED, "the page")
        if all(way.fault for way in ways):
            ways += await self._usual(usual_feeds(first.url), Kind.FEED)
        maps = await self._named(self._visit.sitemaps, Kind.SITEMAP, "robots.txt")
        maps += await self._named((link.url for link in first.maps), Kind.SITEMAP, "the page")
        if all(way.fault for way in maps):
            maps += await self._usual(usual_sitemaps(first.url), Kind.SITEMAP)
        return self._told(url, [*ways, *maps, self._page(first)], note)

    def _told(self, url: str, ways: list[Way], note: str | None, *, is_given: bool = False) -> SiteLook:
        choices = choose(ways, is_given=is_given)
        return SiteLook(url=url, ways=tuple(ways), choices=choices, note=note, requests=self._visit.requests)

    async def _see(self, url: str) -> Sight:
        self._seen.add(canonical_url(url) or url)
        sight = await self._readers.read(await self._visit.fetch(url))
        self._seen.add(canonical_url(sight.url) or sight.url)
        return sight

    async def _named(self, urls: Iterable[str], kind: Kind, by: str) -> list[Way]:
        """Return the ways that the site names, those too that give nothing."""
        ways: list[Way] = []
        for url in urls:
            if len(ways) == MOST_NAMED:
                break
            if (canonical_url(url) or url) in self._seen:
                continue
            try:
                sight = await self._see(url)
            except CrawlerError as error:
                fault = getattr(error, "detail", "") or str(error)
                ways.append(Way(url=url, kind=kind, found_by=by, fault=fault))
                continue
            if sight.kind is kind:
                ways.append(await self._way(sight, by))
            else:
                ways.append(Way(url=url, kind=kind, found_by=by, fault=f"it is a {sight.kind} and no {kind}"))
        return ways

    async def _usual(self, urls: Iterable[str], kind: Kind) -> list[Way]:
        """Return the first way that is found where such ways usually are."""
        for url in urls:
            try:
                sight = None if (canonical_url(url) or url) in self._seen else await self._see(url)
            except CrawlerError:
                continue
            if sight is not None and sight.kind is kind:
                return [await self._way(sight, "its usual place")]
        return []

    async def _way(self, sight: Sight, by: str) -> Way:
        seen = sight if not sight.maps else await self._whole_of(sight)
        entries = dict.fromkeys(seen.entries)
        looked = min(len(sight.maps), MOST_OF_INDEX)
        return Way(
            url=sight.url,
            kind=sight.kind,
            found_by=by,
            count=len(entries) * len(sight.maps) // looked if looked else len(entries),
            is_estimate=len(sight.maps) > looked,
            whole=seen.whole,
            newest=seen.newest,
            samples=seen.samples,
            covers=len(self._shown & entries.keys()),
            of=len(self._shown),
        )

    async def _whole_of(self, index: Sight) -> Sight:
        """Return an index with the entries of its newest sitemaps; those that cannot be read count for nothing."""
        found = index
        waiting = deque(link.url for link in index.maps[:MOST_OF_INDEX])
        while waiting:
            url = waiting.popleft()
            if (canonical_url(url) or url) in self._seen:
                continue
            try:
                sight = await self._see(url)
            except CrawlerError:
                continue
            if sight.maps and not sight.entries:  # an index of indexes
                waiting.append(sight.maps[0].url)
            moments = [moment for moment in (found.newest, sight.newest) if moment is not None]
            found = replace(
                found,
                entries=found.entries + sight.entries,
                newest=max(moments, default=None),
                samples=(found.samples + sight.samples)[:SAMPLES],
            )
        return found

    def _page(self, sight: Sight) -> Way:
        shown = len(sight.entries)
        return Way(
            url=sight.url,
            kind=Kind.PAGE,
            found_by="the given address" if len(self._seen) == 1 else "the page",
            count=shown or sight.whole,
            whole=sight.whole,
            newest=sight.newest,
            samples=sight.samples,
            covers=shown,
            of=shown,
        )
