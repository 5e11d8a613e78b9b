"""Asks again for what failed for a moment: a few times, later each time, and never before the site wants it."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Response
from scrapy.utils.misc import load_object

from crawler.core.errors import FetchError
from crawler.spiders.base import SourceSpider

MAX_WAIT = 60.0
"""Seconds that a run waits because a site says so; a site that wants more is left for the next run."""

_FIRST_PAUSE = 0.25
"""Seconds before the first new try; each further pause is twice as long."""
_PASSING_FAULTS = frozenset({"truncated", "bad-encoding"})


class RetryMiddleware:
    """Repeats by Scrapy's settings RETRY_TIMES, RETRY_HTTP_CODES and RETRY_EXCEPTIONS, with a pause before each try."""

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
        if response.status not in self._statuses:
            return response
        wish = response.headers.get(b"Retry-After")
        wait = retry_after(wish.decode("latin-1"), datetime.now(UTC)) if wish else None
        if wait is not None and wait > MAX_WAIT:
            detail = f"the site answers {response.status} and asks to wait {wait:.0f} seconds; left for the next run"
            raise FetchError(request.url, "busy", detail)
        return await self._again(request, f"status {response.status}", wait) or response

    async def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """Return the request to try again, or None where that is of no use."""
        passing = isinstance(exception, FetchError) and exception.reason in _PASSING_FAULTS
        if isinstance(exception, DownloadTimeoutError) and "retry_times" in request.meta:
            return None  # each costs the whole time limit
        if passing or isinstance(exception, self._exceptions):
            return await self._again(request, type(exception).__name__, None)
        return None

    async def _again(self, request: Request, reason: str, wait: float | None) -> Request | None:
        """Return the next try after the time asked for, or twice as long a pause each time; None after the last."""
        spider = self._crawler.spider
        assert isinstance(spider, SourceSpider)
        again = get_retry_request(request, spider=spider, reason=reason, give_up_log_level=logging.DEBUG)
        if again is None:
            return None
        seconds = _FIRST_PAUSE * 2 ** again.meta["retry_times"] / 2 if wait is None else wait
        try:
            await asyncio.wait_for(spider.session.stopping.wait(), seconds)
        except TimeoutError:
            return again
        raise FetchError(request.url, "stopped", "the crawl was stopped")


def retry_after(value: str, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for, at least 0; None for one that says nothing."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:12])
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
