"""Asks for known pages only if they may have changed, by their server (If-None-Match, If-Modified-Since) or so far."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.core.links.urls import canonical_url
from crawler.core.types import Relation
from crawler.session.freshness import Rests, list_rests, rests
from crawler.spiders.base import OWN_PAGE, SourceSpider
from crawler.spiders.scope import Step, Target
from storage.records import PageState


class RevalidateMiddleware:
    """Looks a page up and lays what is known of it into `request.meta["known"]`; a start page is always read anew."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the middleware."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Make the request conditional where the page was read before, by the same reader.

        Raises `Rests` where it hardly has changed since.
        """
        spider = self._crawler.spider
        assert isinstance(spider, SourceSpider)
        target: Target | None = request.meta.get("target")
        if target is None or target.is_start or "retry_times" in request.meta:
            return
        request.headers.pop(b"If-None-Match", None)
        request.headers.pop(b"If-Modified-Since", None)
        known = await spider.session.recall(canonical_url(request.url) or request.url)
        request.meta["known"] = known
        session = spider.session
        may_rest = known is not None and not session.fetch.recheck
        if may_rest and known is not None and _rests(target, known, session.clock(), session.learned.share):
            raise Rests(known)
        if spider.session.source.render:
            return  # the same page may show something else once its scripts have run
        if known is not None and known.etag:
            request.headers[b"If-None-Match"] = known.etag
        if known is not None and known.last_modified:
            request.headers[b"If-Modified-Since"] = known.last_modified


def _rests(target: Target, known: PageState, now: datetime, share: float) -> bool:
    """Whether a page need not be asked for; `share` is that of the source for the pages of its articles."""
    is_article = known.kind == OWN_PAGE or (target.step is Step.ARTICLE and not known.has_articles)
    if is_article:
        return rests(known, now, target.changed_at, share)
    is_further = target.relation is Relation.NEXT
    return not target.is_wanted and list_rests(known, now, target.changed_at, is_further=is_further)
