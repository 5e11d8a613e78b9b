"""What an archive holds, in numbers."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, FromClause, func, select

from storage.database import Database
from storage.models import article, document, furniture, link, page, parted, revision, sighting, source, unjudged
from storage.stories import count_stories
from storage.story_links import REPEAT


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Counts of rows; `index_bytes` is None where the database cannot tell.

    `late_repeats` are articles that turned out to repeat others: they are only sightings. `unindexed` are articles
    without keys of this version, `unapplied` is furniture that what was stored before is not judged by yet.
    """

    articles: int
    late_repeats: int
    near_copies: int
    linked_revisions: int
    revisions: int
    stories: int
    taken_back: int
    pages: int
    sightings: int
    sources: int
    documents: int
    furniture: int
    undone: int
    unapplied: int
    unjudged: int
    unindexed: int
    keys: int
    index_bytes: int | None


def find_totals(database: Database, connection: Connection, key_version: int) -> Totals:
    """Count everything; reads whole tables."""
    links = connection.execute(select(link.c.verdict, func.count()).group_by(link.c.verdict))
    verdicts: dict[str, int] = dict(links.all())
    keys, index_bytes = database.dialect.count_keys(connection)

    def count(table: FromClause, *conditions: ColumnElement[bool]) -> int:
        return int(connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one())

    late = verdicts.get(REPEAT, 0)
    return Totals(
        articles=count(article) - late,
        late_repeats=late,
        near_copies=verdicts.get("near", 0),
        linked_revisions=verdicts.get("revision", 0),
        revisions=count(revision),
        stories=count_stories(connection),
        taken_back=count(parted),
        pages=count(page),
        sightings=count(sighting),
        sources=count(source),
        documents=count(document),
        furniture=count(furniture, ~furniture.c.undone),
        undone=count(furniture, furniture.c.undone),
        unapplied=count(furniture, ~furniture.c.applied),
        unjudged=count(unjudged),
        unindexed=count(article, article.c.key_version != key_version),
        keys=keys,
        index_bytes=index_bytes,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large an archive is, in counts that an index gives; `tied` articles are near copies, versions and repeats."""

    articles: int
    sightings: int
    pages: int
    tied: int
    revisions: int


def find_size(connection: Connection) -> Size:
    """Count the rows of the large tables; a million articles take some tenths of a second."""

    def count(table: FromClause) -> int:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())

    return Size(
        articles=count(article),
        sightings=count(sighting),
        pages=count(page),
        tied=count(link),
        revisions=count(revision),
    )
