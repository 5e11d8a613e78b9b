"""Asks again for what failed for a moment: a few times, later each time, and never before the site wants it."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Response
from scrapy.utils.misc import load_object

from crawler.core.errors import FetchError
from crawler.core.links.urls import canonical_url
from crawler.middlewares.downloader import BUSY, PoliteDownloader, host_of, wish_of
from crawler.middlewares.pacing.pace import MAX_HOLD, MAX_WAIT
from crawler.spiders.base import SourceSpider
from storage.run_records import HeldPage, HostHold

_FIRST_PAUSE = 0.25
"""Seconds before the first new try; each further pause is twice as long."""
_WORTH_KEEPING = 5.0
"""Seconds of a hold from which other runs and processes are told: a shorter one is over before they ask."""
_PASSING_FAULTS = frozenset({"truncated", "bad-encoding"})


class RetryMiddleware:
    """Repeats by Scrapy's settings RETRY_TIMES, RETRY_HTTP_CODES and RETRY_EXCEPTIONS, with a pause before each try.

    After a 429 or 503 the downloader holds the whole host; what is to be tried again waits there with the rest.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._statuses = frozenset(int(status) for status in crawler.settings.getlist("RETRY_HTTP_CODES"))
        named = crawler.settings.getlist("RETRY_EXCEPTIONS")
        self._exceptions = tuple(load_object(name) if isinstance(name, str) else name for name in named)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the middleware."""
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        """Return the response, or after the due pause the request to try again."""
        if response.status in BUSY:
            await self._note_hold(request, response)
            return self._next_try(request, f"status {response.status}") or response
        if response.status not in self._statuses:
            return response
        return await self._again(request, f"status {response.status}") or response

    async def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """Return the request to try again, or None where that is of no use."""
        passing = isinstance(exception, FetchError) and exception.reason in _PASSING_FAULTS
        if isinstance(exception, DownloadTimeoutError) and "retry_times" in request.meta:
            return None  # each costs the whole time limit
        if passing or isinstance(exception, self._exceptions):
            return await self._again(request, type(exception).__name__)
        return None

    async def _note_hold(self, request: Request, response: Response) -> None:
        """Tell other runs and processes of a pause; raises `FetchError` where it is longer than this run waits.

        A page that wants more, where its host as a whole has not said so, is held alone.
        """
        session = self._spider().session
        downloader = self._crawler.engine.downloader
        assert isinstance(downloader, PoliteDownloader)
        pace, now = downloader.pace_of(request), monotonic()
        seconds = pace.hold_left(now)
        if seconds >= _WORTH_KEEPING:
            until = datetime.now(UTC) + timedelta(seconds=seconds)
            await session.keep_hold(
                HostHold(host=host_of(request), until=until, status=response.status, times=pace.busy)
            )
        if pace.is_closed(now):
            detail = f"the site answers {response.status} and is left alone for {seconds:,.0f} seconds"
            raise FetchError(request.url, "busy", detail)
        if (wish := wish_of(response) or 0.0) > MAX_WAIT:
            until = datetime.now(UTC) + timedelta(seconds=min(wish, MAX_HOLD))
            url = canonical_url(request.url) or request.url
            await session.keep_hold(HeldPage(host=host_of(request), url=url, until=until))
            if (target := request.meta.get("target")) is not None:
                session.asked_later.add(target.url)
            detail = f"the page answers {response.status} and wants to be asked again in {wish:,.0f} seconds"
            raise FetchError(request.url, f"http-{response.status}", detail)

    async def _again(self, request: Request, reason: str) -> Request | None:
        """Return the next try after a pause that is twice as long each time; None after the last."""
        again = self._next_try(request, reason)
        if again is None:
            return None
        try:
            await asyncio.wait_for(
                self._spider().session.stopping.wait(), _FIRST_PAUSE * 2 ** again.meta["retry_times"] / 2
            )
        except TimeoutError:
            return again
        raise FetchError(request.url, "stopped", "the crawl was stopped")

    def _next_try(self, request: Request, reason: str) -> Request | None:
        return get_retry_request(request, spider=self._spider(), reason=reason, give_up_log_level=logging.DEBUG)

    def _spider(self) -> SourceSpider:
        spider = self._crawler.spider
        assert isinstance(spider, SourceSpider)
        return spider
