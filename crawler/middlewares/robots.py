"""robots.txt as RFC 9309 has it: unreachable means hands off, missing means free; a Crawl-delay slows the host down.

What it and the answers say of the use of pages is noted for whoever stores them, and forbids nothing.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Self

from scrapy import Request
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import ProtegoRobotParser
from scrapy.utils.httpobj import urlparse_cached

from crawler.core.errors import FetchError
from crawler.core.rights.robots_txt import RobotsTxt, parse_robots
from crawler.core.rights.statements import HEADERS, header_rights, joined
from crawler.middlewares.downloader import PoliteDownloader
from crawler.spiders.base import SourceSpider
from crawler.spiders.fetch_errors import explain

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response

MAX_RULES = 500 * 1024
"""Bytes of robots.txt that are read, comments aside; RFC 9309 asks for at least as much."""

MAX_DELAY = 30.0
"""Seconds; a site that asks for a longer Crawl-delay gets this one."""

# Then nobody answers at that address, and robots.txt is not the point.
_UNREACHABLE = frozenset({"dns", "refused", "tls"})
_OF_THE_HOST = frozenset({"private-address", "stopped", "busy", "held", "proxy"})
"""Reasons that say more than that robots.txt is missing."""
_MAX_DOWNLOAD = 16 * 1024 * 1024
"""Bytes of robots.txt that are fetched, comments and blank lines included."""
_COMMENT = re.compile(rb"#[^\r\n]*")
_BLANK_LINES = re.compile(rb"[\r\n]+[\r\n \t]*")


@dataclass(frozen=True, slots=True)
class _Rules:
    """A robots.txt: what decides on a fetch, and what it says beside that."""

    parser: ProtegoRobotParser
    said: RobotsTxt


class RobotsMiddleware:
    """Asks each host for its robots.txt once a run, and keeps to it."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._user_agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self._rules: dict[str, asyncio.Task[_Rules | FetchError]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the middleware."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raise `FetchError` for a request that robots.txt forbids, or that an unreachable robots.txt may forbid."""
        if request.meta.get("is_robots"):
            return
        netloc = urlparse_cached(request).netloc
        if netloc not in self._rules:
            self._rules[netloc] = asyncio.ensure_future(self._fetch(request))
        # Shielded: a request that is cancelled must not take the answer away from the others.
        rules = await asyncio.shield(self._rules[netloc])
        if isinstance(rules, FetchError):
            raise FetchError(request.url, rules.reason, rules.detail)
        agent = self._agent_for(request)
        if not rules.parser.allowed(request.url, agent):
            raise FetchError(request.url, "robots", f"robots.txt of {netloc} forbids this page")
        request.meta["rights"] = rules.said.said_of(request.url, agent)

    def process_response(self, request: Request, response: Response) -> Response:
        """Note what the headers of an answer say of the use of its page."""
        if (said := request.meta.get("rights")) is not None:
            values = [(name, value.decode("latin-1")) for name in HEADERS for value in response.headers.getlist(name)]
            if values:
                request.meta["rights"] = joined(header_rights(response.url, values), said)
        return response

    async def _fetch(self, request: Request) -> _Rules | FetchError:
        """Return the rules of a request's host, or why it is not crawled."""
        parts = urlparse_cached(request)
        meta = {"is_robots": True, "download_maxsize": _MAX_DOWNLOAD, "max_retry_times": 1}
        url = f"{parts.scheme}://{parts.netloc}/robots.txt"
        refusal = f"robots.txt of {parts.netloc} cannot be fetched, so the site is left alone"
        try:
            question = Request(url, NO_CALLBACK, priority=1000, meta=meta)
            response: Response = await self._crawler.engine.download_async(question)
        except FetchError as error:
            if error.reason in _OF_THE_HOST:
                return error
            return FetchError(url, "robots-unreachable", f"{refusal} ({error.detail})")
        except Exception as error:  # noqa: BLE001  whatever went wrong, it is the host's answer
            kind, reason = explain(error, url)
            return FetchError(url, kind if kind in _UNREACHABLE else "robots-unreachable", f"{refusal} ({reason})")
        if response.status == HTTPStatus.TOO_MANY_REQUESTS or response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return FetchError(url, "robots-unreachable", f"{refusal} (it answers {response.status})")
        body = await asyncio.to_thread(essence, response.body) if response.status == HTTPStatus.OK else b""
        rules = ProtegoRobotParser(body, None)
        said = await asyncio.to_thread(parse_robots, body.decode("utf-8", "replace"))
        self._slow_down(request, rules)
        spider = self._crawler.spider
        assert isinstance(spider, SourceSpider)
        if not request.meta.get("is_part"):  # what a page's scripts come from is nobody's site
            spider.note_sitemaps(list(rules.rp.sitemaps))
        return _Rules(rules, said)

    def _agent_for(self, request: Request) -> str:
        """Return the name by which rules are looked up for a request."""
        spider = self._crawler.spider
        assert isinstance(spider, SourceSpider)
        return spider.session.introduction.user_agent(request.url) or self._user_agent

    def _slow_down(self, request: Request, rules: ProtegoRobotParser) -> None:
        delay = rules.crawl_delay(self._agent_for(request))
        if delay and delay > 0:
            downloader = self._crawler.engine.downloader
            assert isinstance(downloader, PoliteDownloader)
            downloader.pace_of(request).crawl_delay(min(delay, MAX_DELAY))


def essence(body: bytes) -> bytes:
    """Return a robots.txt without comments and blank lines, cut at `MAX_RULES`."""
    body = body.removeprefix(b"\xef\xbb\xbf")
    return _BLANK_LINES.sub(b"\n", _COMMENT.sub(b"", body))[:MAX_RULES]
