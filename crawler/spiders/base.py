"""What all spiders share: fetch a page, have it read, hand over its harvest, follow its links."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.archive.harvest import Harvest
from crawler.config.checks import parse_scope
from crawler.config.model import Scope
from crawler.core.errors import ReadError
from crawler.core.links.mirror_names import escaped_again
from crawler.core.links.urls import canonical_url
from crawler.core.types import Document, Kind, Outlink, Reading, Relation
from crawler.logs import without_logins
from crawler.session.freshness import Rests, fresh_for
from crawler.session.session import CrawlSession, body_hash, page_fetch
from crawler.spiders.fetch_errors import describe, describe_status
from crawler.spiders.following import Following
from crawler.spiders.frontier import Frontier
from crawler.spiders.left_aside import LeftAside
from crawler.spiders.missed import Missed
from crawler.spiders.scope import Left, Reach, Step, Target, is_root, reach_of

_AHEAD = 8
"""Requests that leave the frontier at a time; what waits in it can still be overtaken."""
_OK = (200, 203)
_NOT_MODIFIED = 304
_NOT_FOUND = 404
_SAY_LATER = frozenset({"busy", "http-429", "http-503", "page-held"})
"""Why pages were left that wanted to be asked later: they are asked last."""
OWN_PAGE = "own page"
"""What an article's own page is remembered as, in place of its kind."""


