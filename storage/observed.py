"""What a check of the reading looks at: the latest articles of some sources, and their pages without an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, exists, func, select

from storage.database import Database
from storage.models import article, link, page, revision, run, sighting
from storage.records import CrawledSource, ObservedArticle, RevisionRecord
from storage.story_links import REPEAT

_BATCH = 200  # articles that are read at once
_MOST_PAGES = 10  # of an article that are given: a note in a footer stands on every page of its site
_MOST_REVISIONS = 4

_IS_REPEAT = exists().where(link.c.article_id == article.c.id, link.c.verdict == REPEAT)
_COLUMNS = (
    article.c.id,
    article.c.title,
    article.c.url,
    article.c.on_own_page,
    article.c.text_seen_at,
    article.c.published_at,
    article.c.authors,
    article.c.text,
)


def list_crawled(connection: Connection) -> list[CrawledSource]:
    """Return the sources of all articles and pages, by name."""
    names = set(connection.scalars(select(article.c.source).distinct()))
    names.update(connection.scalars(select(page.c.source).distinct()))
    latest = select(func.max(run.c.id)).group_by(run.c.source)
    begun = select(run.c.source, run.c.url).where(run.c.id.in_(latest))
    urls = {row.source: row.url for row in connection.execute(begun)}
    return [CrawledSource(name=name, url=urls.get(name)) for name in sorted(names)]


def iter_observed(database: Database, sources: Sequence[str], limit: int) -> Iterator[ObservedArticle]:
    """Yield the latest `limit` articles of some sources, latest first; no transaction stays open between batches."""
    before, left = None, limit
    while left > 0:
        query = select(*_COLUMNS).where(article.c.source.in_(sources), ~_IS_REPEAT)
        if before is not None:
            query = query.where(article.c.id < before)
        with database.read() as connection:
            rows = connection.execute(query.order_by(article.c.id.desc()).limit(min(left, _BATCH))).all()
            numbers = [row.id for row in rows]
            seen = _find_pages(connection, numbers)
            earlier = _find_revisions(connection, numbers)
        for row in rows:
            pages, position = seen.get(row.id, ((), 0))
            yield ObservedArticle(
                article_id=row.id,
                title=row.title,
                text=row.text,
                url=row.url,
                on_own_page=row.on_own_page,
                text_seen_at=row.text_seen_at,
                published_at=row.published_at,
                authors=tuple(row.authors),
                pages=pages,
                position=position,
                revisions=earlier.get(row.id, ()),
            )
        if len(rows) < _BATCH:
            return
        before, left = rows[-1].id, left - len(rows)


def find_bare_pages(connection: Connection, sources: Sequence[str], limit: int) -> list[str]:
    """Return the addresses of the latest `limit` pages of some sources that were fetched whole and gave no article."""
    query = (
        select(page.c.url)
        .where(page.c.source.in_(sources), page.c.kind == "page", page.c.status == 200)
        .where(~exists().where(sighting.c.page_id == page.c.id))
        .order_by(page.c.id.desc())
        .limit(limit)
    )
    return list(connection.scalars(query))


def _find_pages(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[tuple[str, ...], int]]:
    """Return by article the first pages that it was seen on, and its lowest place on one of all."""
    ranked = (
        select(
            sighting.c.article_id,
            sighting.c.page_id,
            func.row_number().over(partition_by=sighting.c.article_id, order_by=sighting.c.page_id).label("rank"),
            func.min(sighting.c.position).over(partition_by=sighting.c.article_id).label("lowest"),
        )
        .where(sighting.c.article_id.in_(numbers))
        .subquery()
    )
    query = (
        select(ranked.c.article_id, ranked.c.lowest, page.c.url)
        .join_from(ranked, page, ranked.c.page_id == page.c.id)
        .where(ranked.c.rank <= _MOST_PAGES)
        .order_by(ranked.c.article_id, ranked.c.rank)
    )
    found: dict[int, tuple[tuple[str, ...], int]] = {}
    for number, lowest, url in connection.execute(query):
        found[number] = ((*found.get(number, ((), 0))[0], url), lowest)
    return found


def _find_revisions(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[RevisionRecord, ...]]:
    query = (
        select(revision.c.article_id, revision.c.number, revision.c.title, revision.c.text, revision.c.seen_at)
        .where(revision.c.article_id.in_(numbers), revision.c.number <= _MOST_REVISIONS)
        .order_by(revision.c.article_id, revision.c.number)
    )
    found: dict[int, tuple[RevisionRecord, ...]] = {}
    for owner, number, title, text, seen_at in connection.execute(query):
        record = RevisionRecord(number=number, title=title, text=text, seen_at=seen_at)
        found[owner] = (*found.get(owner, ()), record)
    return found
