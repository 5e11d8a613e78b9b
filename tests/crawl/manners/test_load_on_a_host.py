from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import Response
from scrapy.utils.asyncio import call_later

from crawler.config.model import Fetch, Source
from crawler.crawl.report import RunReport
from crawler.crawl.run import crawl
from crawler.middlewares.guard import GuardedDownloadHandler
from crawler.session.workers import Workers
from storage.database import Database
from tests.counting_server import CountingServer, Reply
from tests.crawl.pages import front
from tests.event_loop import run
from tests.paper import story

STORIES = 24
PADDING = f"<!-- {'-' * 20_000} -->"
"""Makes all pages together longer than the headers of one may be."""


def answer(host: str, path: str) -> Reply:
    """Answer as a paper does of which half the stories moved."""
    if path == "/":
        return Reply(front(*(f"/story/{number}" for number in range(STORIES))))
    number = int(path.rpartition("/")[2]) if path.startswith(("/story/", "/moved/")) else STORIES
    if number >= STORIES:
        return Reply(status=404)
    if path.startswith("/story/") and number % 2:
        return Reply(status=302, headers=(("Location", f"/moved/{number}"),))
    return Reply(story(number) + PADDING)


async def collect(server: CountingServer, store: Database, workers: Workers, concurrency: int) -> RunReport:
    fetch = Fetch(allow_private=(f"127.0.0.1:{server.port}",), timeout=5.0, concurrency=concurrency)
    source = Source(name="paper", url=server.url("/"))
    return await crawl(source, database=store, fetch=fetch, workers=workers)


@pytest.mark.parametrize("concurrency", [1, 3])
def test_a_server_never_counts_more_requests_or_connections_than_are_allowed_at_once(
    store: Database, workers: Workers, concurrency: int
) -> None:
    async def main() -> None:
        async with CountingServer(answer) as server:
            report = await collect(server, store, workers, concurrency)
            assert report.new == STORIES
            assert len(server.requests) == 2 + STORIES + STORIES // 2
            assert server.most_at_once == concurrency
            assert server.connections <= concurrency

    run(main())


def test_the_crawl_delay_of_robots_txt_is_the_least_pause_also_for_redirects_and_retries(
    store: Database, workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = {"now": 1_000.0}
    sent: list[float] = []
    fetch = GuardedDownloadHandler.download_request

    def at_once(seconds: float, work: Any, *arguments: Any) -> Any:
        clock["now"] += seconds
        return call_later(0, work, *arguments)

    for module in ("scrapy.core.downloader", "crawler.middlewares.downloader"):
        monkeypatch.setattr(f"{module}.monotonic", lambda: clock["now"])
        monkeypatch.setattr(f"{module}.call_later", at_once)

    async def note(handler: GuardedDownloadHandler, request: Request) -> Response:
        sent.append(clock["now"])
        return await fetch(handler, request)

    monkeypatch.setattr(GuardedDownloadHandler, "download_request", note)

    def answer_slowly(host: str, path: str) -> Reply:
        if path == "/robots.txt":
            return Reply("User-agent: *\nCrawl-delay: 20\n")
        if path == "/story/2" and len(sent) < STORIES:
            return Reply(status=500)
        return answer(host, path)

    async def main() -> None:
        async with CountingServer(answer_slowly) as server:
            assert (await collect(server, store, workers, 3)).new == STORIES

    run(main())
    assert len(sent) > STORIES
    assert min(later - earlier for earlier, later in pairwise(sent)) >= 20.0
