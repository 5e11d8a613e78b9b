"""Which title an article keeps where its pages give several: no page's site name, and no lack of one, replaces one.

A list names an article by its headline; the own page may have no other heading than its banner. Only pages of an
article's publisher name it, and only those of the source that it was found in: many may write on one host.
"""

from __future__ import annotations

from dataclasses import replace

from crawler.core.archiving.arrivals import Arrival
from crawler.core.archiving.known import KnownArticle
from crawler.core.links.addresses import spells
from crawler.core.text.normalise import fold


def with_known_title(arrival: Arrival, article: KnownArticle) -> Arrival:
    """Return an arrival, which is an article, with the title of that where it has none itself.

    Its digest stays that of the text as it was read, by which the same page is known when it is read again.
    """
    is_elsewhere = None not in (arrival.url_key, article.url_key) and arrival.url_key != article.url_key
    if is_elsewhere or not _speaks_for(arrival, article) or _is_titled(arrival):
        return arrival
    if not _is_headline(article.title, arrival.site):
        return arrival
    candidate = arrival.candidate
    return replace(arrival, candidate=replace(candidate, article=replace(candidate.article, title=article.title)))


def gives_title(arrival: Arrival, article: KnownArticle) -> bool:
    """Return whether a repeat at an article's address, in its source, has a title, and the article has none."""
    is_there = arrival.url_key is not None and article.url_key in (None, arrival.url_key)
    return (
        is_there
        and _speaks_for(arrival, article)
        and _is_titled(arrival)
        and not _is_headline(article.title, arrival.site)
    )


def _speaks_for(arrival: Arrival, article: KnownArticle) -> bool:
    return arrival.publisher == article.publisher and arrival.source == article.source


def _is_titled(arrival: Arrival) -> bool:
    return _is_headline(arrival.candidate.article.title, arrival.site)


def _is_headline(title: str, site: str) -> bool:
    """Return whether a title says something, and is not the name of the site as its host spells it."""
    key = fold(title)
    return bool(key) and not spells(f"http://{site}/", key)
