"""The store as a check of its reading sees it: sites, one after the other, with a bounded number of articles each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from crawler.core.checking.values import BarePage, Observation, ObservedSite, Version
from crawler.core.links.urls import site_of
from storage.database import Database
from storage.observed import find_bare_pages, iter_observed, list_crawled
from storage.records import ObservedArticle

_AT_ONCE = timedelta(hours=12)  # within which a site is crawled, and few texts are edited


@dataclass(frozen=True, slots=True)
class CrawledSite:
    """A site by its host, or a source by its name where it is none, with the sources that were crawled of it."""

    name: str
    sources: tuple[str, ...]


def find_sites(database: Database) -> list[CrawledSite]:
    """Return the sites that articles or pages are stored of, by name: sources of one host are one site."""
    with database.read() as connection:
        crawled = list_crawled(connection)
    sites: dict[str, list[str]] = {}
    for source in crawled:
        sites.setdefault(site_of(source.url or source.name) or source.name, []).append(source.name)
    return [CrawledSite(name, tuple(names)) for name, names in sorted(sites.items())]


def observe_site(database: Database, site: CrawledSite, limit: int) -> ObservedSite:
    """Return the latest `limit` articles of a site, and as many of its pages without one."""
    with database.read() as connection:
        bare = find_bare_pages(connection, site.sources, limit)
    articles = tuple(_observation(article) for article in iter_observed(database, site.sources, limit))
    return ObservedSite(site.name, articles, tuple(BarePage(place=url, url=url) for url in bare))


def matching(sites: Sequence[CrawledSite], name: str) -> Iterator[CrawledSite]:
    """Yield the sites that a person means: one by its host, or a source by its name or address, and that one alone."""
    wanted = _bare(name)
    for site in sites:
        meant = site.sources if site.name == wanted else tuple(each for each in site.sources if _bare(each) == wanted)
        if meant:
            yield CrawledSite(site.name, meant)


def _bare(address: str) -> str:
    """Return an address without what a person leaves away: scheme, www. and the last slash."""
    return address.rpartition("://")[2].removeprefix("www.").rstrip("/")


def _observation(article: ObservedArticle) -> Observation:
    return Observation(
        place=str(article.article_id),
        title=article.title,
        text=article.text,
        url=article.url,
        pages=article.pages,
        position=article.position,
        is_own_page=article.on_own_page,
        published_at=article.published_at,
        authors=article.authors,
        versions=tuple(
            Version(
                place=f"{article.article_id}.{each.number}",
                title=each.title,
                text=each.text,
                is_at_once=abs(each.seen_at - article.text_seen_at) <= _AT_ONCE,
            )
            for each in article.revisions
        ),
    )
