"""A document to what it shows of a site's ways in; pure, and run in a worker process."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from crawler.core.documents.opening import open_document
from crawler.core.links.addresses import could_be_article
from crawler.core.links.urls import canonical_url, same_site
from crawler.core.reading import read
from crawler.core.types import Document, Kind, Reading, Relation
from crawler.discovery.ways import Sight

SAMPLES = 3
"""Articles that are shown of a way."""

_MOST_FEEDS = 200
"""Feeds that one page may name: some magazines have one for each author."""


def appraise(document: Document) -> Sight:
    """Return what a document shows of the ways in to its site; raises ReadError."""
    reading = read(document)
    if reading.kind is Kind.FEED:
        return _of_feed(document, reading)
    if reading.kind is Kind.SITEMAP:
        entries = [link for link in reading.links if link.relation is Relation.ARTICLE and could_be_article(link.url)]
        return Sight(
            url=document.url,
            kind=reading.kind,
            entries=_canonical(link.url for link in entries),
            newest=_latest(link.changed_at for link in reading.links),
            samples=tuple(link.url for link in entries[:SAMPLES]),
            maps=tuple(link for link in reading.links if link.relation is Relation.SITEMAP),
        )
    return _of_page(document, reading)


def _of_feed(document: Document, reading: Reading) -> Sight:
    feed = open_document(document).feed
    entries = feed.entries if feed is not None else ()
    titles = [entry.title or entry.link or "" for entry in entries if not entry.is_comment]
    links = _canonical(entry.link for entry in entries if entry.link and not entry.is_comment)
    return Sight(
        url=document.url,
        kind=reading.kind,
        # An entry without an address counts, too, where it is a whole text.
        entries=links or tuple(f"{document.url}#{index}" for index in range(len(reading.candidates))),
        whole=len(reading.candidates),
        newest=_latest(entry.updated_at or entry.published_at for entry in entries),
        samples=tuple(titles[:SAMPLES]),
    )


def _of_page(document: Document, reading: Reading) -> Sight:
    feeds = [link.url for link in reading.links if link.relation is Relation.FEED]
    leads = [
        link.url
        for link in reading.links
        if link.relation is Relation.ARTICLE and same_site(link.url, document.url) and could_be_article(link.url)
    ]
    titles = [candidate.article.title for candidate in reading.candidates]
    return Sight(
        url=document.url,
        kind=reading.kind,
        entries=_canonical(leads),
        whole=len(reading.candidates),
        newest=_latest(candidate.article.published_at for candidate in reading.candidates),
        samples=tuple((titles or leads)[:SAMPLES]),
        feeds=tuple(dict.fromkeys((*feeds, *reading.feeds)))[:_MOST_FEEDS],
        maps=tuple(link for link in reading.links if link.relation is Relation.SITEMAP),
        is_article=reading.is_own_page and len(reading.candidates) == 1,
    )


def _canonical(urls: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(canonical_url(url) or url for url in urls))


def _latest(moments: Iterable[datetime | None]) -> datetime | None:
    return max((moment for moment in moments if moment is not None), default=None)
