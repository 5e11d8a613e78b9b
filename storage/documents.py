"""What was ingested: each document with its id, on a page of its own, and what was said of it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, func, insert, select

from storage.chunks import among, chunks
from storage.models import document, page, sighting
from storage.records import DocumentRecord, NewDocument

_FOUND = (
    select(
        document.c.page_id,
        document.c.name,
        document.c.verdict,
        document.c.reasons,
        page.c.url_key,
        page.c.body_hash,
        page.c.first_fetched_at,
        sighting.c.article_id,
    )
    .join_from(document, page)
    .outerjoin(sighting, sighting.c.page_id == page.c.id)
    .where(among(page.c.url_key, "keys"))
)
_EARLIEST = (
    select(sighting.c.article_id, func.min(document.c.page_id).label("page_id"))
    .join_from(sighting, document, document.c.page_id == sighting.c.page_id)
    .where(among(sighting.c.article_id, "ids"))
    .group_by(sighting.c.article_id)
    .subquery()
)
_NAMES = select(_EARLIEST.c.article_id, document.c.name).join(document, document.c.page_id == _EARLIEST.c.page_id)


def document_key(name: str) -> bytes:
    """Return the 16 bytes by which a document's page is found."""
    return hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=16, person=b"document").digest()


def find_documents(connection: Connection, names: Collection[str]) -> dict[str, DocumentRecord]:
    """Return by id the documents that are there; those that are not are missing."""
    by_key = {document_key(name): name for name in names}
    found = {}
    for keys in chunks(by_key):
        for row in connection.execute(_FOUND, {"keys": keys}):
            name = by_key[bytes(row.url_key)]
            found[name] = DocumentRecord(
                name=name,
                article_id=row.article_id,
                verdict=row.verdict,
                reasons=tuple(row.reasons),
                content_hash=bytes(row.body_hash or b""),
                ingested_at=row.first_fetched_at,
            )
    return found


def add_documents(connection: Connection, new: Iterable[NewDocument]) -> None:
    """Add documents whose pages are there."""
    rows = [
        {"page_id": each.page_id, "name": each.name, "verdict": each.verdict, "reasons": list(each.reasons)}
        for each in sorted(new, key=lambda each: each.page_id)
    ]
    if rows:
        connection.execute(insert(document), rows)


def find_names(connection: Connection, article_ids: Collection[int]) -> dict[int, str]:
    """Return by article the id of the earliest document that it was seen as; articles of no document are missing."""
    return {number: name for ids in chunks(article_ids) for number, name in connection.execute(_NAMES, {"ids": ids})}
