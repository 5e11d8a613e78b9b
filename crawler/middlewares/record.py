"""Keeps what is fetched in the archive files of the process: each answer as it came, whole and decoded."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response

from crawler.saved.writing import Exchange
from crawler.spiders.base import SourceSpider


class RecordMiddleware:
    """Stands nearest to the network; `request.meta["record"]` says from then on where the answer is kept."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the middleware."""
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Write an answer down before anything is made of it."""
        spider = self._crawler.spider
        assert isinstance(spider, SourceSpider)
        recorder = spider.session.recorder
        if recorder is not None:
            request.meta["record"] = await recorder.write(
                Exchange(
                    url=response.url,
                    status=response.status,
                    body=response.body,
                    asked=_pairs(request.headers),
                    answered=_pairs(response.headers),
                    at=datetime.now(UTC),
                )
            )
        return response


def _pairs(headers: Headers) -> tuple[tuple[str, str], ...]:
    known: Mapping[bytes, list[bytes]] = headers
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1").replace("\r", " ").replace("\n", " "))
        for name in known
        for value in headers.getlist(name)
    )
