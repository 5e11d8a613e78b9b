"""What the store knows of the articles that a page may hold: one query for all texts, permalinks or cores."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, select, union_all

from storage.chunks import among, chunks
from storage.dialects import latest_for
from storage.models import article, revision
from storage.publications import IS_SHARED
from storage.records import ArticleState, KnownArticle, KnownText

_CLAIMED = ("tags", "language", "image_url")
_KNOWN = (
    *(article.c[name] for name in ("id", "digest_version", "digest", "text_seen_at", "title", "on_own_page")),
    *(article.c[name] for name in ("url_key", "published_at", "source", "site", "publisher", "url_claimed")),
    article.c.authors.is_(None).label("is_unsigned"),
    article.c.dropped.is_not(None).label("is_stripped"),
    *(article.c[name].is_(None).label(f"no_{name}") for name in _CLAIMED),
    IS_SHARED.label("is_shared"),
)
_TEXTS = union_all(
    select(
        article.c.digest_version.label("of_version"),
        article.c.digest.label("of_digest"),
        article.c.text_seen_at.label("seen_at"),
        *_KNOWN,
    ).where(among(article.c.digest, "keys")),
    select(revision.c.digest_version, revision.c.digest, revision.c.seen_at, *_KNOWN)
    .join_from(revision, article)
    .where(among(revision.c.digest, "keys")),
)


@cache
def _latest(column: str, dialect: str) -> Select[Any]:
    """Return the query for the latest articles with each of the given values of a column, their texts too."""
    latest = latest_for(dialect, article, column)
    return (
        select(article.c[column].label("of_key"), *_KNOWN, article.c.text)
        .join(latest, latest.c.id == article.c.id)
        .order_by(article.c.id.desc())
    )


_STATES = select(
    *(article.c[name] for name in ("id", "digest_version", "digest", "publisher")), IS_SHARED.label("is_shared")
).where(among(article.c.id, "ids"))


def find_texts(
    connection: Connection, fingerprints: Collection[tuple[int, bytes]]
) -> dict[tuple[int, bytes], list[KnownText]]:
    """Return by (version, digest) the articles that have one of these texts, or had it."""
    found: dict[tuple[int, bytes], list[KnownText]] = {}
    for digests in chunks(digest for _, digest in fingerprints):
        for row in connection.execute(_TEXTS, {"keys": digests}):
            known = KnownText(article=_known(row), seen_at=row.seen_at)
            found.setdefault((row.of_version, bytes(row.of_digest)), []).append(known)
    return found


def find_permalinks(connection: Connection, url_keys: Collection[bytes], most: int) -> dict[bytes, list[KnownArticle]]:
    """Return by permalink the articles that have it, latest first, at most `most` of each."""
    return _find_latest(connection, "url_key", url_keys, most)


def find_cores(connection: Connection, core_digests: Collection[bytes], most: int) -> dict[bytes, list[KnownArticle]]:
    """Return by core digest the articles whose current text has it, latest first, at most `most` of each."""
    return _find_latest(connection, "core_digest", core_digests, most)


def find_states(connection: Connection, article_ids: Collection[int]) -> dict[int, ArticleState]:
    """Return by number what other writers may have changed of articles since they were looked up."""
    return {
        row.id: ArticleState((row.digest_version, bytes(row.digest)), row.publisher, bool(row.is_shared))
        for ids in chunks(article_ids)
        for row in connection.execute(_STATES, {"ids": ids})
    }


def _find_latest(
    connection: Connection, column: str, wanted: Collection[bytes], most: int
) -> dict[bytes, list[KnownArticle]]:
    query, found = _latest(column, connection.dialect.name), dict[bytes, list[KnownArticle]]()
    for keys in chunks(wanted):
        for row in connection.execute(query, {"keys": keys, "most": most}):
            found.setdefault(bytes(row.of_key), []).append(_known(row, row.text))
    return found


def _known(row: Any, text: str = "") -> KnownArticle:
    return KnownArticle(
        article_id=row.id,
        digest_version=row.digest_version,
        digest=bytes(row.digest),
        text_seen_at=row.text_seen_at,
        title=row.title,
        on_own_page=row.on_own_page,
        url_key=None if row.url_key is None else bytes(row.url_key),
        published_at=row.published_at,
        is_unsigned=bool(row.is_unsigned),
        source=row.source,
        site=row.site,
        publisher=row.publisher,
        url_claimed=row.url_claimed,
        is_shared=bool(row.is_shared),
        is_stripped=bool(row.is_stripped),
        lacks=frozenset(name for name in _CLAIMED if getattr(row, f"no_{name}")),
        text=text,
    )
