"""How articles are written: added, revised, and the texts that they lose kept as revisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Table,
    bindparam,
    delete,
    func,
    insert,
    not_,
    select,
    union_all,
    update,
)
from sqlalchemy.exc import IntegrityError

from storage.database import Database
from storage.models import article, revision
from storage.near_index import put_in_index
from storage.origins import ORIGINATED, known_origins, origins_after_fill, origins_after_text
from storage.publications import hand_over
from storage.records import NewArticle
from storage.sightings import turn


def _is_new_version(table: Table) -> ColumnElement[bool]:
    """Whether a row holds the version that is being written: its text and, if headlines count, its headline."""
    return (
        (table.c.digest == bindparam("new_digest"))
        & (table.c.digest_version == bindparam("new_version"))
        & (bindparam("any_title", type_=Boolean) | (table.c.title == bindparam("new_title", type_=table.c.title.type)))
    )


_ADD = insert(article)
_NEXT_NUMBER = (
    select(func.coalesce(func.max(revision.c.number), 0) + 1)
    .where(revision.c.article_id == bindparam("of"))
    .scalar_subquery()
)
_KEEP = insert(revision).values(number=_NEXT_NUMBER)
_KEEP_CURRENT = (
    insert(revision)
    .from_select(
        ["article_id", "number", "digest", "digest_version", "seen_at", "title", "text"],
        select(
            article.c.id,
            _NEXT_NUMBER,
            article.c.digest,
            article.c.digest_version,
            article.c.text_seen_at,
            article.c.title,
            article.c.text,
        ).where(article.c.id == bindparam("of"), not_(_is_new_version(article))),
    )
    .returning(revision.c.number)
)
_FORGET = (
    delete(revision)
    .where(revision.c.article_id == bindparam("of"), _is_new_version(revision))
    .returning(revision.c.number)
)
_FIRST_SEEN = union_all(
    select(revision.c.seen_at).where(revision.c.article_id == bindparam("of"), _is_new_version(revision)),
    select(article.c.text_seen_at).where(article.c.id == bindparam("of"), _is_new_version(article)),
)
_ALWAYS = (
    *("digest", "digest_version", "core_digest", "key_version", "dropped"),
    *("tokens", "title", "text", "publisher", "on_own_page", "confidence", "text_seen_at", "origins"),
)
_ADDRESS = ("url", "url_key", "url_claimed", "site")
_METADATA = (
    *("published_at", "updated_at", "language", "section"),
    *("authors", "tags", "related", "image_url", "image_caption"),
)
_AS_THEY_ARE = (
    *("digest_version", "digest", "core_digest", "key_version", "dropped", "tokens", "title", "text", "source"),
    *("on_own_page", "url", "url_key", "url_claimed", "published_at", "updated_at", "language", "section"),
    *("image_url", "image_caption", "confidence"),
)
WHERE_KNOWN = (*_ADDRESS, *_METADATA)
"""Columns of an article that keep their values where a new text of it does not say them."""
_REPLACE = (
    update(article)
    .where(article.c.id == bindparam("of"))
    .values(
        {name: bindparam(name, type_=article.c[name].type) for name in _ALWAYS}
        | {name: func.coalesce(bindparam(name, type_=article.c[name].type), article.c[name]) for name in WHERE_KNOWN}
    )
)
_FILL = (
    update(article)
    .where(article.c.id == bindparam("of"))
    .values(
        {name: func.coalesce(article.c[name], bindparam(name, type_=article.c[name].type)) for name in _METADATA}
        | {"title": func.coalesce(bindparam("title", type_=article.c.title.type), article.c.title)}
        | {"origins": bindparam("origins", type_=article.c.origins.type)}
    )
)
_NAME = (
    update(article)
    .where(article.c.id == bindparam("of"), article.c.url_key.is_(None))
    .values({name: bindparam(f"new_{name}", type_=article.c[name].type) for name in _ADDRESS})
)
_CLEAR = update(article).where(article.c.id == bindparam("of")).values(dict.fromkeys((*_METADATA, "origins")))
_RESTORE = (
    update(article)
    .where(article.c.id == bindparam("of"))
    .values({name: bindparam(f"new_{name}", type_=article.c[name].type) for name in ("text", "dropped", "core_digest")})
)


def lock_articles(database: Database, connection: Connection, ids: Iterable[int]) -> None:
    """Hold these articles until the transaction ends; to be called once, before any of them is changed."""
    database.dialect.lock_rows(connection, article, sorted(set(ids)))


def add(
    database: Database, connection: Connection, new: Mapping[int, NewArticle], seen_at: Mapping[int, datetime]
) -> bool:
    """Add articles under their reserved numbers, with their keys, and mark them unjudged; each has its time.

    Return False, with the transaction to be given up, where a writer who takes no locks has just stored one of the
    texts: the index has the last word.
    """
    if not new:
        return True
    rows = [
        {"id": number, **_row(each), "first_seen_at": seen_at[number], "text_seen_at": seen_at[number]}
        for number, each in sorted(new.items())
    ]
    try:
        connection.execute(_ADD, rows)
    except IntegrityError:
        return False
    put_in_index(database, connection, {number: each.keys for number, each in new.items()})
    return True


def replace_text(
    database: Database,
    connection: Connection,
    article_id: int,
    new: NewArticle,
    now: datetime,
    *,
    headlines_count: bool,
    is_reworded: bool,
    hands_over: bool = False,
) -> None:
    """Make this text with its metadata the article's; the earlier text is kept as a revision.

    Metadata that the new text does not name stays, unless another publisher `hands_over` the article: what that one
    said of it is kept as its publication. With `headlines_count` the same text under another headline is another text.
    An article that `is_reworded`, and has more than other metadata, is to be judged again.
    """
    if hands_over:
        hand_over(connection, article_id, new.publisher)
        connection.execute(_CLEAR, {"of": article_id})
    fresh = {
        "of": article_id,
        "new_digest": new.digest,
        "new_version": new.digest_version,
        "new_title": new.title,
        "any_title": not headlines_count,
    }
    first_seen_at = connection.execute(_FIRST_SEEN, fresh).scalar() or now
    current = connection.execute(_FORGET, fresh).scalar()
    kept = connection.execute(_KEEP_CURRENT, fresh).scalar()
    if kept is not None or current is not None:
        turn(connection, article_id, kept=kept, current=current)
    row = {name: value for name, value in _row(new).items() if name in _ALWAYS or name in WHERE_KNOWN}
    if new.url_key is None:
        row |= dict.fromkeys(_ADDRESS)
    origins = origins_after_text(connection, article_id, row)
    connection.execute(_REPLACE, row | {"of": article_id, "text_seen_at": first_seen_at, "origins": origins})
    if is_reworded:
        put_in_index(database, connection, {article_id: new.keys})


def keep_text(connection: Connection, article_id: int) -> int | None:
    """Keep an article's current text as an earlier one, and return its number."""
    other = {"of": article_id, "new_digest": b"", "new_version": 0, "new_title": "", "any_title": True}
    return connection.execute(_KEEP_CURRENT, other).scalar()


