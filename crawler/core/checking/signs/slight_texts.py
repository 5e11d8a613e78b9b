"""Articles that are too slight to be some: a line, a caption, and what stands beside another article."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.core.checking.values import Finding, Observation, ObservedSite, Sign, example
from crawler.core.links.addresses import permalink_key
from crawler.core.page.prose import LEAST_ARTICLE, weight

LINE = Sign(
    "one-line",
    "the article is a line or a caption",
    "explain it: an image, a comment or a menu was taken for an article, or most of its text is missing",
)
BESIDE = Sign(
    "beside-another",
    "the article stands only on another article's own page, and has none",
    "explain that page: a box, a comment or a section was taken for an article",
)

_STYLE = 0.15
"""Share of a site's articles that are a line from which on it is how the site writes: a log of links or photographs."""
_FEW = 2
"""Such articles that are told of also at a small site."""


def look(site: ObservedSite) -> Iterator[Finding]:
    """Yield slight articles."""
    of = len(site.articles)
    short = [each for each in site.articles if weight(each.text) < LEAST_ARTICLE]
    if len(short) > max(_FEW, _STYLE * of):
        short = []
    yield Finding(LINE, of, tuple(example(each, f"{each.title}: {each.text}") for each in short))
    own = {permalink_key(each.url) for each in site.articles if each.url and each.is_own_page} - {None}
    beside = [each for each in site.articles if _stands_beside(each, own)]
    yield Finding(BESIDE, of, tuple(example(each, each.title) for each in beside))


def _stands_beside(article: Observation, own: set[bytes | None]) -> bool:
    if article.is_own_page or not article.pages:
        return False
    mine = permalink_key(article.url)
    keys = {permalink_key(page) for page in article.pages}
    return keys <= own and mine not in keys
