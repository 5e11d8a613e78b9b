"""Stores what a page gave: one transaction a page, beside the event loop, in the order of the pages."""

from __future__ import annotations

from typing import Self

from scrapy.crawler import Crawler

from crawler.archive.harvest import Harvest
from crawler.spiders.base import SourceSpider


class StorePipeline:
    """The last stage of a crawl."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the pipeline."""
        return cls(crawler)

    async def process_item(self, item: Harvest) -> Harvest:
        """Store a page; a store that fails stops the crawl."""
        spider = self._crawler.spider
        assert isinstance(spider, SourceSpider)
        await spider.session.writer.store(item, item.page.fetched_at)
        return item
