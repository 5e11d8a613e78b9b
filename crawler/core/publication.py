"""When an article was published and updated: structured data, then markup, then the lines by its title, then its URL."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
    "article:published_time", "og:article:published_time", "og:published_time", "og:pubdate", "bt:pubdate",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article.published", "article_date_original",
    "datepublished", "date_published", "published_at", "published_time", "publish-date", "publish_date", "publishdate",
    "pubdate", "publication_date", "publication-date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
    "dc.created", "dcterms.date", "dc.date", "rnews:datepublished", "citation_publication_date", "citation_online_date",
    "citation_date", "originalpublicationdate", "shareaholic:article_published_time", "date.created", "created", "article:created",
    "displaydate", "article.created", "date", "timestamp",
)  # fmt: skip
_UPDATED_METAS = (
    "article:modified_time", "og:updated_time", "og:modified_time", "og:article:modified_time", "article:updated_time",
    "article.updated", "datemodified", "modified_time", "lastmod", "dc.date.modified", "dcterms.modified", "dc.modified",
    "bt:moddate", "date.modified", "lastmodified",
)  # fmt: skip
_UPDATED_LABEL = re.compile(
    r"updated?|modified|edited|aktualisiert|geändert|mis à jour|mise à jour|modifié|actualizad[oa]|atualizad[oa]|modificad[oa]|"
    r"aggiornat[oa]|modificat[oa]|bijgewerkt|gewijzigd|uppdaterad|opdateret|oppdatert|päivitetty|zaktualizowan|aktualizováno|"
    r"aktualizacja|обновлен|изменен|оновлено|güncelle|diperbarui|تحديث|به.?روز|अपडेट|अद्यतन|更新|수정",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"publish|posted|submitted|created|written|updated?|modified|veröffentlicht|erschienen|erstellt|eingestellt|geschrieben|"
    r"gespeichert|datum|stand\b|aktualisiert|änderung|geändert|publi[éec]|posté|mis(?:e)? (?:en ligne|à jour)|modifié|rédigé|"
    r"actualizad|enviado|fecha|atualizad|postado|pubblicat|inserit|aggiornat|gepubliceerd|geplaatst|publicerad|udgivet|julkaistu|"
    r"opublikowan|dodano|publikováno|vydáno|közzétéve|опубликован|добавлен|обновлен|дата|yayın|güncelle|diterbitkan|"
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
    for name, time in (("published_at", published), ("updated_at", updated)):
        if time is not None:
            origins.append(Origin(name, time.source))
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
        yield from _metas(evidence.facts, _PUBLISHED_METAS, language, updated=False)
    yield from _microdata(evidence.tree, evidence.own, language)
    yield from _time_elements(evidence, evidence.own, language)
    yield from _marked(evidence, evidence.own, language)
    yield from _lines(evidence, language)
    if evidence.wide is not None:
        yield from _time_elements(evidence, evidence.wide, language)
        yield from _marked(evidence, evidence.wide, language)
        yield from _labelled_anywhere(evidence, language)


def _parsed(text: str | None, source: str, language: str | None, *, updated: bool = False) -> Iterator[_Time]:
    at = parse_date(text, language=language) if text else None
    if at is not None:
        yield _Time(at, source, updated)


def _metas(facts: PageFacts, names: tuple[str, ...], language: str | None, *, updated: bool) -> Iterator[_Time]:
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


def _position(evidence: Evidence, element: Element) -> int:
    """0 by the title, 1 after the text, 2 inside it, 3 before the title and away from it."""
    title = evidence.title_block
    segment = evidence.segment
    first = segment.body[0] if segment.body else title + 1
    last = segment.body[-1] if segment.body else title + 1
    place = element.first_block
    if place <= first and place >= title - _NEAR_BEFORE:
        return 0
    if place > last:
        return 1
    return 2 if place > first else 3


def _time_elements(evidence: Evidence, marks: Marks, language: str | None) -> Iterator[_Time]:
    """Times of `<time>` elements: those by the title, else one after the text, if it is the only one."""
    found: dict[int, list[_Time]] = {0: [], 1: [], 2: [], 3: []}
    for element in marks.times[:60]:
        at = _element_time(element, language)
        if at is None:
            continue
        names = " ".join(str(element.attrs.get(key) or "") for key in ("class", "itemprop"))
        label = _words_before(evidence.tree, element)
        updated = bool((mark_of(names) & UPDATED and "publish" not in names.lower()) or _UPDATED_LABEL.search(label))
        found[_position(evidence, element)].append(_Time(at.at, "time element", updated))
    yield from found[0]
    for place in (1, 3):
        if len({item.at for item in found[place]}) == 1:
            yield from found[place][:1]


def _words_before(tree: Tree, element: Element) -> str:
    """The few words that stand before an element in its block."""
    index = element.first_block
    if index >= len(tree.blocks):
        return ""
    text = tree.blocks[index].text[:_LONGEST_LINE]
    own = text_of(element, longest=80)
    return text[: text.find(own)][-25:] if own and own in text else ""


def _marked(evidence: Evidence, marks: Marks, language: str | None) -> Iterator[_Time]:
    """Dates of elements whose class or id calls them dates, near the title first."""
    later: list[_Time] = []
    for element in marks.dates[:60]:
        if element.last_block - element.first_block > 3:
            continue
        place = _position(evidence, element)
        at = _element_time(element, language) if place != 2 else None
        if at is None:
            continue
        updated = bool(mark_of(element.attrs.get("class") or "") & UPDATED)
        updated = updated or bool(_UPDATED_LABEL.search(text_of(element, longest=30)))
        time = _Time(at.at, "class of date", updated)
        if place == 0:
            yield time
        else:
            later.append(time)
    if len({item.at for item in later}) == 1:
        yield later[0]


def _lines(evidence: Evidence, language: str | None) -> Iterator[_Time]:
    """Dates of the short lines around the title that hold little else, then of the segment's last ones with a label."""
    title = evidence.title_block
    blocks = evidence.tree.blocks
    segment = evidence.segment
    body = frozenset(segment.body)
    last = min(segment.last_block, title + 1 + _NEAR_AFTER)
    for index in (*range(title + 1, last), *range(title - 1, max(title - _NEAR_BEFORE, 0) - 1, -1)):
        if len(blocks[index].text) <= _LONGEST_LINE:
            yield from dates_of_line(blocks[index].text, language, in_text=index in body)
    for index in range(max(segment.body[-1] + 1 if body else last, last), min(segment.last_block, title + 400)):
        yield from _labelled(blocks[index].text, language)


def _labelled(text: str, language: str | None) -> Iterator[_Time]:
    """The dates of a short line that says what they are of."""
    if len(text) <= _LONGEST_LINE and _YEAR.search(text) and _LABEL.search(text) and not _NO_LABEL.search(text):
        yield from dates_of_line(text, language)


def _labelled_anywhere(evidence: Evidence, language: str | None) -> Iterator[_Time]:
    """The dates of labelled lines of the whole page, where they all agree."""
    found = [time for block in evidence.tree.blocks for time in _labelled(block.text, language)]
    for updated in (False, True):
        times = [time for time in found if time.updated is updated]
        if len({time.at.date() for time in times}) == 1:
            yield times[0]


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
