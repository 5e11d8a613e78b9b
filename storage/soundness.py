"""Whether nothing dangles: rows that name what is not there, and rules of the tables that no constraint keeps."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, FromClause, exists, func, select

from storage.database import Database
from storage.models import article, link, metadata, revision, sighting
from storage.near_index import find_strays
from storage.story_links import REPEAT

_STRAYS = "the near-copy index has keys of {} articles that are gone; `newsfold db vacuum` takes them out"
_of = link.alias("of")
_text = revision.alias("text")
_RULES: tuple[tuple[FromClause, ColumnElement[bool], str], ...] = (
    (link, exists().where(_of.c.article_id == link.c.story_id), "stories are led by an article of another story"),
    (
        link,
        exists().where(_of.c.article_id == link.c.of_id, _of.c.story_id != link.c.story_id),
        "links lead into another story",
    ),
    (
        link,
        (link.c.verdict == REPEAT) & exists().where(_of.c.article_id == link.c.of_id, _of.c.verdict == REPEAT),
        "repeats repeat a repeat",
    ),
    (
        sighting,
        sighting.c.revision.is_not(None)
        & ~exists().where(_text.c.article_id == sighting.c.article_id, _text.c.number == sighting.c.revision),
        "sightings show a text that is not there",
    ),
    (article, ~exists().where(sighting.c.article_id == article.c.id), "articles were seen nowhere"),
)


def find_faults(database: Database) -> list[str]:
    """Return a sentence for each kind of row that names what is not there; reads whole tables."""
    found: list[str] = []
    with database.read() as connection:
        for table in metadata.sorted_tables:
            for column in table.columns:
                for key in column.foreign_keys:
                    to = key.column
                    is_lost = column.is_not(None) & ~exists().where(to == column).correlate(table)
                    _count(connection, table, is_lost, f"rows of {table.name} name no {to.table.name}", found)
        for rows, is_wrong, what in _RULES:
            _count(connection, rows, is_wrong, what, found)
    strays = sum(len(some) for some in find_strays(database))
    return [*found, *([_STRAYS.format(strays)] if strays else [])]


def _count(
    connection: Connection, table: FromClause, is_wrong: ColumnElement[bool], what: str, found: list[str]
) -> None:
    count = connection.execute(select(func.count()).select_from(table).where(is_wrong)).scalar_one()
    if count:
        found.append(f"{count} {what}")
