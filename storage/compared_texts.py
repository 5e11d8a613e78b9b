"""Stored articles as near copies are judged: their texts, the earlier ones too, and how they are linked."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, func, select

from storage.chunks import among, chunks
from storage.models import article, link, revision
from storage.records import ComparedText, RevisionRecord

_LATEST = 4  # revisions of an article that are compared, beside its first one: a live blog has hundreds

_ARTICLES = (
    select(
        *(article.c[name] for name in ("id", "site", "publisher", "title", "text", "url", "url_key", "published_at")),
        *(article.c[name] for name in ("first_seen_at", "text_seen_at")),
        link.c.verdict,
        link.c.story_id,
    )
    .outerjoin_from(article, link, link.c.article_id == article.c.id)
    .where(among(article.c.id, "ids"))
)
_RANKED = (
    select(
        *(revision.c[name] for name in ("article_id", "number", "title", "text", "seen_at")),
        func.row_number().over(partition_by=revision.c.article_id, order_by=revision.c.number.desc()).label("rank"),
    )
    .where(among(revision.c.article_id, "ids"))
    .subquery()
)
_REVISIONS = select(_RANKED).where((_RANKED.c.rank <= _LATEST) | (_RANKED.c.number == 1)).order_by(_RANKED.c.number)


def find_compared(connection: Connection, article_ids: Collection[int]) -> dict[int, ComparedText]:
    """Return these articles as they are compared, by number; those that are gone are missing."""
    found = {}
    for ids in chunks(article_ids):
        revisions: dict[int, list[RevisionRecord]] = {}
        for row in connection.execute(_REVISIONS, {"ids": ids}):
            each = RevisionRecord(number=row.number, title=row.title, text=row.text, seen_at=row.seen_at)
            revisions.setdefault(row.article_id, []).append(each)
        for row in connection.execute(_ARTICLES, {"ids": ids}).all():
            found[row.id] = ComparedText(
                article_id=row.id,
                site=row.site,
                publisher=row.publisher,
                title=row.title,
                text=row.text,
                url=row.url,
                url_key=row.url_key,
                published_at=row.published_at,
                seen_at=row.first_seen_at,
                text_seen_at=row.text_seen_at,
                revisions=tuple(revisions.get(row.id, ())),
                verdict=row.verdict,
                story_id=row.story_id,
            )
    return found