def keep_revision(connection: Connection, article_id: int, new: NewArticle, now: datetime) -> None:
    """Keep this text as an alternative one of the article, whose current text stays."""
    of = {"of": article_id, "article_id": article_id, "seen_at": now}
    kept = {"digest": new.digest, "digest_version": new.digest_version, "title": new.title, "text": new.text}
    connection.execute(_KEEP, of | kept)


def fill(connection: Connection, article_id: int, new: NewArticle, *, gives_title: bool = False) -> None:
    """Give an article the metadata that it lacks and a repeat at its address has; with `gives_title` its title, too."""
    row = _row(new)
    # No column more: SQLAlchemy would set it.
    said = {name: row[name] for name in _METADATA} | {"title": new.title if gives_title else None}
    _give(connection, article_id, said, new.origins)


def claim(connection: Connection, article_id: int, origin: str, **said: object) -> None:
    """Give an article what it lacks as somebody else claims it: its metadata by name, and a title only if it has none.

    What is None, or an empty list, says nothing; `origin` is where it is claimed.
    """
    every = dict.fromkeys((*_METADATA, "title")) | said
    _give(connection, article_id, every, dict.fromkeys(ORIGINATED, origin))


def _give(connection: Connection, article_id: int, said: Mapping[str, Any], origins: Mapping[str, str]) -> None:
    now = origins_after_fill(connection, article_id, said, origins)
    connection.execute(_FILL, {**said, "of": article_id, "origins": now})


def name_permalink(connection: Connection, article_id: int, new: NewArticle) -> None:
    """Give an article the permalink of a repeat, if it has none."""
    row = _row(new)
    connection.execute(_NAME, {"of": article_id} | {f"new_{name}": row[name] for name in _ADDRESS})


def restore(connection: Connection, article_id: int, new: NewArticle) -> None:
    """Give an article its text as another publisher has it, less of it left out as what a site repeats."""
    row = _row(new)
    said = {f"new_{name}": row[name] for name in ("text", "dropped", "core_digest")}
    connection.execute(_RESTORE, said | {"of": article_id})


def _row(new: NewArticle) -> dict[str, Any]:
    """Return the columns of an article that do not depend on when it was seen."""
    same = {name: getattr(new, name) for name in _AS_THEY_ARE}
    return same | {
        "site": new.site[:255],
        "publisher": new.publisher[:255],
        "authors": list(new.authors),
        "tags": list(new.tags),
        "related": [[link.text, link.url] for link in new.related],
        "origins": known_origins(new.origins),
    }
