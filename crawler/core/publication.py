"""When an article was published and updated: structured data, markup, the lines by its title, at last its URL."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from crawler.core.dates import FoundDate, find_dates, parse_date
from crawler.core.dom import Element, Tree
from crawler.core.evidence import Evidence
from crawler.core.markup import UPDATED, Marks, mark_of, scope_of, text_of
from crawler.core.page_facts import PageFacts
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
_UPDATED_LABEL = re.compile(
    r"updated?|modified|edited|aktualisiert|geändert|mis à jour|mise à jour|modifié|actualizad[oa]|atualizad[oa]|"
    r"modificad[oa]|aggiornat[oa]|modificat[oa]|bijgewerkt|gewijzigd|uppdaterad|opdateret|oppdatert|"
    r"päivitetty|zaktualizowan|"
    r"aktualizováno|aktualizacja|обновлен|изменен|оновлено|güncelle|diperbarui|تحديث|به.?روز|अपडेट|अद्यतन|更新|수정",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"publish|posted|submitted|created|written|updated?|modified|veröffentlicht|erschienen|erstellt|eingestellt|"
    r"geschrieben|gespeichert|datum|stand\b|aktualisiert|änderung|geändert|publi[éec]|posté|"
    r"mis(?:e)? (?:en ligne|à jour)|modifié|"
    r"rédigé|actualizad|enviado|fecha|atualizad|postado|pubblicat|inserit|aggiornat|gepubliceerd|geplaatst|publicerad|"
    r"udgivet|julkaistu|opublikowan|dodano|publikováno|vydáno|közzétéve|опубликован|добавлен|обновлен|"
    r"дата|yayın|güncelle|diterbitkan|"
    r"نشر|تاریخ|انتشار|प्रकाशित|अपडेट|发布|發布|发表|發表|更新|投稿|公開|掲載|등록|입력|수정",
    re.IGNORECASE,
)
_NO_LABEL = re.compile(r"©|\(c\)|copyright|comment|kommentar|version|born|geboren|due\b|event", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}|\d[./-]\d\d\b")
_URL_DATE = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2]|[1-9](?=[/-]))[/-]?(0[1-9]|[12]\d|3[01]|[1-9](?=[/-]))(?=[/._-]|$)"
)
_NEAR_BEFORE, _NEAR_AFTER = 4, 7  # blocks looked at around the title
_LONGEST_LINE = 200
_AFTER_TEXT = 1_000.0
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


@dataclass(frozen=True, slots=True)
class _Time:
    """A moment with what gave it; `updated` where its mark or label says so."""

    at: datetime
    source: str
    updated: bool = False


def find_times(evidence: Evidence, url: str | None, origins: list[Origin]) -> tuple[datetime | None, datetime | None]:
    """Return when a segment was published and updated; the first source that says something wins.

    `url` is its permalink: the day in it is the last resort. What gave each time is added to `origins`.
    """
    published: _Time | None = None
    updated: _Time | None = None
    for time in _all(evidence):
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


def _all(evidence: Evidence) -> Iterator[_Time]:
    """Every time that speaks of the segment, the surest first; read as far as it is asked for."""
    language = evidence.facts.language
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
    yield from _last_lines(evidence, language)
    if evidence.sole:
        yield from _agreeing(time for block in evidence.tree.blocks for time in _labelled(block.text, language))


def _parsed(text: str | None, source: str, language: str | None, *, updated: bool = False) -> Iterator[_Time]:
    at = parse_date(text, language=language) if text else None
    if at is not None:
        yield _Time(at, source, updated)


def _metas(facts: PageFacts, names: tuple[str, ...], language: str | None, *, updated: bool = False) -> Iterator[_Time]:
    for name in names:
        if name in facts.metas:
            yield from _parsed(facts.meta(name), f"meta {name}", language, updated=updated)


def _microdata(tree: Tree, marks: Marks, language: str | None) -> Iterator[_Time]:
    for name, element in marks.properties:
        if name in {"datepublished", "datemodified", "datecreated"}:
            scope = scope_of(tree, element)
            kind = (scope.attrs.get("itemtype") or "").rstrip("/") if scope is not None else ""
            if kind.endswith(("Comment", "VideoObject", "ImageObject", "Review", "AudioObject")):
                continue
            at = _element_time(element, language)
            if at is not None:
                yield _Time(at.at, f"microdata {name}", name == "datemodified")


def _element_time(element: Element, language: str | None) -> FoundDate | None:
    for key in _KEYS:
        value = element.attrs.get(key)
        if value and (at := parse_date(value[:60], language=language)) is not None:
            return FoundDate(at, 0, len(value), len(value) > 10)
    text = text_of(element, longest=160)
    found = find_dates(text, language=language, most=1) if len(text) < 160 else ()
    return found[0] if found else None


def _rank(evidence: Evidence, element: Element) -> float | None:
    """How far from the title an element stands, in blocks; `_AFTER_TEXT` behind the text, None in it or far above."""
    title = evidence.title_block
    body = evidence.segment.body
    place = element.first_block
    if title <= place <= (body[0] if body else title + _NEAR_AFTER):
        return place - title
    if title - _NEAR_BEFORE <= place < title:
        return title - place + 0.5
    return _AFTER_TEXT if place > (body[-1] if body else title) else None


def _of_elements(evidence: Evidence, language: str | None) -> Iterator[tuple[float, _Time]]:
    """Times of `<time>` elements and of elements whose class calls them dates, ranked by their way to the title."""
    for element in (*evidence.marks.times[:60], *evidence.marks.dates[:60]):
        rank = _rank(evidence, element)
        if rank is None or element.last_block - element.first_block > 3:
            continue
        found = _element_time(element, language)
        if found is None:
            continue
        names = f"{element.attrs.get('class') or ''} {element.attrs.get('itemprop') or ''}"
        is_time = element.tag == "time"
        label = _words_before(evidence.tree, element) if is_time else text_of(element, longest=30)
        updated = bool((mark_of(names) & UPDATED and "publish" not in names.lower()) or _UPDATED_LABEL.search(label))
        source = "time element" if is_time else "class of date"
        yield (rank if is_time or rank == _AFTER_TEXT else rank + 1), _Time(found.at, source, updated)


def _agreeing(times: Iterable[_Time]) -> Iterator[_Time]:
    """The first of the times of each kind where all of that kind are of one day."""
    found = list(times)
    for updated in (False, True):
        kind = [time for time in found if time.updated is updated]
        if len({time.at.date() for time in kind}) == 1:
            yield kind[0]


def _words_before(tree: Tree, element: Element) -> str:
    """The few words that stand before an element in its block."""
    index = element.first_block
    if index >= len(tree.blocks):
        return ""
    text = tree.blocks[index].text[:_LONGEST_LINE]
    own = text_of(element, longest=80)
    return text[: text.find(own)][-25:] if own and own in text else ""


def _lines(evidence: Evidence, language: str | None) -> Iterator[tuple[float, _Time]]:
    """Dates of the short lines around the title that hold little else, ranked by their way to it."""
    title = evidence.title_block
    blocks = evidence.tree.blocks
    body = frozenset(evidence.segment.body)
    last = min(evidence.segment.last_block, title + 1 + _NEAR_AFTER, max(body, default=title + _NEAR_AFTER) + 1)
    for index in range(max(title - _NEAR_BEFORE, 0), last):
        text = blocks[index].text
        if index != title and len(text) <= _LONGEST_LINE and _YEAR.search(text):
            distance = index - title if index > title else title - index + 0.5
            labelled = _LABEL.search(text) is not None or len(text) < 30
            for time in dates_of_line(text, language, in_text=index in body):
                yield distance + (1 if labelled else 3), time


def _last_lines(evidence: Evidence, language: str | None) -> Iterator[_Time]:
    """Dates of labelled lines behind the text of the segment."""
    segment = evidence.segment
    first = segment.body[-1] + 1 if segment.body else evidence.title_block + 1
    for index in range(first, min(segment.last_block, first + 400)):
        yield from _labelled(evidence.tree.blocks[index].text, language)


def _labelled(text: str, language: str | None) -> Iterator[_Time]:
    """The dates of a short line that says what they are of."""
    if len(text) <= _LONGEST_LINE and _YEAR.search(text) and _LABEL.search(text) and not _NO_LABEL.search(text):
        yield from dates_of_line(text, language)


def dates_of_line(text: str, language: str | None, *, in_text: bool = False) -> list[_Time]:
    """Return the dates of a line, if it is a date line: little stands in it beside dates, a by-line and a place."""
    found = find_dates(text, language=language)
    if not found:
        return []
    rest = len(text) - sum(item.end - item.start for item in found)
    if rest > (20 if in_text else 90) or (rest > 45 and text.rstrip().endswith((".", "!", "?", "…"))):
        return []
    times = []
    end = 0
    for item in found:
        times.append(_Time(item.at, "date line", bool(_UPDATED_LABEL.search(text[end : item.start]))))
        end = item.end
    return times


def _of_url(url: str | None) -> _Time | None:
    """The day that an address names, as `/2024/05/16/` does; the last resort."""
    match = _URL_DATE.search(urlsplit(url).path) if url else None
    if match is None:
        return None
    try:
        return _Time(datetime(int(match[1]), int(match[2]), int(match[3]), tzinfo=UTC), "url")
    except ValueError:
        return None
