"""Where the fields of a stored article came from, in a word for each: what its page says, or a feed that led there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, select

from storage.models import article

_COLUMNS = {
    "title": "title",
    "published_at": "published_at",
    "updated_at": "updated_at",
    "authors": "authors",
    "language": "language",
    "section": "section",
    "tags": "tags",
    "image": "image_url",
}
"""By field the column that holds it; the origin of an address is told by `url_claimed`."""

ORIGINATED = tuple(_COLUMNS)
"""The fields whose origin is stored."""

_STATE = select(
    article.c.origins, *(article.c[column].is_(None).label(field) for field, column in _COLUMNS.items())
).where(article.c.id == bindparam("of"))


def known_origins(origins: Mapping[str, str]) -> dict[str, str]:
    """Return the origins of those fields that are stored."""
    return {field: origins[field] for field in _COLUMNS if field in origins}


def origins_after_text(connection: Connection, article_id: int, row: Mapping[str, Any]) -> dict[str, str]:
    """Return the origins once a new text took the article's place: its own, and those of what it does not say."""
    before = connection.execute(_STATE, {"of": article_id}).one().origins or {}
    kept = {field: origin for field, origin in before.items() if not row.get(_COLUMNS[field])}
    return kept | known_origins(row["origins"])


def origins_after_fill(
    connection: Connection, article_id: int, said: Mapping[str, Any], origins: Mapping[str, str]
) -> dict[str, str]:
    """Return the origins once the article was given what it lacks of `said`, values by column, and maybe a title."""
    state = connection.execute(_STATE, {"of": article_id}).mappings().one()
    given = (field for field, column in _COLUMNS.items() if said.get(column) and (state[field] or field == "title"))
    return (state["origins"] or {}) | {field: origins[field] for field in given if field in origins}
