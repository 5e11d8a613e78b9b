"""Articles that lists alone show, though they name a page of their own: the text may be an opening."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.core.checking.values import Finding, Observation, ObservedSite, Sign, example
from crawler.core.links.addresses import permalink_key

UNSEEN = Sign(
    "own-page-unseen",
    "only lists show the article, though the site's others were read on their own pages",
    "fetch its address: if it is gone, the text may be an opening; else the crawl did not reach it",
)

_OWN = 0.5
"""Share of a site's articles at least that were read on their own pages, so that the others should have been."""


def look(site: ObservedSite) -> Iterator[Finding]:
    """Yield articles that were not seen on their own pages."""
    named = [article for article in site.articles if article.url and article.pages]
    unseen = [article for article in named if not article.is_own_page and not _is_seen_there(article)]
    told = unseen if len(named) - len(unseen) >= _OWN * len(named) else []
    yield Finding(UNSEEN, len(named), tuple(example(each, f"{each.url}: {each.title}") for each in told))


def _is_seen_there(article: Observation) -> bool:
    return permalink_key(article.url) in {permalink_key(page) for page in article.pages}
