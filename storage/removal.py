"""How articles are removed: with all that hangs on them, so that nothing dangles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update

from storage.chunks import among, chunks
from storage.database import Database
from storage.holders import IS_REPEAT
from storage.models import article, link, page, publication, revision, sighting
from storage.near_index import mark_unjudged
from storage.numbers import note_removed
from storage.publications import DOCUMENT
from storage.records import LeavingArticle, OtherPublication, OtherText
from storage.story_links import find_links, set_links

_KNOWN_BY = (
    *(article.c[name] for name in ("id", "digest_version", "digest", "core_digest", "tokens", "url_key", "publisher")),
    *(article.c[name] for name in ("site", "title", "text", "published_at", "text_seen_at")),
)
_LEAVING = select(*_KNOWN_BY).where(among(article.c.id, "ids"))
_TEXTS = select(revision).where(among(revision.c.article_id, "ids")).order_by(revision.c.number)
_ELSEWHERE = select(
    *(publication.c[name] for name in ("article_id", "publisher", "url", "url_claimed")),
).where(among(publication.c.article_id, "ids"))
_AT_ADDRESSES = (
    select(article.c.url_key)
    .where(among(article.c.url_key, "keys"), ~IS_REPEAT)
    .group_by(article.c.url_key)
    .having(func.count() > 1)
)
_TIED = select(link.c.article_id, link.c.of_id, link.c.story_id).where(
    among(link.c.of_id, "ids") | among(link.c.article_id, "ids")
)
_DIGESTS = select(article.c.digest, article.c.url_key).where(among(article.c.id, "ids"))
_EARLIER = select(revision.c.digest).where(among(revision.c.article_id, "ids"))


def hold(database: Database, connection: Connection, article_ids: Collection[int]) -> None:
    """Hold articles, what they are tied to, and all by which a page may find them, until the transaction ends."""
    keys: set[bytes] = set()
    numbers = set(article_ids)
    for ids in chunks(article_ids):
        for digest, url_key in connection.execute(_DIGESTS, {"ids": ids}):
            keys.update(bytes(key) for key in (digest, url_key) if key is not None)
        keys.update(map(bytes, connection.execute(_EARLIER, {"ids": ids}).scalars()))
        for row in connection.execute(_TIED, {"ids": ids}):
            numbers.update(row)
    if keys:
        database.lock(connection, sorted(keys))
    database.dialect.lock_rows(connection, article, sorted(numbers))


def find_leaving(connection: Connection, article_ids: Collection[int]) -> list[LeavingArticle]:
    """Return by what these articles are known; those that are gone are missing."""
    found = []
    for ids in chunks(article_ids):
        rows = connection.execute(_LEAVING, {"ids": ids}).all()
        texts: defaultdict[int, list[OtherText]] = defaultdict(list)
        for row in connection.execute(_TEXTS, {"ids": ids}):
            texts[row.article_id].append(OtherText(row.digest_version, bytes(row.digest), row.title, row.text))
        elsewhere: defaultdict[int, list[OtherPublication]] = defaultdict(list)
        for number, *said in connection.execute(_ELSEWHERE, {"ids": ids}):
            elsewhere[number].append(OtherPublication(*said))
        keys = [row.url_key for row in rows if row.url_key is not None]
        shared = {bytes(key) for key in connection.execute(_AT_ADDRESSES, {"keys": keys}).scalars()} if keys else set()
        found += [_leaving(row, shared, texts[row.id], elsewhere[row.id]) for row in rows]
    return found


def remove(database: Database, connection: Connection, keys: Mapping[int, Collection[int]], now: datetime) -> list[int]:
    """Remove articles that are held, each with its keys in the near-copy index.

    Texts, sightings and publications go along. What was tied to them is marked to be judged again, and returned.
    """
    tied = {
        number for ids in chunks(keys) for number, _, _ in connection.execute(_TIED, {"ids": ids}) if number not in keys
    }
    set_links(database, connection, [], {*find_links(connection, keys), *tied}, now)
    mark_unjudged(connection, tied)
    database.dialect.remove_keys(connection, keys)
    for ids in chunks(keys):
        connection.execute(delete(article).where(article.c.id.in_(ids)))
    if keys:
        note_removed(connection, max(keys))
    return sorted(tied)


def read_anew(connection: Connection, article_ids: Collection[int]) -> None:
    """Let the pages that show articles be fetched whole once more, and what was ingested be new."""
    for ids in chunks(article_ids):
        showing = page.c.id.in_(select(sighting.c.page_id).where(sighting.c.article_id.in_(ids)))
        connection.execute(delete(page).where(showing, page.c.kind == DOCUMENT))
        connection.execute(update(page).where(showing).values(etag=None, last_modified=None, body_hash=None))


def _leaving(
    row: Row[Any], shared: Collection[bytes], others: list[OtherText], elsewhere: list[OtherPublication]
) -> LeavingArticle:
    return LeavingArticle(
        article_id=row.id,
        digest_version=row.digest_version,
        digest=bytes(row.digest),
        core_digest=None if row.core_digest is None else bytes(row.core_digest),
        tokens=row.tokens,
        url_key=None if row.url_key is None else bytes(row.url_key),
        publisher=row.publisher,
        site=row.site,
        title=row.title,
        text=row.text,
        published_at=row.published_at,
        text_seen_at=row.text_seen_at,
        shares_address=row.url_key is not None and bytes(row.url_key) in shared,
        others=tuple(others),
        publications=tuple(elsewhere),
    )
