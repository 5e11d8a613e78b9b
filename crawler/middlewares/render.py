"""Lets a browser finish the pages of a source that wants it; what they ask for goes the way of every other request."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.browser.installed import find_browser
from crawler.core.errors import FetchError
from crawler.logs import printable
from crawler.middlewares.guard import CRAWL_STOPPING
from crawler.settings import with_contact
from crawler.spiders.base import SourceSpider

if TYPE_CHECKING:
    from crawler.browser.chromium import Chromium
    from crawler.browser.values import Answer, Asked

_OK = (200, 203)
_PAGES = ("text/html", "application/xhtml+xml")
_KEPT = ("javascript", "text/css")
_MOST_KEPT = 32 * 1024 * 1024
"""Bytes of scripts and styles that a run keeps for its next pages, most of which ask for the same."""


class RenderMiddleware:
    """Stands before all others, so that it sees what came in the end; the browser is one for a run."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._browser: Chromium | None = None
        self._kept: dict[str, Answer] = {}
        self._kept_bytes = 0
        self._under_way: set[asyncio.Future[bytes]] = set()
        crawler.signals.connect(self._stop, CRAWL_STOPPING)
        crawler.signals.connect(self._close, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the middleware."""
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Return a page as the browser has it, anything else as it came; raises `FetchError` where it fails."""
        session = self._spider().session
        is_page = "target" in request.meta or "is_page" in request.meta
        if not session.source.render or not is_page or not session.introduction.is_home(response.url):
            return response
        if response.status not in _OK or not _type(response).startswith(_PAGES):
            return response
        rendering = asyncio.ensure_future(self._render(response))
        self._under_way.add(rendering)
        try:
            body = await rendering
        except asyncio.CancelledError:
            raise FetchError(request.url, "stopped", "the crawl was stopped") from None
        finally:
            self._under_way.discard(rendering)
        headers = response.headers.copy()
        headers[b"Content-Type"] = b"text/html; charset=utf-8"
        return response.replace(headers=headers, body=body)

    async def _render(self, response: Response) -> bytes:
        # Here, since the package that drives browsers is an extra.
        try:
            path = find_browser(self._spider().session.fetch.browser)
        except ValueError as error:
            raise FetchError(response.url, "no-browser", str(error)) from None
        from crawler.browser.chromium import Chromium
        from crawler.browser.rendering import render
        from crawler.browser.values import Rendering

        session = self._spider().session
        source, fetch = session.source, session.fetch
        agent = session.introduction.user_agent(response.url) or fetch.user_agent
        if self._browser is None:
            self._browser = Chromium(path, with_contact(agent, fetch.contact))
        how = Rendering(scrolls=source.scrolls, max_bytes=fetch.max_bytes, consent=source.consent)
        try:
            return await render(self._browser, _answer(response), self._fetch, how)
        except FetchError as error:
            raise FetchError(error.url, error.reason, printable(error.detail)) from None

    async def _fetch(self, asked: Asked) -> Answer | None:
        """Fetch what a page asks for, past robots.txt, the pace of its host and the guard of addresses."""
        if asked.method == "POST" and not self._spider().session.introduction.is_home(asked.url):
            return None  # the source's own site alone may be told something
        if asked.method == "GET" and asked.url in self._kept:
            return self._kept[asked.url]
        try:
            request = Request(
                asked.url,
                NO_CALLBACK,
                method=asked.method,
                headers=dict(asked.headers),
                body=asked.body,
                # What is sent to the publisher goes nowhere else.
                meta={"is_part": True, "max_retry_times": 1, "dont_redirect": asked.method == "POST"},
            )
            response = await self._crawler.engine.download_async(request)
        except Exception:  # noqa: BLE001  whatever went wrong, the page has to do without
            return None
        self._spider().session.stats.bytes += len(response.body)
        answer = _answer(response)
        if asked.method == "GET" and response.status in _OK and any(kind in _type(response) for kind in _KEPT):
            self._keep(asked.url, answer)
        return answer

    def _keep(self, url: str, answer: Answer) -> None:
        if self._kept_bytes + len(answer.body) <= _MOST_KEPT:
            self._kept[url] = answer
            self._kept_bytes += len(answer.body)

    def _stop(self) -> None:
        for rendering in tuple(self._under_way):
            rendering.cancel()

    async def _close(self) -> None:
        self._kept.clear()
        if self._browser is not None:
            await self._browser.close()

    def _spider(self) -> SourceSpider:
        spider = self._crawler.spider
        assert isinstance(spider, SourceSpider)
        return spider


def _type(response: Response) -> str:
    return (response.headers.get(b"Content-Type") or b"").decode("latin-1").strip().lower()


def _answer(response: Response) -> Answer:
    from crawler.browser.values import Answer

    headers = tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in response.headers.items()
        for value in values
    )
    return Answer(url=response.url, status=response.status, headers=headers, body=response.body)
