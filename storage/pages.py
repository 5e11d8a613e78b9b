"""What is remembered of each page: validators for a conditional request, and the links for the answer 304."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from storage.chunks import among, chunks
from storage.database import Database
from storage.models import article, page, sighting
from storage.page_sources import note_sources
from storage.records import PageBody, PageFetch, PageState

_TEXT_SEEN_AT = (
    select(func.max(article.c.text_seen_at))
    .join(sighting, sighting.c.article_id == article.c.id)
    .where(sighting.c.page_id == page.c.id)
    .scalar_subquery()
    .label("text_seen_at")
)
_BY_KEY = select(page, _TEXT_SEEN_AT).where(among(page.c.url_key, "url_keys"))
_FETCHED = (
    *("publisher", "source", "kind", "status", "etag", "last_modified", "body_hash", "reader_version", "links"),
    "last_fetched_at",
)
_UPDATE = (
    update(page)
    .where(page.c.url_key == bindparam("key"))
    .values({name: bindparam(name, type_=page.c[name].type) for name in _FETCHED})
)
_UNCHANGED = (
    update(page)
    .where(page.c.url_key == bindparam("key"))
    .values(
        last_fetched_at=bindparam("seen_at"),
        etag=func.coalesce(bindparam("new_etag", type_=page.c.etag.type), page.c.etag),
        last_modified=func.coalesce(bindparam("new_modified", type_=page.c.last_modified.type), page.c.last_modified),
    )
)
_EARLIER = (
    update(page)
    .where(page.c.url_key == bindparam("key"), page.c.first_fetched_at > bindparam("fetched_at"))
    .values(first_fetched_at=bindparam("fetched_at"))
)
_INSERT = insert(page)
_NUMBERS = select(page.c.url_key, page.c.id, page.c.source).where(among(page.c.url_key, "url_keys"))
_BODIES = select(page.c.url_key, page.c.body_hash, page.c.reader_version, page.c.last_fetched_at).where(
    among(page.c.url_key, "url_keys")
)


def page_key(url: str) -> bytes:
    """Return the 16 bytes by which a page is found."""
    return hashlib.blake2b(url.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def key_of(fetch: PageFetch) -> bytes:
    """Return the 16 bytes by which the page of a fetch is found."""
    return page_key(fetch.url) if fetch.key is None else fetch.key


def record_fetches(database: Database, connection: Connection, fetches: Sequence[tuple[str, PageFetch]]) -> list[int]:
    """Remember fetches, each with its source, and return the pages' numbers; the caller holds the locks of their keys.

    A page that is fetched twice in a row is remembered as it was last; of what it was before it was known, nothing is.
    """
    keys = [key_of(fetch) for _, fetch in fetches]
    before = _known(connection, keys)
    known = {key: number for key, (number, _) in before.items()}
    first: dict[bytes, dict[str, Any]] = {}
    again: dict[bytes, dict[str, Any]] = {}
    for key, (source, fetch) in zip(keys, fetches, strict=True):
        row = _fetched_row(source, fetch)
        if key in known:
            again[key] = row | {"key": key}
        else:
            opened = first.get(key, {}).get("first_fetched_at", fetch.fetched_at)
            first[key] = row | {"url": fetch.url, "url_key": key, "first_fetched_at": opened}
    for key, number in zip(
        first, database.dialect.reserve_ids(connection, page, len(first)) if first else [], strict=True
    ):
        known[key] = number
        first[key]["id"] = number
    # Not an upsert: on PostgreSQL each one, even of a known page, would use up a number.
    now = sorted(again.keys() - _date_back(connection, fetches))
    if now:
        connection.execute(_UPDATE, [again[key] for key in now])
    if first:
        connection.execute(_INSERT, list(first.values()))
    others = ((key, source) for key, (source, _) in zip(keys, fetches, strict=True) if key in before)
    note_sources(connection, (before[key] for key, source in others if before[key][1] != source))
    return [known[key] for key in keys]


def _date_back(connection: Connection, fetches: Sequence[tuple[str, PageFetch]]) -> set[bytes]:
    """Remember of pages that were fetched later, too, that they were there before; return their keys."""
    late = [{"key": key_of(fetch), "fetched_at": fetch.fetched_at} for _, fetch in fetches if fetch.is_late]
    if late:
        connection.execute(_EARLIER, late)
    return {key_of(fetch) for _, fetch in fetches if fetch.is_late}


def _known(connection: Connection, keys: Sequence[bytes]) -> dict[bytes, tuple[int, str]]:
    """Return by key the numbers of pages, each with the source that fetched it last."""
    return {
        bytes(key): (number, source)
        for chunk in chunks(keys)
        for key, number, source in connection.execute(_NUMBERS, {"url_keys": chunk})
    }


def _fetched_row(source: str, fetch: PageFetch) -> dict[str, Any]:
    return {
        "publisher": fetch.publisher,
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


def record_fetch(database: Database, connection: Connection, source: str, fetch: PageFetch) -> int:
    """Remember one fetch, as `record_fetches` does."""
    return record_fetches(database, connection, [(source, fetch)])[0]


def record_unchanged(connection: Connection, fetches: Sequence[tuple[str, PageFetch]]) -> list[int | None]:
    """Remember that sources found pages as they were, in this order; the caller holds the locks of their keys.

    Return the pages' numbers, None for a page that is not known.
    """
    keys = [key_of(fetch) for _, fetch in fetches]
    known = _known(connection, keys)
    _date_back(connection, [(source, fetch) for source, fetch in fetches if key_of(fetch) in known])
    now = [
        {"key": key, "seen_at": fetch.fetched_at, "new_etag": fetch.etag, "new_modified": fetch.last_modified}
        for key, (_, fetch) in zip(keys, fetches, strict=True)
        if key in known and not fetch.is_late
    ]
    if now:
        connection.execute(_UNCHANGED, now)
    found = [(known[key], source) for key, (source, _) in zip(keys, fetches, strict=True) if key in known]
    note_sources(connection, ((number, source) for (number, last), source in found if last != source))
    return [known[key][0] if key in known else None for key in keys]


def find_page(connection: Connection, url: str) -> PageState | None:
    """Return what is remembered of a page, None for a page that was never fetched."""
    return find_pages(connection, [url]).get(url)


def find_pages(connection: Connection, urls: Sequence[str]) -> dict[str, PageState]:
    """Return by URL what is remembered of these pages; those never fetched are missing."""
    by_key = {page_key(url): url for url in urls}
    states: dict[str, PageState] = {}
    for keys in chunks(by_key):
        for row in connection.execute(_BY_KEY, {"url_keys": keys}):
            states[by_key[bytes(row.url_key)]] = _state(row)
    return states


def find_bodies(connection: Connection, urls: Iterable[str]) -> dict[str, PageBody]:
    """Return by URL what body these pages had last; those never fetched are missing."""
    by_key = {page_key(url): url for url in urls}
    return {
        by_key[bytes(key)]: PageBody(body_hash, reader_version, last_fetched_at)
        for keys in chunks(by_key)
        for key, body_hash, reader_version, last_fetched_at in connection.execute(_BODIES, {"url_keys": keys})
    }


def find_keys(connection: Connection, keys: Sequence[bytes]) -> set[bytes]:
    """Return which of these keys are of pages that were fetched."""
    return set(_known(connection, keys))


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
        text_seen_at=row.text_seen_at,
        led_at=row.led_at,
    )


def _pack(links: tuple[tuple[str, str], ...]) -> bytes | None:
    return zlib.compress(json.dumps(links).encode(), 3) if links else None


def _unpack(packed: bytes | None) -> tuple[tuple[str, str], ...]:
    return tuple((url, relation) for url, relation in json.loads(zlib.decompress(packed))) if packed else ()
