"""An article as a list has it, for programs: by a command and over HTTP alike."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from storage.records import StoredArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedArticle:
    """An article of a list: all that is said of it, but for its text and where it stands.

    `publishers`, `sightings` and `revisions` are counts.
    """

    id: int
    title: str
    url: str | None
    url_claimed: bool
    publisher: str
    site: str
    source: str
    published_at: datetime | None
    updated_at: datetime | None
    authors: tuple[str, ...]
    language: str | None
    section: str | None
    tags: tuple[str, ...]
    image_url: str | None
    image_caption: str | None
    confidence: float
    first_seen_at: datetime
    last_seen_at: datetime
    publishers: int
    sightings: int
    revisions: int


def listed(article: StoredArticle) -> ListedArticle:
    """Return an article as a list has it."""
    known: dict[str, Any] = {field.name: getattr(article, field.name, None) for field in fields(ListedArticle)}
    known["publishers"], known["sightings"] = article.publisher_count, article.sighting_count
    return ListedArticle(**known | {"revisions": article.revision_count})
