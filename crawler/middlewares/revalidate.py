"""Asks for known pages only if they have changed: If-None-Match and If-Modified-Since from the last visit."""

from __future__ import annotations

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.core.links.urls import canonical_url
from crawler.spiders.base import SourceSpider
from crawler.spiders.frontier import Target


class RevalidateMiddleware:
    """Looks a page up and lays what is known of it into `request.meta["known"]`; a start page is always read anew."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the middleware."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Make the request conditional where the page was read before, by the same reader."""
        spider = self._crawler.spider
        assert isinstance(spider, SourceSpider)
        target: Target | None = request.meta.get("target")
        if target is None or target.is_start or "retry_times" in request.meta:
            return
        request.headers.pop(b"If-None-Match", None)
        request.headers.pop(b"If-Modified-Since", None)
        known = await spider.session.recall(canonical_url(request.url) or request.url)
        request.meta["known"] = known
        if known is not None and known.etag:
            request.headers[b"If-None-Match"] = known.etag
        if known is not None and known.last_modified:
            request.headers[b"If-Modified-Since"] = known.last_modified
