"""How a crawl went: what it tells at its end, and what its record says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from scrapy.crawler import Crawler

from crawler.config.model import Scope, Source
from crawler.session.outcomes import Outcome, outcome_of, trouble_of
from crawler.session.session import CrawlSession
from crawler.session.stats import LeftAddresses
from crawler.spiders.base import SourceSpider
from storage.run_records import EmptyPages, RunError


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """How a crawl of a source went.

    `status` is done, stopped or failed; `failure` says why it failed. `outcome` is what came of it, `trouble` what is
    wrong with the source, None where nothing is. `duration` is in seconds. `limit_hit` says that
    pages were left because of the limit, `given_up` how many were left because their like led to nothing. `empty`
    counts the pages that were read and held no article, by reason, `busy` the answers by which hosts asked for a pause,
    `rested` the known pages that were not asked for, `left_aside` the addresses that were not fetched, `led_to` where a
    redirect of the first page ended. `scope` is how
    far the crawl reached, None where there was no first page; `folder` that of its section. `fresh_for` is how long the
    first page stays as it is, as its server says.
    """

    source: Source
    run_id: int
    status: str
    pages: int
    unchanged: int
    bytes: int
    new: int
    near: int
    repeats: int
    revisions: int
    errors: tuple[RunError, ...]
    duration: float
    limit_hit: bool
    given_up: int
    busy: int = 0
    rested: int = 0
    empty: tuple[EmptyPages, ...] = ()
    scope: Scope | None = None
    folder: str | None = None
    left_aside: tuple[LeftAddresses, ...] = ()
    failure: str | None = None
    outcome: Outcome = Outcome.OK
    trouble: str | None = None
    led_to: str | None = None
    fresh_for: timedelta = timedelta()


def report_of(crawler: Crawler, session: CrawlSession, status: str, duration: float) -> RunReport:
    """Return how a crawl went; `duration` is in seconds."""
    spider = crawler.spider
    assert isinstance(spider, SourceSpider)
    stats, outcome = session.stats, outcome_of(status, session.stats)
    return RunReport(
        source=session.source,
        run_id=session.run_id,
        status=status,
        pages=stats.pages,
        unchanged=stats.unchanged,
        rested=stats.rested,
        bytes=stats.bytes,
        busy=stats.busy,
        new=stats.new,
        near=stats.near,
        repeats=stats.repeats,
        revisions=stats.revisions,
        errors=stats.errors,
        duration=duration,
        limit_hit=spider.frontier.limit_hit,
        given_up=spider.frontier.given_up,
        empty=stats.empty,
        scope=spider.scope,
        folder=spider.reach.folder if spider.reach is not None and spider.scope is Scope.SECTION else None,
        left_aside=spider.left.counts(),
        fresh_for=stats.fresh_for,
        failure=None if session.writer.failure is None else str(session.writer.failure),
        outcome=outcome,
        trouble=trouble_of(outcome, stats),
        led_to=stats.led_to,
    )
