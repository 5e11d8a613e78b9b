"""When an article was published and updated: structured data, markup, the lines by its title, at last its URL."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from urllib.parse import urlsplit

from crawler.core.metadata.date_lines import DatedBy, Moment
from crawler.core.metadata.dated_blocks import IN_TEXT, day_above, labelled, lines_behind, lines_by_title, signature
from crawler.core.metadata.evidence import Evidence
from crawler.core.metadata.time_elements import AFTER_TEXT, microdata_times, ranked_elements
from crawler.core.page.facts import PageFacts
from crawler.core.text.dates import parse_date
from crawler.core.types import Origin

_PUBLISHED_METAS = (
    "article:published_time", "article:published:time", "og:article:published_time", "og:published_time", "og:pubdate",
    "bt:pubdate", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article.published",
    "article_date_original", "datepublished", "date_published", "published_at", "published_time", "publish-date",
    "publish_date", "publishdate", "content:publishdate", "pubdate", "publication_date", "publication-date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.created", "rnews:datepublished",
    "citation_publication_date", "citation_online_date", "citation_date", "originalpublicationdate",
    "shareaholic:article_published_time", "date.created", "article:created", "article.created",
)  # fmt: skip
# These are the time of the last change or of the page's making about as often: what stands by the title goes first.
_LOOSE_METAS = ("date", "dc.date", "dcterms.date", "created", "displaydate", "timestamp")
_UPDATED_METAS = (
    "article:modified_time", "og:updated_time", "og:modified_time", "og:article:modified_time", "article:updated_time",
    "article.updated", "datemodified", "modified_time", "lastmod", "dc.date.modified", "dcterms.modified",
    "dc.modified", "bt:moddate", "date.modified", "lastmodified",
)  # fmt: skip
_URL_DATE = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2]|[1-9](?=[/-]))[/-]?(0[1-9]|[12]\d|3[01]|[1-9](?=[/-]))(?=[/._-]|$)"
)
# Only where the day cannot be a month.
_URL_DATE_DAY_FIRST = re.compile(r"/(1[3-9]|2\d|3[01])[-.](0?[1-9]|1[0-2])[-.]((?:19|20)\d\d)(?=[/._-]|$)")
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/(?=[^/])")
_WORDS_FOLLOW = ("-", "_")
"""What parts the words of a title in an address."""
_COUNT = re.compile(r"\W*(\d{1,2})(?![\d.:/-])")
_OFF = timedelta(days=2)
"""How far from the day of its address a time may be: a zone, and a draft that waited a night."""
_FAR_OFF = timedelta(days=366)
"""How far from the month of its address the time of a page's only article may be: some addresses are of a draft."""
_STATED = frozenset((DatedBy.JSON_LD, DatedBy.META))
"""What is said of the article by name, and not by where it stands."""
_SHOWN = frozenset((DatedBy.TIME_ELEMENT, DatedBy.DATE_LINE, DatedBy.CLASS))
"""What gives times that a reader sees: the only one of an article is that of its publication."""
_MOST_LINES = 40
"""Dates of one kind that are compared; more are of more than one thing."""


def find_times(
    evidence: Evidence, url: str | None, language: str | None, origins: list[Origin]
) -> tuple[Moment | None, Moment | None]:
    """Return when a segment was published and updated; the first source that says something wins.

    `url` is its permalink: the day in it is the last resort, and what is shown days off is of another thing: of a
    neighbour, of an event. `language` settles the order of day and month. What gave each time is added to `origins`.
    """
    day = _of_url(url, evidence.segment.title)
    times = _all(evidence, language)
    if span := _span(url, day, sole=evidence.sole):
        times = (time for time in times if time.updated or time.dated_by in _STATED or span[0] <= time.at < span[1])
    published, updated = _first_of_each(times)
    if published is None:
        published = day
    if published is None and updated is not None and updated.dated_by in _SHOWN:
        published, updated = updated, None
    if published is not None and updated is not None and updated.at <= published.at:
        updated = None
    for field, found in (("published_at", published), ("updated_at", updated)):
        if found is not None:
            origins.append(Origin(field, found.source))
    return published, updated


def _first_of_each(times: Iterable[Moment]) -> tuple[Moment | None, Moment | None]:
    """Return the first time of publication and the first of an update, reading no further than need be."""
    published: Moment | None = None
    updated: Moment | None = None
    for time in times:
        if time.updated:
            updated = updated or time
        else:
            published = published or time
        if published and updated:
            break
    return published, updated


