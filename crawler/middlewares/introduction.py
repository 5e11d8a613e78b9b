"""Sends the user agent and the headers of a source to its own publisher, and to nobody else."""

from __future__ import annotations

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.settings import with_contact
from crawler.spiders.base import SourceSpider


class IntroductionMiddleware:
    """Goes over each request, those of redirects and for robots.txt, too: they may carry what was meant for others."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the middleware."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Set what this host may hear, and take away what it may not; Scrapy adds what all hosts are told."""
        spider = self._crawler.spider
        assert isinstance(spider, SourceSpider)
        introduction, fetch = spider.session.introduction, spider.session.fetch
        for name in ("User-Agent", *(header.name for header in introduction.headers)):
            request.headers.pop(name, None)
        user_agent = introduction.user_agent(request.url)
        if user_agent is not None:
            request.headers["User-Agent"] = with_contact(user_agent, fetch.contact)
        for header in introduction.headers_for(request.url):
            request.headers[header.name] = header.value
