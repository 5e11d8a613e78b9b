"""Asks no host, and no page, that wants to be left alone, whichever run or process it said so to."""

from __future__ import annotations

from datetime import UTC, datetime
from time import monotonic
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.core.errors import FetchError
from crawler.core.links.urls import canonical_url
from crawler.middlewares.downloader import PoliteDownloader, host_of
from crawler.middlewares.pacing.pace import MAX_HOLD
from crawler.spiders.base import SourceSpider

_AN_ERROR = 400
_ASK_AGAIN_AFTER = 10.0
"""Seconds after which the store is asked again for what other processes were told."""


class HoldMiddleware:
    """Looks up in the store whether a page or its host is held; a short hold is waited for in the downloader."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._asked_at: dict[str, float] = {}
        self._known: set[str] = set()
        self._pages: dict[str, datetime] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the middleware."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raise `FetchError` for a request to a host, or for a page, that is left for the next run."""
        downloader, spider = self._crawler.engine.downloader, self._crawler.spider
        assert isinstance(downloader, PoliteDownloader)
        assert isinstance(spider, SourceSpider)
        host, pace, now = host_of(request), downloader.pace_of(request), monotonic()
        if now - self._asked_at.get(host, -_ASK_AGAIN_AFTER) >= _ASK_AGAIN_AFTER:
            self._asked_at[host] = now
            known, pages = await spider.session.recall_holds(host)
            self._pages |= {page.url: page.until for page in pages}
            if known is not None:
                self._known.add(host)
                pace.busy = max(pace.busy, known.times)
                left = (known.until - datetime.now(UTC)).total_seconds()
                if left > pace.hold_left(now):
                    pace.hold(min(left, MAX_HOLD), now)
        if pace.is_closed(now):
            detail = f"the site asked to be left alone; it is asked again in {pace.hold_left(now):,.0f} seconds"
            raise FetchError(request.url, "held", detail)
        until = self._pages.get(canonical_url(request.url) or request.url) if self._pages else None
        if until is not None and (left := (until - datetime.now(UTC)).total_seconds()) > 0:
            detail = f"the page asked to be left alone; it is asked again in {left:,.0f} seconds"
            raise FetchError(request.url, "page-held", detail)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Return the response; a host that answers again is no longer known as one that asked for a pause."""
        host = host_of(request)
        if response.status < _AN_ERROR and host in self._known:
            self._known.discard(host)
            spider = self._crawler.spider
            assert isinstance(spider, SourceSpider)
            await spider.session.end_hold(host)
        return response
