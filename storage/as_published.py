"""Articles as one of those who publish them has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from storage.models import article, revision
from storage.publications import find_publications
from storage.records import PublicationRecord, StoredArticle
from storage.rights import stance_of


def as_published_by(connection: Connection, site: str | None, found: Sequence[StoredArticle]) -> list[StoredArticle]:
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
        rights=stance_of(said.publisher, whole.sightings),
    )
