"""Who else publishes the text of an article, and what they say of it: kept beside it, never written into it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Executable, Row, bindparam, delete, exists, func, insert, select, true

from storage.chunks import among, chunks
from storage.dialects import insert_for
from storage.models import article, link, page, publication, sighting
from storage.records import NewArticle, PublicationRecord
from storage.story_links import REPEAT

DOCUMENT = "document"
"""The kind of a page that is none but a document that somebody ingested."""

_repeat = article.alias("repeat")
_LATE = (link.c.of_id == article.c.id) & (link.c.verdict == REPEAT) & (_repeat.c.publisher != article.c.publisher)
_LATE_REPEATS = link.join(_repeat, _repeat.c.id == link.c.article_id)

IS_SHARED = exists().where(publication.c.article_id == article.c.id, ~publication.c.defers) | exists().where(
    link.c.article_id == _repeat.c.id, _LATE
)
"""Whether others publish an article's text who do not name its address."""

PUBLISHERS = (
    1
    + select(func.count()).where(publication.c.article_id == article.c.id).scalar_subquery()
    + select(func.count(_repeat.c.publisher.distinct()))
    .select_from(_LATE_REPEATS)
    .where(
        _LATE,
        ~exists().where(publication.c.article_id == article.c.id, publication.c.publisher == _repeat.c.publisher),
    )
    .scalar_subquery()
)
"""How many publishers have an article's text."""

_SAID = ("site", "source", "on_own_page", "url_claimed", "title", "url", "published_at", "authors")
_COLUMNS = ("article_id", "publisher", *_SAID)
_PUBLICATIONS = select(publication).where(among(publication.c.article_id, "ids"))
_OWN = select(article.c.id.label("article_id"), *(article.c[name] for name in _COLUMNS[1:])).where(
    among(article.c.id, "ids")
)
_REPEATED = (
    select(link.c.of_id, link.c.article_id, *(article.c[name] for name in _COLUMNS[1:]))
    .join_from(link, article, article.c.id == link.c.article_id)
    .where(among(link.c.of_id, "ids"), link.c.verdict == REPEAT)
    .order_by(link.c.article_id)
)
_SEEN = (
    select(
        sighting.c.article_id,
        page.c.publisher,
        sighting.c.revision,
        func.min(sighting.c.first_seen_at, type_=sighting.c.first_seen_at.type).label("first"),
        func.max(sighting.c.last_seen_at, type_=sighting.c.last_seen_at.type).label("last"),
        func.count().label("pages"),
        func.count().filter(page.c.kind == DOCUMENT).label("documents"),
    )
    .join_from(sighting, page)
    .where(among(sighting.c.article_id, "ids"))
    .group_by(sighting.c.article_id, page.c.publisher, sighting.c.revision)
)
_KEEP_OWN = insert(publication).from_select(
    [*_COLUMNS, "defers"],
    select(article.c.id, *(article.c[name] for name in _COLUMNS[1:]), true()).where(article.c.id == bindparam("of")),
)
_FORGET = delete(publication).where(
    publication.c.article_id == bindparam("of"), publication.c.publisher == bindparam("by")
)


@cache
def _publish(dialect: str) -> Executable:
    statement = insert_for(dialect, publication)
    new = statement.excluded
    kept = {name: func.coalesce(new[name], publication.c[name]) for name in ("url", "published_at", "authors")}
    always = {name: new[name] for name in ("site", "source", "on_own_page", "url_claimed", "defers", "title")}
    return statement.on_conflict_do_update(
        index_elements=[publication.c.article_id, publication.c.publisher],
        set_=always | kept,
        where=new.on_own_page | ~publication.c.on_own_page,
    )


def publish(connection: Connection, article_id: int, new: NewArticle, *, defers: bool) -> None:
    """Keep what a publisher says of the text of another one's article; its own page has the last word."""
    row = {name: getattr(new, name) for name in _COLUMNS[1:]}
    row |= {"article_id": article_id, "site": new.site[:255], "publisher": new.publisher[:255]}
    row |= {"authors": list(new.authors), "defers": defers}
    connection.execute(_publish(connection.dialect.name), row)


