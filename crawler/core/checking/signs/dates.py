"""Dates that are missing where the site has them, and dates that all articles share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from crawler.core.checking.values import Finding, ObservedSite, Sign, example

UNDATED = Sign(
    "undated",
    "the article has no date, and most of the site's have one",
    "explain it: it is no article, or its date is written in another way",
)
SAME = Sign(
    "date-shared", "many articles have the very same moment", "explain one: the date is the page's, not the article's"
)

_LEAST_SITE = 5
"""Articles of a site at least by which its habits are known."""
_DATED = 0.7
"""Share of a site's articles at least that have a date, so that the others should."""
_LEAST_SAME = 5
"""Articles of one moment at least: a batch of news at one minute is smaller."""
_SHARE = 0.25
"""Share of a site's articles at least that have that moment."""


def look(site: ObservedSite) -> Iterator[Finding]:
    """Yield what is wrong with dates."""
    of = len(site.articles)
    moments = Counter(article.published_at for article in site.articles)
    undated = moments.pop(None, 0)
    told = of >= _LEAST_SITE and 0 < undated <= (1 - _DATED) * of
    missing = [each for each in site.articles if each.published_at is None] if told else []
    yield Finding(UNDATED, of, tuple(example(each, each.title) for each in missing))
    same = {moment for moment, count in moments.items() if count >= max(_LEAST_SAME, _SHARE * of)}
    found = [each for each in site.articles if each.published_at in same]
    yield Finding(SAME, of, tuple(example(each, f"{each.published_at}: {each.title}") for each in found))
