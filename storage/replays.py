"""What is stored of the articles that a page showed last, to be held against what is read of it now."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, case, func, select

from storage.models import article, page, revision, sighting
from storage.pages import page_key
from storage.records import ShownText

_seen = sighting.alias()
_SIGHTINGS = select(func.count()).where(_seen.c.article_id == article.c.id).scalar_subquery()
_SHOWN = (
    select(
        article.c.id,
        article.c.url,
        article.c.published_at,
        article.c.authors,
        case((sighting.c.revision.is_(None), article.c.title), else_=revision.c.title).label("title"),
        case((sighting.c.revision.is_(None), article.c.digest), else_=revision.c.digest).label("digest"),
        (article.c.publisher == page.c.publisher).label("is_publishers"),
        sighting.c.revision.is_(None).label("is_current"),
        _SIGHTINGS.label("sighting_count"),
    )
    .join_from(sighting, page)
    .join(article, article.c.id == sighting.c.article_id)
    .outerjoin(revision, (revision.c.article_id == article.c.id) & (revision.c.number == sighting.c.revision))
    .where(page.c.url_key == bindparam("key"), sighting.c.last_seen_at >= page.c.last_fetched_at)
    .order_by(sighting.c.position, article.c.id)
)


def find_shown(connection: Connection, url: str) -> Sequence[ShownText]:
    """Return the articles that a page showed when it was fetched last, in its order, in the texts that it showed."""
    return [
        ShownText(
            article_id=row.id,
            title=row.title,
            url=row.url,
            published_at=row.published_at,
            authors=tuple(row.authors),
            digest=bytes(row.digest),
            speaks=bool(row.is_publishers) and bool(row.is_current),
            sighting_count=row.sighting_count,
        )
        for row in connection.execute(_SHOWN, {"key": page_key(url)})
    ]
