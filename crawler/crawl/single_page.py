"""One page fetched and nothing else: by the same rules as in a crawl, without a store."""

from __future__ import annotations

from collections.abc import AsyncIterator

from scrapy.crawler import AsyncCrawlerRunner
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.archive.harvest import Harvest
from crawler.config.model import DEFAULT_DATABASE, Fetch, Source
from crawler.core.errors import FetchError
from crawler.core.types import Document
from crawler.logs import without_logins
from crawler.session.session import CrawlSession
from crawler.session.workers import Workers
from crawler.settings import for_fetch
from crawler.spiders.base import SourceSpider
from crawler.spiders.fetch_errors import describe, describe_status
from storage.database import Database

_OK = (200, 203)
_NOTHING: tuple[Harvest, ...] = ()


async def fetch_document(url: str, fetch: Fetch, workers: Workers) -> Document:
    """Return the page of a URL; raises FetchError. Needs the loop of `event_loop`; the store is never opened."""
    source = Source(name=url, url=url, limit=1)
    session = CrawlSession(source, 0, database=Database(DEFAULT_DATABASE), fetch=fetch, workers=workers)
    crawler = AsyncCrawlerRunner(for_fetch(fetch)).create_crawler(_SingleSpider)
    try:
        await crawler.crawl_async(url=url, session=session, limit=1)
    except BaseException:
        session.stopping.set()
        await crawler.stop_async()
        raise
    finally:
        session.writer.close()
    spider = crawler.spider
    assert isinstance(spider, _SingleSpider)
    if spider.document is None:
        kind, sentence = spider.fault or ("fetch-failed", "the page cannot be fetched")
        raise FetchError(without_logins(url), kind, sentence.removeprefix(f"{without_logins(url)}: "))
    return spider.document


class _SingleSpider(SourceSpider):
    """Keeps the page instead of reading it."""

    name = "single"
    document: Document | None = None
    fault: tuple[str, str] | None = None

    async def visit(self, response: Response) -> AsyncIterator[Harvest]:
        """Keep the page."""
        if response.status not in _OK:
            self.fault = describe_status(response.status, response.url)
            return
        content_type = response.headers.get(b"Content-Type", b"") or b""
        self.document = Document(
            url=response.url, body=response.body, content_type=content_type.decode("latin-1", "replace")
        )
        for nothing in _NOTHING:
            yield nothing

    def give_up(self, failure: Failure) -> None:
        """Keep the reason."""
        self.fault = describe(failure.value or RuntimeError("no reason given"), self.url)
