"""Pages fetched and nothing else: by the same rules as in a crawl, without a store."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, TypeVar

from scrapy import Request
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.http.request import NO_CALLBACK

from crawler.config.model import DEFAULT_DATABASE, Fetch, Source
from crawler.core.errors import FetchError
from crawler.core.types import Document
from crawler.logs import without_logins
from crawler.session.session import CrawlSession
from crawler.session.workers import Workers
from crawler.settings import for_fetch
from crawler.spiders.base import SourceSpider
from crawler.spiders.fetch_errors import describe_status, explain
from storage.database import Database

T = TypeVar("T")

_OK = (200, 203)
_NOTHING: tuple[Any, ...] = ()


class Visit:
    """A visit to a site: its pages one by one, under one robots.txt, with the pauses of a crawl between them."""

    def __init__(self, spider: SourceSpider) -> None:
        self._spider = spider
        self.requests = 0

    async def fetch(self, url: str) -> Document:
        """Return the page of a URL; raises FetchError."""
        self.requests += 1
        request = Request(url, NO_CALLBACK, meta={"is_page": True})
        try:
            response = await self._spider.crawler.engine.download_async(request)
        except Exception as error:  # noqa: BLE001  whatever went wrong, it is this page's
            raise FetchError(without_logins(url), *explain(error, url, self._spider.session.source.url)) from None
        if response.status not in _OK:
            kind, sentence = describe_status(response.status, response.url)
            raise FetchError(without_logins(url), kind, sentence.removeprefix(f"{without_logins(response.url)}: "))
        content_type = response.headers.get(b"Content-Type", b"") or b""
        return Document(url=response.url, body=response.body, content_type=content_type.decode("latin-1", "replace"))

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that the robots.txt of the hosts asked so far name."""
        return tuple(dict.fromkeys(self._spider.named_sitemaps))


async def fetch_document(url: str, fetch: Fetch, workers: Workers, *, render: bool = False) -> Document:
    """Return the page of a URL, with `render` as a browser has it; raises FetchError.

    Needs the loop of `event_loop`; the store is never opened.
    """
    return await visit(Source(name=url, url=url, render=render), fetch, workers, lambda visit: visit.fetch(url))


async def visit(source: Source, fetch: Fetch, workers: Workers, work: Callable[[Visit], Awaitable[T]]) -> T:
    """Return what `work` makes of a visit to the site of a source, as which it is asked; raises what `work` does.

    Needs the loop of `event_loop`; the store is never opened.
    """
    session = CrawlSession(source, 0, database=Database(DEFAULT_DATABASE), fetch=fetch, workers=workers)
    crawler = AsyncCrawlerRunner(for_fetch(session.fetch)).create_crawler(_Visitor)
    ends: list[T | BaseException] = []

    async def do(visit: Visit) -> None:
        try:
            ends.append(await work(visit))
        except Exception as error:  # noqa: BLE001  it is raised where the visit is over
            ends.append(error)

    try:
        await crawler.crawl_async(url=source.url, session=session, work=do)
    except BaseException:
        session.stopping.set()
        await crawler.stop_async()
        raise
    finally:
        session.writer.close()
    if not ends:
        raise FetchError(without_logins(source.url), "stopped", "the visit was stopped")
    if isinstance(ends[0], BaseException):
        raise ends[0]
    return ends[0]


class _Visitor(SourceSpider):
    """Fetches what it is asked for, and follows nothing."""

    name = "visitor"

    def __init__(self, url: str, session: CrawlSession, work: Callable[[Visit], Awaitable[None]]) -> None:
        super().__init__(url, session)
        self._work = work

    async def start(self) -> AsyncIterator[Any]:
        """Do the work; no request goes the way of a crawl."""
        await self._work(Visit(self))
        for nothing in _NOTHING:
            yield nothing