def _all(evidence: Evidence, language: str | None) -> Iterator[Moment]:
    """Every time that speaks of the segment, the surest first; read as far as it is asked for."""
    stated = evidence.stated
    if stated is not None:
        yield from _parsed(stated.modified, DatedBy.JSON_LD, "dateModified", language, updated=True)
        yield from _parsed(stated.published, DatedBy.JSON_LD, "datePublished", language)
    if evidence.head:
        yield from _metas(evidence.facts, _UPDATED_METAS, language, updated=True)
        yield from _metas(evidence.facts, _PUBLISHED_METAS, language)
    yield from microdata_times(evidence, language)
    elements = sorted(ranked_elements(evidence, language), key=_rank)
    yield from _by_title([each for each in elements if each[0] < AFTER_TEXT], evidence, language)
    if evidence.head:
        yield from _metas(evidence.facts, _LOOSE_METAS, language)
    yield from _agreeing(time for rank, time in elements if rank == AFTER_TEXT)
    yield from signature(evidence, language)
    yield from lines_behind(evidence, language)
    if evidence.sole:
        blocks = evidence.tree.blocks
        yield from _agreeing(time for index in range(len(blocks)) for time in labelled(blocks, index, language))
    else:
        yield from day_above(evidence, language)


def _by_title(elements: Iterable[tuple[float, Moment]], evidence: Evidence, language: str | None) -> Iterator[Moment]:
    """The times by the title, the nearest first; what files the article goes before what its text tells."""
    near = sorted([*elements, *lines_by_title(evidence, language)], key=_rank)
    yield from (time for rank, time in near if rank < IN_TEXT)
    if near and near[-1][0] >= IN_TEXT:
        yield from signature(evidence, language, filed=True)
    yield from (time for rank, time in near if rank >= IN_TEXT)


def _rank(found: tuple[float, Moment]) -> float:
    return found[0]


def _parsed(
    text: str | None, dated_by: DatedBy, name: str, language: str | None, *, updated: bool = False
) -> Iterator[Moment]:
    at = parse_date(text, language=language) if text else None
    if at is not None:
        yield Moment(at, dated_by, updated, name)


def _metas(
    facts: PageFacts, names: tuple[str, ...], language: str | None, *, updated: bool = False
) -> Iterator[Moment]:
    for name in names:
        if name in facts.metas:
            yield from _parsed(facts.meta(name), DatedBy.META, name, language, updated=updated)


def _agreeing(times: Iterable[Moment]) -> Iterator[Moment]:
    """The first of the times of each kind where all of that kind are of one day."""
    found = list(islice(times, _MOST_LINES))
    for updated in (False, True):
        kind = [time for time in found if time.updated is updated]
        if len({time.at.date() for time in kind}) == 1:
            yield kind[0]


def _span(url: str | None, day: Moment | None, *, sole: bool) -> tuple[datetime, datetime] | None:
    """Between which times an article with this address can be published; None where it names no time.

    A month alone is believed where another article's date may stand near, on a page of several; of a page's only
    article it tells the year: "Version 1.4.14" is no date of 2014 there.
    """
    if day is not None:
        return day.at - _OFF, day.at + _OFF + timedelta(days=1)
    match = _URL_MONTH.search(urlsplit(url).path if url else "")
    if match is None:
        return None
    first = datetime(int(match[1]), int(match[2]), 1, tzinfo=UTC)
    off = _FAR_OFF if sole else _OFF
    return first - off, (first + timedelta(days=32)).replace(day=1) + off


def _of_url(url: str | None, title: str) -> Moment | None:
    """The day that an address names, as `/2024/05/16/` does; the last resort.

    Not where a title begins with the number and its words follow in the address: "10 ferries" at `/2024/05/10-ferries`.
    """
    path = urlsplit(url).path if url else ""
    if match := _URL_DATE.search(path):
        year, month, day = match.groups()
        if path[match.end() : match.end() + 1] in _WORDS_FOLLOW and _count_of(title) == int(day):
            return None
    elif match := _URL_DATE_DAY_FIRST.search(path):
        day, month, year = match.groups()
    else:
        return None
    try:
        return Moment(datetime(int(year), int(month), int(day), tzinfo=UTC), DatedBy.URL)
    except ValueError:
        return None


def _count_of(title: str) -> int | None:
    """The number with which a title begins: "10 ferries that still sail"."""
    match = _COUNT.match(title)
    return int(match[1]) if match else None
