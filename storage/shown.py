"""What a page shows: its articles in their order, and where the page is kept as it came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, exists, select

from storage.models import article, link, page, sighting
from storage.pages import page_key
from storage.records import RecordPlace
from storage.story_links import REPEAT


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownOnPage:
    """An article on a page; `is_first` says that no page showed it before. `of_id` is the one that it repeats."""

    article_id: int
    of_id: int | None
    title: str
    language: str | None
    position: int
    revision: int | None
    first_seen_at: datetime
    last_seen_at: datetime
    is_first: bool
    record: RecordPlace | None


def articles_on_page(connection: Connection, url: str, *, limit: int = 200) -> list[ShownOnPage]:
    """Return the articles that a page has shown, in their order on it, those that it shows no more among them."""
    other = sighting.alias("other")
    was_seen = exists().where(
        other.c.article_id == sighting.c.article_id, other.c.first_seen_at < sighting.c.first_seen_at
    )
    columns = ("position", "revision", "first_seen_at", "last_seen_at", "record_file", "record_offset")
    query = (
        select(
            article.c.id,
            link.c.of_id,
            article.c.title,
            article.c.language,
            *(sighting.c[name] for name in columns),
            was_seen.label("was_seen"),
        )
        .join_from(page, sighting, sighting.c.page_id == page.c.id)
        .join(article, article.c.id == sighting.c.article_id)
        .outerjoin(link, (link.c.article_id == article.c.id) & (link.c.verdict == REPEAT))
        .where(page.c.url_key == page_key(url))
        .order_by(sighting.c.last_seen_at.desc(), sighting.c.position, article.c.id)
        .limit(limit)
    )
    return [
        ShownOnPage(
            article_id=row.id,
            of_id=row.of_id,
            title=row.title,
            language=row.language,
            position=row.position,
            revision=row.revision,
            first_seen_at=row.first_seen_at,
            last_seen_at=row.last_seen_at,
            is_first=not row.was_seen,
            record=None if row.record_file is None else RecordPlace(row.record_file, row.record_offset),
        )
        for row in connection.execute(query)
    ]