def hand_over(connection: Connection, article_id: int, publisher: str) -> None:
    """Keep what an article is as a publication of its publisher: from now on it is that of another one."""
    connection.execute(_FORGET, {"of": article_id, "by": publisher})
    connection.execute(_KEEP_OWN, {"of": article_id})


def is_published_by(site: str) -> ColumnElement[bool]:
    """Return the condition that a site publishes an article's text, whoever else does."""
    return exists().where(publication.c.article_id == article.c.id, publication.c.site == site) | exists().where(
        link.c.article_id == _repeat.c.id, _LATE, _repeat.c.site == site
    )


def find_publications(connection: Connection, article_ids: Collection[int]) -> dict[int, tuple[PublicationRecord, ...]]:
    """Return by article its publications, that of its own publisher first, then by when they were first seen."""
    found: dict[int, tuple[PublicationRecord, ...]] = {}
    for ids in chunks(article_ids):
        repeats = connection.execute(_REPEATED, {"ids": ids}).all()
        of = {row.article_id: row.of_id for row in repeats}
        seen = _find_seen(connection, {**{number: number for number in ids}, **of})
        rows: dict[int, dict[str, tuple[Row[Any], bool, int | None]]] = defaultdict(dict)
        for row in connection.execute(_OWN, {"ids": ids}):
            rows[row.article_id].setdefault(row.publisher, (row, False, None))
        for row in connection.execute(_PUBLICATIONS, {"ids": ids}):
            rows[row.article_id].setdefault(row.publisher, (row, row.defers, None))
        for row in repeats:
            rows[row.of_id].setdefault(row.publisher, (row, False, row.article_id))
        for number, by_publisher in rows.items():
            own, *others = (
                _record(row, seen.get((number, publisher)), defers=defers, repeat=repeat)
                for publisher, (row, defers, repeat) in by_publisher.items()
            )
            others.sort(key=lambda each: (each.first_seen_at is None, each.first_seen_at, each.publisher))
            found[number] = (own, *others)
    return found


@dataclass(slots=True)
class _Seen:
    """When a publisher's pages showed an article, and which text they showed last."""

    first: datetime
    last: datetime
    revision: int | None
    pages: int
    documents: int


def _find_seen(connection: Connection, of: Mapping[int, int]) -> dict[tuple[int, str], _Seen]:
    """Return what was seen of articles by (article, publisher), late repeats as that which they are `of`."""
    found: dict[tuple[int, str], _Seen] = {}
    for ids in chunks(of):
        for row in connection.execute(_SEEN, {"ids": ids}):
            place = of[row.article_id], row.publisher
            new = _Seen(row.first, row.last, row.revision, row.pages, row.documents)
            known = found.get(place)
            if known is not None:
                new.first = min(known.first, new.first)
                if (known.last, known.revision is None) > (new.last, new.revision is None):
                    new.last, new.revision = known.last, known.revision
                new.pages += known.pages
                new.documents += known.documents
            found[place] = new
    return found


def _record(row: Row[Any], seen: _Seen | None, *, defers: bool, repeat: int | None) -> PublicationRecord:
    return PublicationRecord(
        publisher=row.publisher,
        site=row.site,
        title=row.title,
        url=row.url,
        url_claimed=row.url_claimed,
        defers=defers,
        on_own_page=row.on_own_page,
        is_word=seen is not None and seen.documents == seen.pages,
        published_at=row.published_at,
        authors=tuple(row.authors),
        revision=seen.revision if seen else None,
        repeat=repeat,
        first_seen_at=seen.first if seen else None,
        last_seen_at=seen.last if seen else None,
        page_count=seen.pages if seen else 0,
        source=row.source,
    )
