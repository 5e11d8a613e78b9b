"""Titles that are none: those that many articles share, the site's name, a date, nothing, or a line of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from crawler.core.checking.values import Example, Finding, Observation, ObservedSite, Sign, example
from crawler.core.text.dates import find_dates
from crawler.core.text.normalise import fold

SHARED = Sign(
    "title-shared",
    "articles of the site have the same title",
    "explain one: a banner, a rubric or a label was taken for the headline",
)
SITE_NAME = Sign(
    "title-site-name", "the title is the site's name", "explain one: the page's own headline is a weaker heading"
)
NONE = Sign("title-none", "the title is empty, a date or a number", "explain one: its headline was not seen as one")

_LEAST_SHARED = 3
"""Articles that share a title at least; two are often the parts of one, or a notice that comes again."""
_SHARE = 0.02
"""Share of a site's articles at least that have it: columns keep one title, but are a small part of a site."""
_LEAST_NAME = 5
"""Letters of a host's name at least by which a title can be known as the site's: shorter ones are words."""
_DIGITS = 5
"""Digits of a title without letters at least: less is a year or a number, which can be a headline."""


def look(site: ObservedSite) -> Iterator[Finding]:
    """Yield what is wrong with titles."""
    of = len(site.articles)
    yield Finding(SHARED, of, tuple(_shared(site)))
    name = _name(site.name)
    yield Finding(SITE_NAME, of, tuple(example(each, each.title) for each in site.articles if _is(each, name)))
    yield Finding(NONE, of, tuple(example(each, each.title) for each in site.articles if _says_nothing(each.title)))


def _shared(site: ObservedSite) -> Iterator[Example]:
    groups: dict[str, list[Observation]] = defaultdict(list)
    for article in site.articles:
        if folded := fold(article.title):
            groups[folded].append(article)
    least = max(_LEAST_SHARED, _SHARE * len(site.articles))
    many = sorted((group for group in groups.values() if len(group) >= least), key=len, reverse=True)
    for first in (True, False):  # one of each title, then the rest
        for group in many:
            for article in group[:1] if first else group[1:]:
                yield example(article, f"{len(group)} articles: {article.title}")


def _name(host: str) -> str:
    """Return the letters of a host's own name: `morning-post` of `www.morning-post.example`."""
    return max((part.replace("-", "") for part in host.split(".")[:-1]), key=len, default="").lower()


def _is(article: Observation, name: str) -> bool:
    return len(name) >= _LEAST_NAME and fold(article.title).replace(" ", "") == name


def _says_nothing(title: str) -> bool:
    if any(map(str.isalpha, title)):
        dates = find_dates(title, most=1)
        return bool(dates) and not any(map(str.isalpha, title[: dates[0].start] + title[dates[0].end :]))
    return not title.strip() or sum(map(str.isdigit, title)) >= _DIGITS
