"""A source tried out: what would be found there, and what its first pages would give; nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from crawler.config.model import Fetch, Source
from crawler.config.patterns import admits
from crawler.core.errors import CrawlerError, ReadError
from crawler.core.types import Article, Candidate, Kind, Outlink, Reading, Relation
from crawler.crawl.single_page import Visit, visit
from crawler.session.workers import Workers


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What a page gave: its articles, each with its words; else why there is none, or why it could not be had."""

    url: str
    articles: tuple[tuple[str, int, datetime | None], ...] = ()
    nothing_because: str | None = None
    fault: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What a source is, how many articles it leads to and how many of these its patterns leave out, and some pages."""

    kind: Kind
    leads: int
    left_out: int
    pages: tuple[Tried, ...]


async def try_out(source: Source, fetch: Fetch, pages: int) -> Trial:
    """Try a source and the first `pages` that it leads to; raises FetchError or ReadError where it gives nothing.

    Needs the loop of `event_loop`.
    """
    workers = Workers(timeout=fetch.parse_timeout)

    async def work(visit: Visit) -> Trial:
        url, reading = await _read(visit, workers, source.url)
        if source.kind is not None and source.kind.value != reading.kind.value:
            fault = f"this is a {reading.kind}, and not the {source.kind} that the source is said to be"
            raise ReadError(source.url, "wrong-kind", fault)
        tried = [_tried(url, reading)]
        links = list(reading.links)
        if maps := [link.url for link in links if link.relation is Relation.SITEMAP and reading.kind is Kind.SITEMAP]:
            url, inner = await _read(visit, workers, maps[0])
            tried.append(_tried(url, inner))
            links += inner.links
        leads = [link for link in links if link.relation is Relation.ARTICLE]
        wanted = [] if source.depth == 0 else [link for link in leads if _is_wanted(link, source)]
        for link in wanted[:pages]:
            try:
                tried.append(_tried(*await _read(visit, workers, link.url)))
            except CrawlerError as error:
                tried.append(Tried(url=link.url, fault=getattr(error, "detail", "") or str(error)))
        return Trial(kind=reading.kind, leads=len(leads), left_out=len(leads) - len(wanted), pages=tuple(tried))

    try:
        return await visit(source, fetch, workers, work)
    finally:
        workers.close()


async def _read(visit: Visit, workers: Workers, url: str) -> tuple[str, Reading]:
    document = await visit.fetch(url)
    return document.url, await workers.read(document)


def _is_wanted(link: Outlink, source: Source) -> bool:
    return admits(link.url, source.include, source.exclude)


def _tried(url: str, reading: Reading) -> Tried:
    return Tried(
        url=url,
        articles=tuple(_shown(candidate) for candidate in reading.candidates),
        nothing_because=None if reading.candidates else reading.nothing_because,
    )


def _shown(candidate: Candidate) -> tuple[str, int, datetime | None]:
    article: Article = candidate.article
    return article.title, candidate.fingerprint.tokens, article.published_at
