"""When an article was published and updated: structured data, markup, the lines by its title, at last its URL."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from urllib.parse import urlsplit

from crawler.core.html.dom import Block, Element, Tree
from crawler.core.metadata.bylines import authors_of_byline
from crawler.core.metadata.date_lines import (
    LONGEST_LINE,
    UPDATED_LABEL,
    Moment,
    dates_of_line,
    is_label,
    is_labelled,
    is_of_another,
    labelled_dates,
    opening_date,
)
from crawler.core.metadata.evidence import Evidence
from crawler.core.metadata.marks import UPDATED, Marks, mark_of, scope_of
from crawler.core.page.facts import PageFacts
from crawler.core.text.dates import FoundDate, find_dates, parse_date
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
_NEAR_BEFORE, _NEAR_AFTER = 4, 7  # blocks looked at around the title
_OVER_TEXT = 2  # blocks right above the text
_SIGNED = 3  # blocks right behind the text that may sign it
_MOST_LINES = 40  # more dates of one kind are of more than one thing
_BEFORE_LOOSE, _AFTER_TEXT = 999.0, 1_000.0
_KEYS = (
    "datetime",
    "content",
    "title",
    "data-datetime",
    "data-date",
    "data-time",
    "data-timestamp",
    "data-published",
    "data-utc",
)


def find_times(
    evidence: Evidence, url: str | None, language: str | None, origins: list[Origin]
) -> tuple[datetime | None, datetime | None]:
    """Return when a segment was published and updated; the first source that says something wins.

    `url` is its permalink: the day in it is the last resort. `language` settles the order of day and month. What gave
    each time is added to `origins`.
    """
    published: Moment | None = None
    updated: Moment | None = None
    for time in _all(evidence, language):
        if time.updated:
            updated = updated or time
        elif published is None:
            published = time
        if published and updated:
            break
    if published is None:
        published = _of_url(url)
    if published is None and updated is not None and updated.source.startswith(("time", "date line", "class")):
        published, updated = updated, None
    if published is not None and updated is not None and updated.at <= published.at:
        updated = None
    origins += [
        Origin(name, found.source)
        for name, found in (("published_at", published), ("updated_at", updated))
        if found is not None
    ]
    return (published.at if published else None, updated.at if updated else None)


def _all(evidence: Evidence, language: str | None) -> Iterator[Moment]:
    """Every time that speaks of the segment, the surest first; read as far as it is asked for."""
    blocks = evidence.tree.blocks
    stated = evidence.stated
    if stated is not None:
        yield from _parsed(stated.modified, "json-ld dateModified", language, updated=True)
        yield from _parsed(stated.published, "json-ld datePublished", language)
    if evidence.head:
        yield from _metas(evidence.facts, _UPDATED_METAS, language, updated=True)
        yield from _metas(evidence.facts, _PUBLISHED_METAS, language)
    yield from _microdata(evidence.tree, evidence.marks, language)
    elements = sorted(_of_elements(evidence, language), key=lambda found: found[0])
    near = [*((rank, time) for rank, time in elements if rank < _AFTER_TEXT), *_lines(evidence, language)]
    yield from (time for _, time in sorted(near, key=lambda found: found[0]))
    if evidence.head:
        yield from _metas(evidence.facts, _LOOSE_METAS, language)
    yield from _agreeing(time for rank, time in elements if rank == _AFTER_TEXT)
    yield from _signature(evidence, language)
    yield from _last_lines(evidence, language)
    if evidence.sole:
        yield from _agreeing(time for index in range(len(blocks)) for time in _labelled(blocks, index, language))


def _parsed(text: str | None, source: str, language: str | None, *, updated: bool = False) -> Iterator[Moment]:
    at = parse_date(text, language=language) if text else None
    if at is not None:
        yield Moment(at, source, updated)


def _metas(
    facts: PageFacts, names: tuple[str, ...], language: str | None, *, updated: bool = False
) -> Iterator[Moment]:
    for name in names:
        if name in facts.metas:
            yield from _parsed(facts.meta(name), f"meta {name}", language, updated=updated)


def _microdata(tree: Tree, marks: Marks, language: str | None) -> Iterator[Moment]:
    for name, element in marks.properties[:300]:
        if name in {"datepublished", "datemodified", "datecreated"}:
            scope = scope_of(tree, element)
            kind = (scope.attrs.get("itemtype") or "").rstrip("/") if scope is not None else ""
            if kind.endswith(("Comment", "VideoObject", "ImageObject", "Review", "AudioObject")):
                continue
            at = _element_time(tree, element, language)
            if at is not None:
                yield Moment(at.at, f"microdata {name}", name == "datemodified")


def _element_time(tree: Tree, element: Element, language: str | None) -> FoundDate | None:
    for key in _KEYS:
        value = element.attrs.get(key)
        if value and (at := parse_date(value[:60], language=language)) is not None:
            return FoundDate(at, 0, len(value), len(value) > 10)
    text = tree.text_of(element, longest=160)
    found = find_dates(text, language=language, most=1) if len(text) < 160 else ()
    return found[0] if found else None


def _rank(evidence: Evidence, element: Element) -> float | None:
    """How far from the title an element stands, in blocks; `_AFTER_TEXT` behind the text, None in it or far above."""
    title = evidence.title_block
    body = evidence.segment.body
    place = element.first_block
    if title <= place <= (body[0] if body else title + _NEAR_AFTER) or (
        title < place <= title + _NEAR_AFTER and place not in body
    ):
        return place - title
    if title - _NEAR_BEFORE <= place < title:
        return title - place + 0.5
    return _AFTER_TEXT if place > (body[-1] if body else title) else None


def _of_elements(evidence: Evidence, language: str | None) -> Iterator[tuple[float, Moment]]:
    """Times of `<time>` elements and of elements whose class calls them dates, ranked by their way to the title."""
    for element in (*evidence.marks.times[:60], *evidence.marks.dates[:60]):
        rank = _rank(evidence, element)
        if rank is None or element.last_block - element.first_block > 3:
            continue
        found = _element_time(evidence.tree, element, language)
        if found is None:
            continue
        names = f"{element.attrs.get('class') or ''} {element.attrs.get('itemprop') or ''}"
        is_time = element.tag == "time"
        label = _words_before(evidence.tree, element) if is_time else evidence.tree.text_of(element, longest=30)
        updated = bool((mark_of(names) & UPDATED and "publish" not in names.lower()) or UPDATED_LABEL.search(label))
        source = "time element" if is_time else "class of date"
        yield (rank if is_time or rank == _AFTER_TEXT else rank + 1), Moment(found.at, source, updated)


def _agreeing(times: Iterable[Moment]) -> Iterator[Moment]:
    """The first of the times of each kind where all of that kind are of one day."""
    found = list(islice(times, _MOST_LINES))
    for updated in (False, True):
        kind = [time for time in found if time.updated is updated]
        if len({time.at.date() for time in kind}) == 1:
            yield kind[0]


def _words_before(tree: Tree, element: Element) -> str:
    """The few words that stand before an element in its block."""
    index = element.first_block
    if index >= len(tree.blocks):
        return ""
    text = tree.blocks[index].text[:LONGEST_LINE]
    own = tree.text_of(element, longest=80)
    return text[: text.find(own)][-25:] if own and own in text else ""


def _lines(evidence: Evidence, language: str | None) -> Iterator[tuple[float, Moment]]:
    """Dates of the short lines around the title that hold little else, ranked by their way to it; then its dateline."""
    title = evidence.title_block
    blocks = evidence.tree.blocks
    body = evidence.segment.body
    last = min(evidence.segment.last_block, title + 1 + _NEAR_AFTER, (body[-1] if body else title + _NEAR_AFTER) + 1)
    # A heading above the first post of a day holds the day; any other line above the segment is of the one before.
    first = max(title - _NEAR_BEFORE, evidence.earliest)
    above = [index for index in (first - 1,) if index >= 0 and blocks[index].heading]
    over_text = range(max(last, body[0] - _OVER_TEXT), body[0]) if body else ()  # however far from the title
    for index in (*above, *range(first, last), *over_text):
        if index != evidence.segment.title_block:
            text = blocks[index].text
            distance = index - title if index > title else title - index + 0.5
            for moment in dates_of_line(text, language, in_text=index in body):
                yield distance + (1 if len(text) < 30 or is_labelled(text) else 3), moment
    opening = next((found for each in body[:2] if (found := opening_date(blocks[each].text, language))), None)
    named = opening_date(evidence.segment.title, language, ends=True)
    yield from ((_BEFORE_LOOSE, moment) for moment in (opening, named) if moment is not None)


def _signature(evidence: Evidence, language: str | None) -> Iterator[Moment]:
    """The date that signs the text: alone right behind it, or with the author a line or two below."""
    segment = evidence.segment
    if not segment.body:
        return
    first = segment.body[-1] + 1
    for index in range(first, min(segment.last_block, first + _SIGNED)):
        text = evidence.tree.blocks[index].text
        if evidence.tree.blocks[index].heading or is_of_another(text):
            return
        moments = dates_of_line(text, language, in_text=True)
        if moments and (index == first or authors_of_byline(text, behind=True)):
            yield from moments
            return


def _labelled(blocks: list[Block], index: int, language: str | None) -> Iterator[Moment]:
    """Dates of a labelled line; the label may be a line of its own above it."""
    found = list(labelled_dates(blocks[index].text, language))
    if not found and index and is_label(blocks[index - 1].text):
        found = [
            replace(moment, updated=UPDATED_LABEL.search(blocks[index - 1].text) is not None)
            for moment in dates_of_line(blocks[index].text, language, in_text=True)
        ]
    yield from found


def _last_lines(evidence: Evidence, language: str | None) -> Iterator[Moment]:
    """Dates of labelled lines behind the text of the segment."""
    segment = evidence.segment
    first = segment.body[-1] + 1 if segment.body else evidence.title_block + 1
    for index in range(first, min(segment.last_block, first + 400)):
        yield from _labelled(evidence.tree.blocks, index, language)


def _of_url(url: str | None) -> Moment | None:
    """The day that an address names, as `/2024/05/16/` does; the last resort."""
    path = urlsplit(url).path if url else ""
    if match := _URL_DATE.search(path):
        year, month, day = match.groups()
    elif match := _URL_DATE_DAY_FIRST.search(path):
        day, month, year = match.groups()
    else:
        return None
    try:
        return Moment(datetime(int(year), int(month), int(day), tzinfo=UTC), "url")
    except ValueError:
        return None
