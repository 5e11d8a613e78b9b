"""Lists that were taken for articles: texts of titles and openings of others, and articles at a list's address."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.core.checking.paragraphs import OPENING
from crawler.core.checking.values import Finding, Observation, ObservedSite, Sign, example
from crawler.core.links.addresses import could_be_article
from crawler.core.text.normalise import fold

OPENINGS = Sign(
    "list-as-article",
    "the text is made of titles or openings of other articles",
    "explain it: a list, or a box of links, was taken for an article",
)
ADDRESS = Sign(
    "list-address",
    "an article's address is that of a front page, a rubric, an author or an archive",
    "explain it: a list was taken for an article, or it has the wrong address",
)

_OTHERS = 3
"""Others that a text names at least: a story may end with a line or two on earlier ones."""
_MOST = 3
"""Articles at most that a title or opening is of: the one itself, and a list or two that begin with it."""
_LEAST_TITLE = 15
"""Folded characters of a title at least that a line can be known by; shorter ones are words such as "News"."""


def look(site: ObservedSite) -> Iterator[Finding]:
    """Yield lists."""
    of = len(site.articles)
    known = _known(site)
    found = []
    for place, article in enumerate(site.articles):
        named = {other for line in _lines(site, place) for other in known.get(line, ()) if other != place}
        named = {other for other in named if site.articles[other].title != article.title}
        if len(named) >= _OTHERS:
            other = site.articles[min(named)]
            found.append((len(named), example(article, f"names {len(named)}, such as {other.place}: {other.title}")))
    found.sort(key=lambda each: -each[0])
    yield Finding(OPENINGS, of, tuple(each for _, each in found))
    yield Finding(ADDRESS, of, tuple(example(each, each.title) for each in site.articles if _is_at_list(each)))


def _known(site: ObservedSite) -> dict[str, list[int]]:
    """Return articles by what a list shows of them: the title, and the opening."""
    known: dict[str, list[int]] = {}
    for place, article in enumerate(site.articles):
        title = fold(article.title)
        if len(title) >= _LEAST_TITLE:
            known.setdefault(title, []).append(place)
        opening = next((each.folded for each in site.paragraphs.of[place] if len(each.folded) >= OPENING), None)
        if opening is not None:
            known.setdefault(opening[:OPENING], []).append(place)
    return {line: places for line, places in known.items() if len(places) <= _MOST}


def _lines(site: ObservedSite, place: int) -> Iterator[str]:
    for each in site.paragraphs.of[place]:
        yield each.folded
        if len(each.folded) > OPENING:
            yield each.folded[:OPENING]


def _is_at_list(article: Observation) -> bool:
    return article.url is not None and not could_be_article(article.url)
