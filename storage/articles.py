"""How articles are given out: listed, one with its history, all of them for an export."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select

from storage.as_published import as_published_by
from storage.chunks import chunks
from storage.database import Database
from storage.errors import NotFound
from storage.listing import find_places, narrow
from storage.models import article, link, revision, sighting
from storage.publications import PUBLISHERS, find_publications
from storage.records import (
    ALL,
    ArticleFilter,
    ArticlePage,
    Cursor,
    Order,
    PublicationRecord,
    RelatedLink,
    RevisionRecord,
    SightingRecord,
    StoredArticle,
)
from storage.rights import Stance, stance_of
from storage.sightings import find_sightings
from storage.story_links import REPEAT
from storage.tied import Tied, find_tied_articles

_BATCH = 200  # articles of an export that are in memory at once
_ALONE = Tied()

_OWN = select(func.count()).where(sighting.c.article_id == article.c.id).scalar_subquery()
_AS_REPEATS = (  # found late: such an article is kept only as a sighting of the one that it repeats
    select(func.count())
    .select_from(link.join(sighting, sighting.c.article_id == link.c.article_id))
    .where(link.c.of_id == article.c.id, link.c.verdict == REPEAT)
    .scalar_subquery()
)
_SIGHTINGS = _OWN + _AS_REPEATS
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
    only: ArticleFilter = ALL,
    *,
    order: Order = Order.STORED,
    after: Cursor | None = None,
    limit: int = 50,
) -> list[StoredArticle]:
    """Return the first articles of a list, or those after a place; see `page_of_articles`."""
    return list(page_of_articles(connection, only, order=order, after=after, limit=limit).articles)


def page_of_articles(
    connection: Connection,
    only: ArticleFilter = ALL,
    *,
    order: Order = Order.STORED,
    after: Cursor | None = None,
    limit: int = 50,
) -> ArticlePage:
    """Return a page of a list, without the records of sightings and revisions, and where the next one begins.

    Of a site the articles are as that site has them. A page costs what it shows, however deep in the list it is; what
    is stored meanwhile moves no article from one page to another.
    """
    places = find_places(connection, only, order, after, limit + 1)
    found = find_articles(connection, [number for number, _ in places[:limit]], only.site)
    if len(places) <= limit:
        return ArticlePage(tuple(found), None)
    number, published_at = places[limit - 1]
    return ArticlePage(tuple(found), Cursor(number, published_at if order is Order.PUBLISHED else None))


def find_articles(connection: Connection, article_ids: Sequence[int], site: str | None = None) -> list[StoredArticle]:
    """Return articles in the order of these numbers, with `site` as it has them; those that are gone are missing."""
    records: dict[int, StoredArticle] = {}
    for ids in chunks(article_ids):
        records |= {row.id: _record(row) for row in connection.execute(_ARTICLES.where(article.c.id.in_(ids)))}
    return as_published_by(connection, site, [records[number] for number in article_ids if number in records])


def count_articles(connection: Connection, only: ArticleFilter = ALL) -> int:
    """Return how many articles `list_articles` would give without a limit."""
    return int(connection.execute(narrow(connection, select(func.count()).select_from(article), only)[0]).scalar_one())


def get_article(connection: Connection, article_id: int) -> StoredArticle:
    """Return an article with all that is known of it, its sightings earliest first. Raises NotFound."""
    row = connection.execute(_ARTICLES.where(article.c.id == article_id)).one_or_none()
    if row is None:
        raise NotFound("", f"no article has the number {article_id}")
    (found,) = _whole(connection, [row])
    return found


def iter_articles(
    database: Database,
    only: ArticleFilter = ALL,
    *,
    stances: Collection[Stance] | None = None,
    newest_first: bool = False,
) -> Iterator[StoredArticle]:
    """Yield all articles in the order of their numbers, with all that is known of them, in bounded memory.

    With a site they are as that site has them, with `stances` only those of whose use their publisher says that. No
    transaction stays open between two batches, so that an export may take its time.
    """
    last: int | None = None
    while True:
        with database.read() as connection:
            query, number = narrow(connection, _ARTICLES, only)
            if last is not None:
                query = query.where(number < last if newest_first else number > last)
            query = query.order_by(number.desc() if newest_first else number)
            rows = connection.execute(query.limit(_BATCH)).all()
            found = as_published_by(connection, only.site, _whole(connection, rows))
        yield from (each for each in found if stances is None or each.rights in stances)
        if len(rows) < _BATCH:
            return
        last = rows[-1].id


def _whole(connection: Connection, rows: Sequence[Row[Any]]) -> list[StoredArticle]:
    """Return articles with their sightings, publications, earlier texts, ties and rights."""
    numbers = [row.id for row in rows]
    sightings = find_sightings(connection, numbers)
    publications = find_publications(connection, numbers)
    revisions = _find_revisions(connection, numbers)
    tied = find_tied_articles(connection, numbers)
    return [
        _record(
            row,
            sightings.get(row.id, ()),
            publications[row.id],
            revisions.get(row.id, ()),
            tied.get(row.id, _ALONE),
        )
        for row in rows
    ]


def _find_revisions(connection: Connection, article_ids: Sequence[int]) -> dict[int, tuple[RevisionRecord, ...]]:
    """Return by article its earlier texts, in the order of their numbers."""
    query = select(revision).where(revision.c.article_id.in_(article_ids)).order_by(revision.c.number)
    found: dict[int, tuple[RevisionRecord, ...]] = {}
    for row in connection.execute(query):
        record = RevisionRecord(number=row.number, title=row.title, text=row.text, seen_at=row.seen_at)
        found[row.article_id] = (*found.get(row.article_id, ()), record)
    return found


def _record(
    row: Row[Any],
    sightings: Sequence[SightingRecord] = (),
    publications: tuple[PublicationRecord, ...] = (),
    revisions: tuple[RevisionRecord, ...] = (),
    tied: Tied = _ALONE,
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
        revisions=revisions,
        rights=stance_of(row.publisher, sightings),
        story=tied.story,
        near=tied.near,
    )