class SourceSpider(Spider):
    """A crawl of one source; `scope` says how far it reaches, None to find out from the first page."""

    scope: Scope | None = None
    session: CrawlSession
    missed: Missed
    following: Following

    def __init__(
        self,
        url: str | None = None,
        session: CrawlSession | None = None,
        limit: int | str | None = None,
        scope: str | None = None,
    ) -> None:
        """`url` is where to start; without a `session` (under `scrapy crawl`) the crawl brings one when it opens."""
        super().__init__(self.name)
        if url is None:
            raise ValueError("no URL: give one with -a url=https://example.com/")
        if session is not None:
            self.session = session
        self.url = url
        if scope is not None:
            self.scope = parse_scope(scope)
        self.frontier = Frontier(None if limit is None else int(limit))
        self.left = LeftAside(self.frontier)
        self.named_sitemaps: list[str] = []  # by robots.txt, as far as they are not followed yet

    @property
    def reach(self) -> Reach | None:
        """How far the source reaches, None as long as its first page has not come."""
        return self.following.reach if hasattr(self, "following") else None

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Build the spider; it is asked for more requests whenever there are none left."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider._feed, signals.scheduler_empty)  # noqa: SLF001
        crawler.signals.connect(spider._count_bug, signals.spider_error)  # noqa: SLF001
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the first page."""
        owed = self.session.leftovers
        self.frontier.remember(owed.barren, [page.url for page in owed.pages if page.reason in _SAY_LATER])
        self.missed = Missed(self.session, self.frontier, self.url)
        self.following = Following(self.session, self.frontier, self.left)
        self.frontier.add(self._origin)
        target = self.frontier.pop()
        if target is None:
            url = without_logins(self.url)
            self.session.stats.error("bad-url", url, f"{url} is no address of a page")
            return
        yield self._request(target)

    async def visit(self, response: Response) -> AsyncIterator[Harvest]:
        """Read a fetched page and follow its links."""
        target: Target = response.meta["target"]
        known = response.meta.get("known")
        self.session.stats.bytes += len(response.body)
        self.session.stats.log.fetched(response.url, len(response.body), response.meta.get("download_latency"))
        if response.status not in _OK and not (response.status == _NOT_MODIFIED and known):
            self._miss(target, response)
            return
        self.session.stats.pages += 1
        self.missed.none_at(target)
        self.session.learned.looks += getattr(known, "kind", None) == OWN_PAGE
        validators = (_header(response, b"ETag"), _header(response, b"Last-Modified"))
        url = canonical_url(response.url) or response.url
        fetched = page_fetch(url, response.status, "", response.body, validators, self.session.clock())
        if known and (response.status == _NOT_MODIFIED or known.body_hash == body_hash(response.body)):
            self.session.stats.unchanged += 1
            self.session.stats.log.unchanged(response.url)
            yield self.session.harvest(replace(fetched, kind=known.kind), None)
            self.frontier.settle_unchanged(target, has_articles=known.has_articles)
            self.following.follow_again(target, response.url, known.links, is_own_page=known.kind == OWN_PAGE)
            return
        content_type = _header(response, b"Content-Type") or ""
        try:
            reading = await self.session.read(Document(url=response.url, body=response.body, content_type=content_type))
        except ReadError as error:
            self.missed.count(*describe(error, response.url), response.url)
            self.frontier.settle(target, [])
            return
        if target.is_start:
            known = await self.session.recall(url)
            control, age = _header(response, b"Cache-Control"), _header(response, b"Age")
            self.session.stats.fresh_for = fresh_for(control, age, reading.fresh_for)
            if not self._settle_scope(response.url, reading):
                return
        self._tell_empty(reading, response.url)
        links = tuple((link.url, link.relation) for link in reading.links)
        fetched = replace(fetched, kind=kind_of(reading), links=links, record=response.meta.get("record"))
        yield self.session.harvest(fetched, reading, response.meta.get("rights"))
        self.frontier.settle(target, [candidate.fingerprint.digest for candidate in reading.candidates])
        await self.following.follow_read(target, response.url, reading, getattr(known, "links", None))

    def _tell_empty(self, reading: Reading, url: str) -> None:
        """Count a page without an article; a sitemap, or a feed of links alone, is only noted."""
        if reading.nothing_because is not None:
            self.session.stats.no_article(str(reading.nothing_because), without_logins(url))
        elif not reading.candidates:
            self.session.stats.log.no_article(url, str(reading.kind))

    def _miss(self, target: Target, response: Response) -> None:
        """Count an answer that is no page, unless a copy of the site may have the page under another name."""
        url = escaped_again(target.url) if response.status == _NOT_FOUND else None
        if url is None or not self.frontier.add(replace(target, url=url)):
            self.missed.note(target, *describe_status(response.status, response.url), response.url, self.reach)
        self.frontier.settle(target, [], is_gone=True)

    def give_up(self, failure: Failure) -> None:
        """Count a page that could not be fetched."""
        request: Request = failure.request  # type: ignore[attr-defined]
        target: Target = request.meta["target"]
        error = failure.value or RuntimeError("no reason given")
        if isinstance(error, Rests):
            self._pass_by(target, request.url, error)
            return
        self.missed.note(target, *describe(error, request.url, self.session.source.url), request.url, self.reach)

    def _pass_by(self, target: Target, url: str, rests: Rests) -> None:
        """Follow what a page led to that is not asked for now."""
        known = rests.known
        self.session.stats.rested += 1
        self.missed.none_at(target)
        if known.kind == Kind.SITEMAP:
            self.frontier.refuse(Left.RETIRED, url)
        self.frontier.settle_rested(target, has_articles=known.has_articles)
        self.following.follow_again(target, url, known.links, is_own_page=known.kind == OWN_PAGE)

    def refuses_redirect(self, request: Request, url: str) -> Left | None:
        """Return why a page is not fetched from where it moved to, None where it is."""
        target: Target | None = request.meta.get("target")
        return None if target is None else self.following.refuses_redirect(target, url)

    def closed(self, reason: str) -> None:
        """Leave to the next crawl what this one learned of places; Scrapy calls at the end."""
        if self.frontier.handed_out:
            self.session.leftovers.barren = self.frontier.barren()

    def note_sitemaps(self, urls: list[str]) -> None:
        """Take the sitemaps that robots.txt names; only a crawl of a whole site wants them."""
        self.named_sitemaps += [url for url in urls if canonical_url(url) is not None]
        if self.scope is Scope.SITE and self.frontier.handed_out > 1:
            self._follow_sitemaps()

    def _settle_scope(self, url: str, reading: Reading) -> bool:
        """Decide from the first page how far the source reaches; False where it is not what the source has to be."""
        kind = self.session.source.kind
        if kind is not None and kind.value != reading.kind.value:
            sentence = f"{url}: this is a {reading.kind}, and not the {kind} that the source is said to be"
            self.missed.count("wrong-kind", without_logins(sentence), url)
            return False
        moved = (
            Scope.SITE if is_root(self.url) and reading.kind is Kind.PAGE else None
        )  # a front page may lie elsewhere
        reach = reach_of(url, reading, self.scope or moved)
        self.scope = reach.scope
        self.following.settle(reach, self.session.fetch.foreign_pages)
        if self.scope is Scope.SITE:
            self._follow_sitemaps()
        is_bounded = self.session.source.depth is not None  # else they come first, as if the start led there
        for page in self.session.leftovers.pages:
            origin = replace(self._origin, depth=page.depth - 1 if is_bounded else 0)
            self.following.follow(origin, self.url, [Outlink(page.url, Relation(page.relation))])
            if page.url not in self.frontier:  # the source reaches it no more
                self.session.leftovers.settle(page.url)
        return True

    @property
    def _origin(self) -> Target:
        """The first page, as it is fetched."""
        return Target(self.url, Relation.PAGE, Step.LISTING)

    def _follow_sitemaps(self) -> None:
        links = [Outlink(url, Relation.SITEMAP) for url in self.named_sitemaps]
        self.named_sitemaps = []
        self.following.follow(self._origin, self.url, links)

    def _feed(self) -> None:
        """Let the next pages go to the scheduler; Scrapy calls when that has none."""
        for _ in range(_AHEAD):
            target = self.frontier.pop()
            if target is None:
                return
            self.crawler.engine.crawl(self._request(target))

    def _count_bug(self, failure: Failure, response: Response | Failure) -> None:
        """Count a page at which our own code failed, so that it is not missed in silence."""
        url = response.url if isinstance(response, Response) else self.url
        message = without_logins(f"{url}: a bug in newsfold ({failure.value!r}); please report it")
        self.missed.count("bug", message, url)

    def _request(self, target: Target) -> Request:
        priority = -1 if self.frontier.is_last(target) else 0
        return Request(target.url, self.visit, errback=self.give_up, meta={"target": target}, priority=priority)


def kind_of(reading: Reading) -> str:
    """Return what a page is remembered as."""
    return OWN_PAGE if reading.is_own_page else reading.kind.value


def _header(response: Response, name: bytes) -> str | None:
    """Return a header's value, None where it is missing or too long to be sent back."""
    value = response.headers.get(name)
    return value.decode("latin-1") if value is not None and len(value) <= 1_000 else None
