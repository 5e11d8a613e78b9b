"""Articles as an export tells them: written with their times, earlier texts, sightings and publications."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import Connection, Insert, bindparam, insert, select, update

from storage.chunks import among, chunks
from storage.database import Database
from storage.dialects import insert_for
from storage.models import article, document, page, publication, revision, sighting
from storage.pages import key_of, record_fetches
from storage.records import PageFetch, PublicationRecord, RevisionRecord, SightingRecord
from storage.rights import record_rights

_NUMBERS = select(page.c.url_key, page.c.id).where(among(page.c.url_key, "keys"))
_TEXT_SEEN = update(article).where(article.c.id == bindparam("of")).values(text_seen_at=bindparam("seen_at"))
_FIRST_SEEN = (
    update(article)
    .where(article.c.id == bindparam("of"), article.c.first_seen_at > bindparam("seen_at"))
    .values(first_seen_at=bindparam("seen_at"))
)
_SEEN_BEFORE = (
    update(sighting)
    .where(
        sighting.c.article_id == bindparam("of"),
        sighting.c.page_id == bindparam("at"),
        sighting.c.first_seen_at > bindparam("seen_at"),
    )
    .values(first_seen_at=bindparam("seen_at"))
)


@cache
def _see(dialect: str) -> Insert:
    statement = insert_for(dialect, sighting)
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=[sighting.c.article_id, sighting.c.page_id],
        set_={name: new[name] for name in ("last_seen_at", "position", "revision")},
        where=new.last_seen_at > sighting.c.last_seen_at,
    )


def add_missing_pages(
    database: Database, connection: Connection, source: str, fetches: Sequence[tuple[PageFetch, str | None]]
) -> list[int]:
    """Return the numbers of pages, each with the id of what was ingested where it is none; those that are known stay.

    The caller holds the locks of their keys.
    """
    keys = [key_of(fetch) for fetch, _ in fetches]
    known = {
        bytes(key): number for chunk in chunks(keys) for key, number in connection.execute(_NUMBERS, {"keys": chunk})
    }
    fresh = {key: each for key, each in zip(keys, fetches, strict=True) if key not in known}
    numbers = record_fetches(database, connection, [(source, fetch) for fetch, _ in fresh.values()]) if fresh else []
    known |= dict(zip(fresh, numbers, strict=True))
    documents = [
        {"page_id": known[key], "name": name, "verdict": "new", "reasons": []}
        for key, (_, name) in fresh.items()
        if name is not None
    ]
    if documents:
        connection.execute(insert(document), documents)
    record_rights(connection, {known[key]: each.rights for key, (each, _) in fresh.items() if each.rights is not None})
    return [known[key] for key in keys]


def set_text_seen(connection: Connection, article_id: int, at: datetime) -> None:
    """Record when the current text of a new article was first seen."""
    connection.execute(_TEXT_SEEN, {"of": article_id, "seen_at": at})


def add_earlier_texts(
    connection: Connection, article_id: int, texts: Sequence[tuple[RevisionRecord, int, bytes]]
) -> dict[int, int]:
    """Give an article earlier texts, each with the version of its digest and the digest; those that it has stay.

    Return their numbers by those that the records have, which are kept where they are free.
    """
    query = select(revision.c.number, revision.c.digest_version, revision.c.digest)
    rows = connection.execute(query.where(revision.c.article_id == article_id)).all()
    known = {(row.digest_version, bytes(row.digest)): row.number for row in rows}
    taken, numbers, fresh = set(known.values()), {}, []
    for record, version, digest in texts:
        number = known.get((version, digest))
        if number is None:
            number = record.number if record.number not in taken else max(taken) + 1
            taken.add(number)
            said = {"seen_at": record.seen_at, "title": record.title, "text": record.text}
            fresh.append(
                {"article_id": article_id, "number": number, "digest_version": version, "digest": digest} | said
            )
        numbers[record.number] = number
    if fresh:
        connection.execute(insert(revision), fresh)
    return numbers


def add_publications(connection: Connection, article_id: int, others: Sequence[PublicationRecord]) -> None:
    """Give a new article what others say who publish it."""
    rows = [
        {
            "article_id": article_id,
            "publisher": each.publisher[:255],
            "site": each.site[:255],
            "source": each.source,
            "on_own_page": each.on_own_page,
            "url_claimed": each.url_claimed,
            "defers": each.defers,
            "title": each.title,
            "url": each.url,
            "published_at": each.published_at,
            "authors": list(each.authors),
        }
        for each in others
    ]
    if rows:
        connection.execute(insert(publication), rows)


def add_sightings(
    connection: Connection, article_id: int, seen: Mapping[int, SightingRecord], numbers: Mapping[int, int]
) -> None:
    """Record where and when an article was seen, by page; `numbers` are those that its earlier texts have here.

    What is known of a page and later stays.
    """
    for page_id, each in sorted(seen.items()):
        shown = None if each.revision is None else numbers.get(each.revision)
        row = {"article_id": article_id, "page_id": page_id, "position": each.position, "revision": shown}
        times = {"first_seen_at": each.first_seen_at, "last_seen_at": each.last_seen_at}
        connection.execute(_see(connection.dialect.name), row | times)
        connection.execute(_SEEN_BEFORE, {"of": article_id, "at": page_id, "seen_at": each.first_seen_at})


def note_first_seen(connection: Connection, article_id: int, at: datetime) -> None:
    """Record that an article was seen at a time already."""
    connection.execute(_FIRST_SEEN, {"of": article_id, "seen_at": at})
