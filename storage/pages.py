"""What is remembered of each page: validators for a conditional request, and the links for the answer 304."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from storage.models import page
from storage.records import PageFetch, PageState

_CHUNK = 500  # bound values of a statement
_BY_KEY = select(page).where(page.c.url_key.in_(bindparam("url_keys", expanding=True)))
_FETCHED = (
    *("source", "kind", "status", "etag", "last_modified", "body_hash", "reader_version", "links"),
    "last_fetched_at",
)
_UPDATE = (
    update(page)
    .where(page.c.url_key == bindparam("key"))
    .values({name: bindparam(name, type_=page.c[name].type) for name in _FETCHED})
    .returning(page.c.id)
)
_UNCHANGED = (
    update(page)
    .where(page.c.url_key == bindparam("key"))
    .values(
        last_fetched_at=bindparam("seen_at"),
        etag=func.coalesce(bindparam("new_etag", type_=page.c.etag.type), page.c.etag),
        last_modified=func.coalesce(bindparam("new_modified", type_=page.c.last_modified.type), page.c.last_modified),
    )
    .returning(page.c.id)
)
_INSERT = insert(page).returning(page.c.id)


def page_key(url: str) -> bytes:
    """Return the 16 bytes by which a page is found."""
    return hashlib.blake2b(url.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def record_fetch(connection: Connection, source: str, fetch: PageFetch) -> int:
    """Remember a fetch and return the page's number; the caller holds the lock of `page_key(fetch.url)`."""
    key = page_key(fetch.url)
    row = {
        "source": source,
        "kind": fetch.kind,
        "status": fetch.status,
        "etag": fetch.etag,
        "last_modified": fetch.last_modified,
        "body_hash": fetch.body_hash,
        "reader_version": fetch.reader_version,
        "links": _pack(fetch.links),
        "last_fetched_at": fetch.fetched_at,
    }
    # Not an upsert: on PostgreSQL each one, even of a known page, would use up a number.
    number = connection.execute(_UPDATE, row | {"key": key}).scalar()
    if number is None:
        first = {"url": fetch.url, "url_key": key, "first_fetched_at": fetch.fetched_at}
        number = connection.execute(_INSERT, row | first).scalar_one()
    return int(number)


def record_unchanged(connection: Connection, fetch: PageFetch) -> int | None:
    """Remember that a page is as it was and return its number, None for a page that is not known."""
    number = connection.execute(
        _UNCHANGED,
        {
            "key": page_key(fetch.url),
            "seen_at": fetch.fetched_at,
            "new_etag": fetch.etag,
            "new_modified": fetch.last_modified,
        },
    ).scalar()
    return None if number is None else int(number)


def find_page(connection: Connection, url: str) -> PageState | None:
    """Return what is remembered of a page, None for a page that was never fetched."""
    return find_pages(connection, [url]).get(url)


def find_pages(connection: Connection, urls: Sequence[str]) -> dict[str, PageState]:
    """Return by URL what is remembered of these pages; those never fetched are missing."""
    by_key = {page_key(url): url for url in urls}
    keys = sorted(by_key)
    states: dict[str, PageState] = {}
    for start in range(0, len(keys), _CHUNK):
        for row in connection.execute(_BY_KEY, {"url_keys": keys[start : start + _CHUNK]}):
            states[by_key[bytes(row.url_key)]] = _state(row)
    return states


def _state(row: Row[Any]) -> PageState:
    return PageState(
        url=row.url,
        source=row.source,
        kind=row.kind,
        status=row.status,
        etag=row.etag,
        last_modified=row.last_modified,
        body_hash=row.body_hash,
        reader_version=row.reader_version,
        links=_unpack(row.links),
        first_fetched_at=row.first_fetched_at,
        last_fetched_at=row.last_fetched_at,
    )


def _pack(links: tuple[tuple[str, str], ...]) -> bytes | None:
    return zlib.compress(json.dumps(links).encode(), 3) if links else None


def _unpack(packed: bytes | None) -> tuple[tuple[str, str], ...]:
    return tuple((url, relation) for url, relation in json.loads(zlib.decompress(packed))) if packed else ()
