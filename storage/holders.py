"""Whose articles are: a source has an article when a page that it fetched shows the article, or a late repeat of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, bindparam, exists, func, select, union

from storage.chunks import among, chunks
from storage.database import Database
from storage.models import article, link, page, page_source, publication, revision, sighting
from storage.records import HeldArticle
from storage.story_links import REPEAT

IS_REPEAT = exists().where(link.c.article_id == article.c.id, link.c.verdict == REPEAT)
"""Whether an article is only kept as a sighting of another one."""

_LATEST = (
    select(article.c.id)
    .where(article.c.id < bindparam("before"), ~IS_REPEAT)
    .order_by(article.c.id.desc())
    .limit(bindparam("most"))
)
_REPEATS = select(link.c.article_id, link.c.of_id).where(among(link.c.of_id, "ids"), link.c.verdict == REPEAT)
_SEEN = select(article.c.id, article.c.first_seen_at).where(among(article.c.id, "ids"))
# Who found it first, and who published it by whose crawl, is also known of what was stored before pages had several
# sources.
_SOURCES = union(
    select(article.c.id, article.c.source).where(among(article.c.id, "ids")),
    select(publication.c.article_id, publication.c.source).where(among(publication.c.article_id, "ids")),
    select(sighting.c.article_id, page.c.source).join_from(sighting, page).where(among(sighting.c.article_id, "ids")),
    select(sighting.c.article_id, page_source.c.source)
    .join_from(sighting, page_source, page_source.c.page_id == sighting.c.page_id)
    .where(among(sighting.c.article_id, "ids")),
)


def list_held(
    database: Database, connection: Connection, *, before: int, limit: int, sized: bool = False
) -> list[HeldArticle]:
    """Return the articles of numbers below `before`, the latest first; with `sized` the bytes of their texts, too."""
    numbers = connection.execute(_LATEST, {"before": before, "most": limit}).scalars().all()
    return find_held(database, connection, numbers, sized=sized)


def find_held(
    database: Database, connection: Connection, article_ids: Collection[int], *, sized: bool = False
) -> list[HeldArticle]:
    """Return these articles with the sources that have each or a late repeat of it; those that are gone are missing."""
    members = find_repeats(connection, article_ids) | {number: number for number in article_ids}
    seen = {}
    sources: defaultdict[int, set[str]] = defaultdict(set)
    for ids in chunks(members):
        for number, first_seen_at in connection.execute(_SEEN, {"ids": ids}):
            seen[number] = first_seen_at
        for number, source in connection.execute(_SOURCES, {"ids": ids}):
            sources[members[number]].add(source)
    sizes = _sizes(database, connection, members) if sized else {}
    return [
        HeldArticle(
            article_id=number,
            first_seen_at=seen[number],
            sources=frozenset(sources[number]),
            bytes=sizes.get(number, 0),
        )
        for number in sorted(article_ids, reverse=True)
        if number in seen
    ]


def find_repeats(connection: Connection, article_ids: Collection[int]) -> dict[int, int]:
    """Return the late repeats of these articles by number, each with the article that it repeats."""
    return {number: of for ids in chunks(article_ids) for number, of in connection.execute(_REPEATS, {"ids": ids})}


def _sizes(database: Database, connection: Connection, members: Mapping[int, int]) -> dict[int, int]:
    """Return the bytes of the texts of articles, the earlier ones too, by the article that they are members of."""
    found: defaultdict[int, int] = defaultdict(int)
    size_of = database.dialect.size_of
    for ids in chunks(members):
        for table, number in ((article, article.c.id), (revision, revision.c.article_id)):
            query = select(number, func.sum(size_of(table.c.text))).where(number.in_(ids)).group_by(number)
            for one, size in connection.execute(query):
                found[members[one]] += int(size)
    return found
