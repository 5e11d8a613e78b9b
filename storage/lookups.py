"""What the store knows of the articles that a page may hold: one query for all texts, one for all permalinks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, case, func, literal, select, union_all

from storage.models import article, revision
from storage.records import KnownArticle, KnownText

_CHUNK = 500  # bound values of a statement
_PER_PERMALINK = 8  # latest articles that are compared under a permalink that a site uses again and again

_PER_CORE = 4  # latest articles that are compared with another of the same core: a notice may recur for years

_DIGESTS: BindParameter[bytes] = bindparam("digests", expanding=True)
_TEXTS = union_all(
    select(
        article.c.digest_version,
        article.c.digest,
        article.c.id,
        literal(1).label("is_current"),
        literal(0).label("is_newer"),
        article.c.on_own_page,
        article.c.url_key,
        article.c.published_at,
        article.c.title,
        article.c.authors.is_(None).label("is_unsigned"),
    ).where(article.c.digest.in_(_DIGESTS)),
    select(
        revision.c.digest_version,
        revision.c.digest,
        article.c.id,
        literal(0),
        case((revision.c.seen_at > article.c.text_seen_at, 1), else_=0),
        article.c.on_own_page,
        article.c.url_key,
        article.c.published_at,
        article.c.title,
        article.c.authors.is_(None),
    )
    .join_from(revision, article)
    .where(revision.c.digest.in_(_DIGESTS)),
)
_CORES = (
    select(
        *(article.c[name] for name in ("core_digest", "id", "on_own_page", "url_key", "published_at", "title")),
        article.c.authors.is_(None).label("is_unsigned"),
    )
    .where(article.c.core_digest.in_(_DIGESTS))
    .order_by(article.c.id.desc())
)
_RANKED = (
    select(
        article.c.id,
        func.row_number().over(partition_by=article.c.url_key, order_by=article.c.id.desc()).label("rank"),
    )
    .where(article.c.url_key.in_(bindparam("url_keys", expanding=True)))
    .subquery()
)
_PERMALINKS = (
    select(article.c.url_key, article.c.id, article.c.title, article.c.text, article.c.on_own_page)
    .join(_RANKED, _RANKED.c.id == article.c.id)
    .where(_RANKED.c.rank <= _PER_PERMALINK)
    .order_by(article.c.id.desc())
)


def find_texts(connection: Connection, fingerprints: Sequence[tuple[int, bytes]]) -> dict[tuple[int, bytes], KnownText]:
    """Return by (version, digest) the articles that have one of these texts; a current text wins over an earlier."""
    found: dict[tuple[int, bytes], KnownText] = {}
    for digests in _chunks(sorted({digest for _, digest in fingerprints})):
        for row in connection.execute(_TEXTS, {"digests": digests}):
            key = (row.digest_version, bytes(row.digest))
            if key not in found or row.is_current:
                found[key] = _known_text(row, is_current=bool(row.is_current), is_newer=bool(row.is_newer))
    return found


def find_cores(connection: Connection, core_digests: Sequence[bytes]) -> dict[bytes, list[KnownText]]:
    """Return by core digest the articles whose current text has it, latest first; at most the latest four."""
    found: dict[bytes, list[KnownText]] = {}
    for digests in _chunks(sorted(set(core_digests))):
        for row in connection.execute(_CORES, {"digests": digests}):
            same = found.setdefault(bytes(row.core_digest), [])
            if len(same) < _PER_CORE:
                same.append(_known_text(row, is_current=True))
    return found


def find_permalinks(connection: Connection, url_keys: Sequence[bytes]) -> dict[bytes, list[KnownArticle]]:
    """Return by permalink the articles that have it, latest first; at most the latest eight of each."""
    found: dict[bytes, list[KnownArticle]] = {}
    for keys in _chunks(sorted(set(url_keys))):
        for key, number, title, text, on_own_page in connection.execute(_PERMALINKS, {"url_keys": keys}):
            found.setdefault(bytes(key), []).append(
                KnownArticle(article_id=number, title=title, text=text, on_own_page=on_own_page)
            )
    return found


def _known_text(row: Any, *, is_current: bool, is_newer: bool = False) -> KnownText:
    return KnownText(
        article_id=row.id,
        is_current=is_current,
        is_newer=is_newer,
        title=row.title,
        on_own_page=row.on_own_page,
        url_key=row.url_key,
        published_at=row.published_at,
        is_unsigned=bool(row.is_unsigned),
    )


def _chunks(values: list[bytes]) -> Iterator[list[bytes]]:
    remaining = iter(values)
    while chunk := list(islice(remaining, _CHUNK)):
        yield chunk
