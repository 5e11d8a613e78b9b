"""Scrapy's downloader, kept to what hosts may expect: so many requests at once, so far apart, none when they ask."""

from __future__ import annotations

from collections.abc import Coroutine
from datetime import UTC, datetime
from time import monotonic
from typing import Any

from scrapy import Request, signals
from scrapy.core.downloader import Downloader, Slot
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Response
from scrapy.utils.asyncio import call_later
from twisted.internet.defer import Deferred

from crawler.core.errors import FetchError
from crawler.middlewares.guard import CRAWL_STOPPING
from crawler.middlewares.pacing.pace import Pace
from crawler.middlewares.pacing.retry_after import retry_after
from crawler.session.session import CrawlSession
from crawler.spiders.base import SourceSpider
from crawler.spiders.scope import bounds_of

BUSY = frozenset({429, 503})
"""Statuses by which a host says that it is asked too often, or cannot answer now."""


class PacedSlot(Slot):
    """Scrapy's queue of one host, with the pace of that host, which outlives it."""

    def __init__(self, concurrency: int, pace: Pace, jitter: float) -> None:
        super().__init__(concurrency, pace.delay, jitter)
        self.pace = pace

    def download_delay(self) -> float:
        """Return the seconds to the next request: by chance some more or less, but never less than was promised."""
        return max(self.pace.floor, super().download_delay())


class PoliteDownloader(Downloader):
    """Counts as the server does; each of its slots is one host, with all the names of its editions."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        # Whoever allows a private address by name is its owner, and in no need of pauses.
        self._owned = {_host(f"http://{name}") for name in crawler.settings.getlist("ALLOW_PRIVATE")}
        self._paces: dict[str, Pace] = {}
        crawler.signals.connect(self._note, signals.response_downloaded)
        crawler.signals.connect(self._release, CRAWL_STOPPING)

    def get_slot_key(self, request: Request) -> str:
        """Return the host that a request goes to."""
        return host_of(request)

    def pace_of(self, request: Request) -> Pace:
        """Return the pace of the host that a request goes to."""
        host = host_of(request)
        if host not in self._paces:
            is_owned = host in self._owned
            self._paces[host] = Pace(floor=self._delay_of(request, is_owned=is_owned), adapts=not is_owned)
        return self._paces[host]

    @property
    def _session(self) -> CrawlSession:
        spider = self.crawler.spider
        assert isinstance(spider, SourceSpider)
        return spider.session

    def _delay_of(self, request: Request, *, is_owned: bool) -> float:
        """Return the least seconds between two requests; what a source says of its own holds at its publisher alone."""
        session = self._session
        is_home = session.introduction.is_home(request.url)
        if is_home and session.source.delay is not None:
            return session.source.delay
        if is_owned:
            return 0.0
        return self._delay if is_home else max(self._delay, session.common.delay)

    def _most_at_once(self, request: Request) -> int:
        session, most = self._session, self.domain_concurrency
        return most if session.introduction.is_home(request.url) else min(most, session.common.concurrency)

    def _get_slot(self, request: Request, spider: object = None) -> tuple[str, Slot]:
        key = self.get_slot_key(request)
        if key not in self.slots:
            self.slots[key] = PacedSlot(self._most_at_once(request), self.pace_of(request), self._jitter)
            self._start_slot_gc()
        return key, self.slots[key]

    def _process_queue(self, slot: Slot) -> None:
        assert isinstance(slot, PacedSlot)
        pace, now = slot.pace, monotonic()
        if pace.is_closed(now):
            while slot.queue:
                request, waiting = slot.queue.popleft()
                waiting.errback(FetchError(request.url, "held", "its host asked to be left alone"))
            return
        if left := pace.hold_left(now):
            if slot.latercall is None:
                slot.latercall = call_later(left, self._latercall, slot)
            return
        slot.delay = pace.delay
        super()._process_queue(slot)

    def _wait_for_download(
        self, slot: Slot, request: Request, queue_dfd: Deferred[Response]
    ) -> Coroutine[Any, Any, None]:
        # Scrapy counts a request when its task begins, and so lets a whole queue pass before the first of it counts.
        slot.transferring.add(request)
        return super()._wait_for_download(slot, request, queue_dfd)

    async def _download(self, slot: Slot, request: Request) -> Response:
        try:
            return await super()._download(slot, request)
        except DownloadTimeoutError:
            self.pace_of(request).timed_out()
            raise

    def _note(self, response: Response, request: Request) -> None:
        """Take note of an answer before the next request leaves."""
        pace = self.pace_of(request)
        pace.answered(request.meta.get("download_latency", 0.0), response.status)
        stats = self._session.stats
        stats.statuses[response.status] += 1
        if response.status in BUSY:
            is_robots = bool(request.meta.get("is_robots"))
            pace.asked_to_wait(response.status, wish_of(response), monotonic(), for_all=is_robots)
            stats.busy += 1

    def _release(self) -> None:
        """Let what waits go on, to its end."""
        for pace in self._paces.values():
            pace.release()


def wish_of(response: Response) -> float | None:
    """Return for how many seconds a server asks to be left alone, None where it names no time."""
    wish = response.headers.get(b"Retry-After")
    return retry_after(wish.decode("latin-1"), datetime.now(UTC)) if wish else None


def host_of(request: Request) -> str:
    """Return the host whose manners a request keeps; a redirect's request carries the slot of where it came from."""
    return _host(request.url)


def _host(url: str) -> str:
    site = bounds_of(url)
    return site.site if site.port is None else f"{site.site}:{site.port}"
