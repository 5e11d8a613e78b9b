"""How articles are given out: listed, one with its history, all of them for an export."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, func, or_, select

from storage.database import Database
from storage.errors import NotFound
from storage.models import article, link, revision, sighting
from storage.publications import PUBLISHERS, find_publications, is_published_by
from storage.records import PublicationRecord, RelatedLink, RevisionRecord, SightingRecord, StoredArticle
from storage.rights import Stance, stance_of
from storage.sightings import find_sightings
from storage.story_links import REPEAT

_BATCH = 200  # articles of an export that are in memory at once

_OWN = select(func.count()).where(sighting.c.article_id == article.c.id).scalar_subquery()
_AS_REPEATS = (  # found late: such an article is kept only as a sighting of the one that it repeats
    select(func.count())
    .select_from(link.join(sighting, sighting.c.article_id == link.c.article_id))
    .where(link.c.of_id == article.c.id, link.c.verdict == REPEAT)
    .scalar_subquery()
)
_SIGHTINGS = _OWN + _AS_REPEATS
_IS_REPEAT = exists().where(link.c.article_id == article.c.id, link.c.verdict == REPEAT)
_REVISIONS = select(func.count()).where(revision.c.article_id == article.c.id).scalar_subquery()
_LAST_SEEN = select(func.max(sighting.c.last_seen_at)).where(sighting.c.article_id == article.c.id).scalar_subquery()
_ARTICLES = select(
    article,
    _SIGHTINGS.label("sighting_count"),
    _REVISIONS.label("revision_count"),
    PUBLISHERS.label("publisher_count"),
    func.coalesce(_LAST_SEEN, article.c.first_seen_at, type_=article.c.first_seen_at.type).label("last_seen_at"),
)


def list_articles(
    connection: Connection,
    *,
    limit: int = 50,
    offset: int = 0,
    since: datetime | None = None,
    site: str | None = None,
    search: str | None = None,
) -> list[StoredArticle]:
    """Return articles, latest first, without the records of their sightings and revisions.

    `since` bounds when they were first seen, `site` is a host without www., `search` stands in title or text. With a
    site the articles are as that site has them.
    """
    query = _narrow(_ARTICLES, since, site, search).order_by(article.c.id.desc()).limit(limit).offset(offset)
    return _as_of(connection, site, [_record(row) for row in connection.execute(query)])


def count_articles(
    connection: Connection, *, since: datetime | None = None, site: str | None = None, search: str | None = None
) -> int:
    """Return how many articles `list_articles` would give without a limit."""
    query = _narrow(select(func.count()).select_from(article), since, site, search)
    return int(connection.execute(query).scalar_one())


def get_article(connection: Connection, article_id: int) -> StoredArticle:
    """Return an article with its sightings, earliest first, and its earlier texts. Raises NotFound."""
    row = connection.execute(_ARTICLES.where(article.c.id == article_id)).one_or_none()
    if row is None:
        raise NotFound("", f"no article has the number {article_id}")
    revisions = _find_revisions(connection, [article_id]).get(article_id, ())
    sightings = find_sightings(connection, [article_id]).get(article_id, [])
    publications = find_publications(connection, [article_id])[article_id]
    return replace(
        _record(row, sightings, publications), revisions=revisions, rights=stance_of(row.publisher, sightings)
    )


def iter_articles(
    database: Database,
    *,
    since: datetime | None = None,
    site: str | None = None,
    search: str | None = None,
    stances: Collection[Stance] | None = None,
) -> Iterator[StoredArticle]:
    """Yield all articles in the order of their numbers, with sightings and publications, in bounded memory.

    With a site they are as that site has them, with `stances` only those of whose use their publisher says that. No
    transaction stays open between two batches, so that an export may take its time.
    """
    last = 0
    while True:
        query = _narrow(_ARTICLES, since, site, search).where(article.c.id > last).order_by(article.c.id).limit(_BATCH)
        with database.read() as connection:
            rows = connection.execute(query).all()
            numbers = [row.id for row in rows]
            sightings = find_sightings(connection, numbers)
            publications = find_publications(connection, numbers)
            revisions = _find_revisions(connection, numbers)
            found = [
                replace(
                    _record(row, sightings.get(row.id, ()), publications[row.id]), revisions=revisions.get(row.id, ())
                )
                for row in rows
            ]
            found = _as_of(connection, site, found)
        found = [replace(each, rights=stance_of(each.publisher, each.sightings)) for each in found]
        yield from (each for each in found if stances is None or each.rights in stances)
        if len(rows) < _BATCH:
            return
        last = rows[-1].id


def _narrow(query: Select[Any], since: datetime | None, site: str | None, search: str | None) -> Select[Any]:
    """Add the conditions that are asked for; an article that was found to be a repeat is none any more."""
    query = query.where(~_IS_REPEAT)
    if since is not None:
        query = query.where(article.c.first_seen_at >= since)
    if site is not None:
        query = query.where(or_(article.c.site == site, is_published_by(site)))
    if search:
        query = query.where(
            or_(article.c.title.icontains(search, autoescape=True), article.c.text.icontains(search, autoescape=True))
        )
    return query


def _find_revisions(connection: Connection, article_ids: Sequence[int]) -> dict[int, tuple[RevisionRecord, ...]]:
    """Return by article its earlier texts, in the order of their numbers."""
    query = select(revision).where(revision.c.article_id.in_(article_ids)).order_by(revision.c.number)
    found: dict[int, tuple[RevisionRecord, ...]] = {}
    for row in connection.execute(query):
        record = RevisionRecord(number=row.number, title=row.title, text=row.text, seen_at=row.seen_at)
        found[row.article_id] = (*found.get(row.article_id, ()), record)
    return found


def _as_of(connection: Connection, site: str | None, found: Sequence[StoredArticle]) -> list[StoredArticle]:
    """Return articles as a site has them: its headline, address, authors and date, and the text that it showed."""
    others = [each.id for each in found if site is not None and each.site != site]
    if not others:
        return list(found)
    said = {
        number: one
        for number, publications in find_publications(connection, others).items()
        for one in publications
        if one.site == site
    }
    return [_as_said(connection, each, said[each.id]) if each.id in said else each for each in found]


def _as_said(connection: Connection, whole: StoredArticle, said: PublicationRecord) -> StoredArticle:
    """Return an article with nothing but what one of its publishers says of it, in the text that this one has."""
    text = None
    if said.repeat is not None:
        text = connection.execute(select(article.c.text).where(article.c.id == said.repeat)).scalar()
    elif said.revision is not None:
        numbered = (revision.c.article_id == whole.id) & (revision.c.number == said.revision)
        text = connection.execute(select(revision.c.text).where(numbered)).scalar()
    return replace(
        whole,
        title=said.title or "",
        text=whole.text if text is None else text,
        url=said.url,
        url_claimed=said.url_claimed,
        publisher=said.publisher,
        site=said.site,
        published_at=said.published_at,
        updated_at=None,
        authors=said.authors,
        section=None,
        tags=(),
        image_url=None,
        image_caption=None,
        related=(),
        origins={},
        first_seen_at=said.first_seen_at or whole.first_seen_at,
        last_seen_at=said.last_seen_at or whole.last_seen_at,
    )


def _record(
    row: Row[Any], sightings: Sequence[SightingRecord] = (), publications: tuple[PublicationRecord, ...] = ()
) -> StoredArticle:
    return StoredArticle(
        id=row.id,
        title=row.title,
        text=row.text,
        url=row.url,
        url_claimed=row.url_claimed,
        publisher=row.publisher,
        site=row.site,
        source=row.source,
        published_at=row.published_at,
        updated_at=row.updated_at,
        authors=tuple(row.authors),
        language=row.language,
        section=row.section,
        tags=tuple(row.tags),
        image_url=row.image_url,
        image_caption=row.image_caption,
        related=tuple(RelatedLink(text, url) for text, url in row.related),
        confidence=row.confidence,
        first_seen_at=row.first_seen_at,
        last_seen_at=row.last_seen_at,
        sighting_count=row.sighting_count,
        revision_count=row.revision_count,
        publisher_count=row.publisher_count,
        text_seen_at=row.text_seen_at,
        on_own_page=row.on_own_page,
        origins=dict(row.origins),
        sightings=tuple(sightings),
        publications=publications,
    )
