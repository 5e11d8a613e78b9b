"""What `newsfold dedup rebuild` reads and writes: the digests and keys of stored texts, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, Insert, bindparam, delete, func, select, update

from storage.chunks import among
from storage.dialects import insert_for
from storage.furniture import select_furniture
from storage.models import article, furniture, marker, revision
from storage.records import FurnitureRecord

_TEXTS = (
    select(*(article.c[name] for name in ("id", "site", "url_key", "title", "text", "dropped", "digest")))
    .add_columns(article.c.digest_version, article.c.core_digest, article.c.key_version)
    .where(article.c.id > bindparam("after"))
    .order_by(article.c.id)
    .limit(bindparam("most"))
)
_SET = (
    update(article)
    .where(article.c.id == bindparam("number"))
    .values({name: bindparam(f"new_{name}", type_=article.c[name].type) for name in ("digest", "digest_version")})
    .values({name: bindparam(f"new_{name}", type_=article.c[name].type) for name in ("core_digest", "key_version")})
    .values(dropped=bindparam("new_dropped", type_=article.c.dropped.type))
)
_REVISIONS = select(revision.c.article_id, revision.c.number, revision.c.title, revision.c.text).where(
    among(revision.c.article_id, "ids"), revision.c.digest_version != bindparam("version")
)
_SET_REVISION = (
    update(revision)
    .where(revision.c.article_id == bindparam("of"), revision.c.number == bindparam("nth"))
    .values(digest=bindparam("new_digest"), digest_version=bindparam("new_version"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptText:
    """A stored text with all by which it is known; `dropped` is the furniture that was left out: (place, key)."""

    article_id: int
    site: str
    url_key: bytes | None
    title: str
    text: str
    dropped: tuple[tuple[int, int], ...]
    digest: bytes
    digest_version: int
    core_digest: bytes | None
    key_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRevision:
    """An earlier text whose digest is of another version, or what that is to be."""

    article_id: int
    number: int
    title: str
    text: str


@cache
def _mark(dialect: str) -> Insert:
    statement = insert_for(dialect, marker)
    return statement.on_conflict_do_update(
        index_elements=[marker.c.name], set_={"article_id": statement.excluded.article_id}
    )


@cache
def _rekey(dialect: str) -> Insert:
    statement = insert_for(dialect, furniture)
    same = {name: statement.excluded[name] for name in ("key_version", "applied")}
    return statement.on_conflict_do_update(index_elements=[furniture.c.site, furniture.c.key], set_=same)


def find_marker(connection: Connection, name: str) -> int | None:
    """Return how far a work is, None where it was not begun, or is done."""
    return connection.execute(select(marker.c.article_id).where(marker.c.name == name)).scalar()


def set_marker(connection: Connection, name: str, article_id: int | None) -> None:
    """Record how far a work is; None when it is done."""
    if article_id is None:
        connection.execute(delete(marker).where(marker.c.name == name))
    else:
        connection.execute(_mark(connection.dialect.name), {"name": name, "article_id": article_id})


def count_after(connection: Connection, article_id: int) -> int:
    """Return how many articles have a higher number."""
    return connection.execute(select(func.count()).where(article.c.id > article_id)).scalar_one()


def has_other_keys(connection: Connection, key_version: int) -> bool:
    """Whether keys of another version stand in the near-copy index."""
    others = (article.c.key_version != 0) & (article.c.key_version != key_version)
    return connection.execute(select(article.c.id).where(others).limit(1)).first() is not None


def list_kept(connection: Connection, *, after: int, limit: int) -> list[KeptText]:
    """Return texts of articles of numbers above `after`, ascending."""
    return [
        KeptText(
            article_id=row.id,
            site=row.site,
            url_key=row.url_key,
            title=row.title,
            text=row.text,
            dropped=tuple((place, key) for place, key in row.dropped or ()),
            digest=bytes(row.digest),
            digest_version=row.digest_version,
            core_digest=row.core_digest,
            key_version=row.key_version,
        )
        for row in connection.execute(_TEXTS, {"after": after, "most": limit})
    ]


def list_revisions(connection: Connection, article_ids: Sequence[int], version: int) -> list[KeptRevision]:
    """Return the earlier texts of these articles whose digests are of another version than `version`."""
    rows = connection.execute(_REVISIONS, {"ids": list(article_ids), "version": version})
    return [KeptRevision(article_id=row.article_id, number=row.number, title=row.title, text=row.text) for row in rows]


def is_taken(connection: Connection, digest: bytes, version: int) -> bool:
    """Whether an article is known by this digest."""
    query = select(article.c.id).where(article.c.digest == digest, article.c.digest_version == version)
    return connection.execute(query).first() is not None


def set_known_by(connection: Connection, new: KeptText) -> None:
    """Write all by which an article is known."""
    connection.execute(
        _SET,
        {
            "number": new.article_id,
            "new_digest": new.digest,
            "new_digest_version": new.digest_version,
            "new_core_digest": new.core_digest,
            "new_key_version": new.key_version,
            "new_dropped": new.dropped,
        },
    )


def set_revision_digest(connection: Connection, of: KeptRevision, digest: bytes, version: int) -> None:
    """Write the digest of an earlier text."""
    new = {"of": of.article_id, "nth": of.number, "new_digest": digest, "new_version": version}
    connection.execute(_SET_REVISION, new)


def list_other_furniture(connection: Connection, key_version: int) -> list[FurnitureRecord]:
    """Return the furniture whose keys are of another version."""
    return select_furniture(connection, furniture.c.key_version != key_version)


def add_rekeyed(connection: Connection, old: FurnitureRecord, key: int, key_version: int) -> None:
    """Add furniture once more by its key of this version; another old row stays until `forget_other_furniture`."""
    row = {"site": old.site, "key": key, "key_version": key_version, "undone": old.undone, "seen": old.seen}
    row |= {"applied": False, "found_at": old.found_at, "sample": old.sample}
    connection.execute(_rekey(connection.dialect.name), row)


def forget_other_furniture(connection: Connection, key_version: int) -> None:
    """Remove the furniture whose keys are of another version."""
    connection.execute(delete(furniture).where(furniture.c.key_version != key_version))
