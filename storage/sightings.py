"""Where each article was seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Insert,
    Integer,
    bindparam,
    case,
    func,
    select,
    update,
)

from storage.columns import UtcDateTime
from storage.dialects import insert_for
from storage.models import document, link, page, revision, rights, sighting
from storage.records import RecordPlace, SightingRecord
from storage.rights import RIGHTS, rights_record
from storage.story_links import REPEAT

_SEEN_AT: BindParameter[datetime] = bindparam("seen_at", type_=UtcDateTime())
_SEEN_AGAIN = (
    update(sighting)
    .where(sighting.c.page_id == bindparam("page"))
    .values(
        first_seen_at=case((sighting.c.first_seen_at > _SEEN_AT, _SEEN_AT), else_=sighting.c.first_seen_at),
        last_seen_at=case((sighting.c.last_seen_at < _SEEN_AT, _SEEN_AT), else_=sighting.c.last_seen_at),
    )
)


@cache
def _see(dialect: str) -> Insert:
    statement = insert_for(dialect, sighting)
    new = statement.excluded
    is_later = new.last_seen_at >= sighting.c.last_seen_at  # an archive file may tell what was before
    has_record = new.record_file.is_not(None)
    later: dict[str, ColumnElement[Any]] = {
        name: case((is_later, new[name]), else_=sighting.c[name]) for name in ("last_seen_at", "position", "revision")
    }
    for name in ("record_file", "record_offset"):
        later[name] = case((is_later & has_record, new[name]), else_=sighting.c[name])
    earliest = case((new.first_seen_at < sighting.c.first_seen_at, new.first_seen_at), else_=sighting.c.first_seen_at)
    return statement.on_conflict_do_update(
        index_elements=[sighting.c.article_id, sighting.c.page_id], set_={"first_seen_at": earliest, **later}
    )


_SHOWS = (
    update(sighting)
    .where(sighting.c.article_id == bindparam("of"), sighting.c.page_id == bindparam("page"))
    .values(
        revision=select(func.max(revision.c.number))
        .where(
            revision.c.article_id == bindparam("of"),
            revision.c.digest_version == bindparam("text_version"),
            revision.c.digest == bindparam("text_digest"),
        )
        .scalar_subquery()
    )
)
_TURN = (
    update(sighting)
    .where(
        sighting.c.article_id == bindparam("of"),
        sighting.c.revision.is_(None) | (sighting.c.revision == bindparam("current")),
    )
    .values(revision=case((sighting.c.revision.is_(None), bindparam("kept", type_=Integer)), else_=None))
)


def see(connection: Connection, page_id: int, positions: Mapping[int, int], now: datetime) -> None:
    """Record that a page shows these articles, each by its number with its position, counted from 0."""
    see_all(connection, {(number, page_id): position for number, position in positions.items()}, now)


def see_all(
    connection: Connection,
    positions: Mapping[tuple[int, int], int],
    now: datetime,
    records: Mapping[int, RecordPlace] | None = None,
) -> None:
    """Record where articles are seen, in their current texts: by (article, page) the position, counted from 0.

    `records` says by page where it is kept as it came. What was seen later than `now` stays as it is known.
    """
    places = records or {}
    if not positions:
        return
    # In ascending order: writers who lock the same articles never wait for each other in a circle.
    connection.execute(
        _see(connection.dialect.name),
        [
            {
                "article_id": number,
                "page_id": page_id,
                "position": position,
                "revision": None,
                "first_seen_at": now,
                "last_seen_at": now,
                "record_file": places[page_id].file if page_id in places else None,
                "record_offset": places[page_id].offset if page_id in places else None,
            }
            for (number, page_id), position in sorted(positions.items())
        ],
    )


def name_text(connection: Connection, article_id: int, page_id: int, text: tuple[int, bytes]) -> None:
    """Record that a page shows an earlier text of an article: the version of its digest, and the digest."""
    version, digest = text
    connection.execute(_SHOWS, {"of": article_id, "page": page_id, "text_version": version, "text_digest": digest})


def turn(connection: Connection, article_id: int, *, kept: int | None, current: int | None) -> None:
    """Record that the text that pages show is kept under a number now, and that one with a number is current."""
    connection.execute(_TURN, {"of": article_id, "kept": kept, "current": current})


def see_again(connection: Connection, seen: Sequence[tuple[int, datetime]]) -> None:
    """Record that pages, by their numbers, showed at these times what they showed before."""
    if seen:
        connection.execute(_SEEN_AGAIN, [{"page": number, "seen_at": at} for number, at in seen])


def find_sightings(connection: Connection, article_ids: Sequence[int]) -> dict[int, list[SightingRecord]]:
    """Return by article its sightings, and those of the repeats of it that were found late, earliest first."""
    repeats = select(link.c.article_id, link.c.of_id).where(link.c.of_id.in_(article_ids), link.c.verdict == REPEAT)
    of = {row.article_id: row.of_id for row in connection.execute(repeats)}
    query = (
        select(
            sighting.c.article_id,
            page.c.url,
            sighting.c.position,
            sighting.c.revision,
            sighting.c.first_seen_at,
            sighting.c.last_seen_at,
            sighting.c.record_file,
            sighting.c.record_offset,
            page.c.publisher,
            page.c.kind,
            document.c.name.label("document"),
            *RIGHTS,
        )
        .join_from(sighting, page)
        .outerjoin(document, document.c.page_id == page.c.id)
        .outerjoin(rights, rights.c.id == page.c.rights_id)
        .where(sighting.c.article_id.in_([*article_ids, *of]))
    )
    found: dict[int, list[SightingRecord]] = {}
    for row in connection.execute(query):
        record = SightingRecord(
            page_url=row.url,
            position=row.position,
            revision=row.revision,
            first_seen_at=row.first_seen_at,
            last_seen_at=row.last_seen_at,
            publisher=row.publisher,
            kind=row.kind,
            document=row.document,
            rights=rights_record(row),
            record=None if row.record_file is None else RecordPlace(row.record_file, row.record_offset),
        )
        found.setdefault(of.get(row.article_id, row.article_id), []).append(record)
    for records in found.values():
        records.sort(key=lambda each: (each.first_seen_at, each.page_url, each.position))
    return found
