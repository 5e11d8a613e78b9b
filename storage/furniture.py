"""What each site repeats under different headlines, and where that is learned, in a bounded number of rows a site."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Insert, Row, bindparam, func, select, update

from storage.chunks import among, chunks
from storage.dialects import insert_for
from storage.models import article, furniture, page, paragraph_trial, sighting
from storage.records import FurnitureRecord, NewFurniture, ShownArticle, Trial

PLACES = 4096
"""How many paragraphs of a site are on trial at once."""

_MOST = 8  # articles that a paragraph on trial is remembered with

_FIRST_PAGE = (
    select(page.c.url)
    .join_from(sighting, page)
    .where(sighting.c.article_id == article.c.id)
    .order_by(sighting.c.page_id)
    .limit(1)
    .scalar_subquery()
)
_SHOWN = select(article.c.id, article.c.title, func.coalesce(article.c.url, _FIRST_PAGE).label("url")).order_by(
    article.c.id
)
_OF_SITES = select(furniture.c.site, furniture.c.key).where(
    among(furniture.c.site, "sites"), furniture.c.key_version == bindparam("version"), ~furniture.c.undone
)
_TRIALS = select(paragraph_trial).where(among(paragraph_trial.c.place, "places"))
_COUNT = (
    update(furniture)
    .where(furniture.c.site == bindparam("of_site"), furniture.c.key == bindparam("of_key"))
    .values(seen=furniture.c.seen + bindparam("more"))
)


@cache
def _save(dialect: str) -> Insert:
    statement = insert_for(dialect, paragraph_trial)
    columns = {name: statement.excluded[name] for name in ("key", "articles")}
    return statement.on_conflict_do_update(index_elements=[paragraph_trial.c.place], set_=columns)


@cache
def _found(dialect: str) -> Insert:
    return insert_for(dialect, furniture).on_conflict_do_nothing()


def find_furniture(connection: Connection, sites: Collection[str], key_version: int) -> dict[str, set[int]]:
    """Return by site the keys of its furniture; sites without any are missing."""
    found: dict[str, set[int]] = {}
    for some in chunks(sites):
        for site, key in connection.execute(_OF_SITES, {"sites": some, "version": key_version}):
            found.setdefault(site, set()).add(key)
    return found


class Trials:
    """The paragraphs on trial of some articles: loaded together, taught one article after the other."""

    def __init__(self, connection: Connection, paragraphs: Iterable[tuple[str, int]]) -> None:
        """Load what is known of these paragraphs, each a site and a key."""
        self._rows: dict[int, tuple[int, list[int]]] = {}
        self._changed: set[int] = set()
        for places in chunks(_place(site, key) for site, key in paragraphs):
            for row in connection.execute(_TRIALS, {"places": places}):
                self._rows[row.place] = (row.key, row.articles)

    def show(self, site: str, key: int, article_id: int) -> list[int]:
        """Record that a site shows a paragraph in an article; return all articles of which that is known.

        A paragraph whose place another one has gets it when that one was shown but once; else that one is forgotten
        by one article.
        """
        place = _place(site, key)
        known, articles = self._rows.get(place, (key, []))
        if article_id in articles and known == key:
            return articles
        self._changed.add(place)
        if known != key and len(articles) > 1:
            self._rows[place] = (known, articles[1:])
            return [article_id]
        articles = [*articles, article_id][-_MOST:] if known == key else [article_id]
        self._rows[place] = (key, articles)
        return articles

    def taught(self) -> tuple[Trial, ...]:
        """Return what was shown, in the order of the places."""
        rows = ((place, *self._rows[place]) for place in sorted(self._changed))
        return tuple(Trial(place, key, tuple(articles)) for place, key, articles in rows)


def save_trials(connection: Connection, taught: Sequence[Trial]) -> None:
    """Write what was shown, in the order of the places: writers never wait for each other in a circle."""
    rows = [{"place": each.place, "key": each.key, "articles": list(each.articles)} for each in taught]
    if rows:
        connection.execute(_save(connection.dialect.name), rows)


def find_shown(connection: Connection, article_ids: Collection[int]) -> list[ShownArticle]:
    """Return these articles as places where a paragraph is shown, in the order of their numbers."""
    rows = connection.execute(_SHOWN.where(article.c.id.in_(sorted(article_ids))))
    return [ShownArticle(article_id=row.id, title=row.title, url=row.url or "") for row in rows]


def add_furniture(connection: Connection, found: Sequence[NewFurniture], now: datetime) -> None:
    """Record that paragraphs are furniture; what a person undid stays undone."""
    rows = [
        {
            "site": new.site,
            "key": new.key,
            "key_version": new.key_version,
            "seen": new.seen,
            "found_at": now,
            "sample": new.sample,
        }
        for new in sorted(found, key=lambda each: (each.site, each.key))
    ]
    if rows:
        connection.execute(_found(connection.dialect.name), rows)


def count_furniture(connection: Connection, seen: Mapping[tuple[str, int], int]) -> None:
    """Count in how many more new articles furniture stood, by (site, key)."""
    rows = [{"of_site": site, "of_key": key, "more": more} for (site, key), more in sorted(seen.items())]
    if rows:
        connection.execute(_COUNT, rows)


def list_furniture(connection: Connection, site: str | None = None) -> list[FurnitureRecord]:
    """Return the furniture of one site, or of all, by site, the most frequent first."""
    found = select_furniture(connection, *([] if site is None else [furniture.c.site == site]))
    return sorted(found, key=lambda each: (each.site, -each.seen, each.key))


def select_furniture(connection: Connection, *conditions: ColumnElement[bool]) -> list[FurnitureRecord]:
    """Return the furniture that meets some conditions, by site and key."""
    query = select(furniture).where(*conditions).order_by(furniture.c.site, furniture.c.key)
    return [_record(row) for row in connection.execute(query)]


def set_undone(connection: Connection, site: str, key: int, *, undone: bool) -> FurnitureRecord | None:
    """Record what a person says of a paragraph, None where it is no furniture of the site; upkeep then applies it."""
    row = connection.execute(select(furniture).where(furniture.c.site == site, furniture.c.key == key)).one_or_none()
    if row is None:
        return None
    connection.execute(
        update(furniture)
        .where(furniture.c.site == site, furniture.c.key == key)
        .values(undone=undone, undone_because=None, doubted=False, applied=False)
    )
    return replace(_record(row), undone=undone, undone_because=None, applied=False)


def find_doubted(connection: Connection) -> list[FurnitureRecord]:
    """Return the furniture that may have been learned of what others said of its site, by site."""
    return select_furniture(connection, furniture.c.doubted)


def settle_doubt(connection: Connection, site: str, why: Mapping[int, str | None]) -> None:
    """Record by key what became of a site's doubted furniture: None where it is, else why it is content after all."""
    for key, reason in sorted(why.items()):
        said = {"doubted": False} if reason is None else {"undone": True, "undone_because": reason, "applied": False}
        connection.execute(
            update(furniture).where(furniture.c.site == site, furniture.c.key == key).values({"doubted": False} | said)
        )


def find_unapplied(connection: Connection) -> list[FurnitureRecord]:
    """Return the furniture that was found, or undone, after articles were stored that may hold it, by site."""
    return select_furniture(connection, ~furniture.c.applied)


def mark_applied(connection: Connection, applied: Iterable[FurnitureRecord]) -> None:
    """Record that what is stored was judged again with this furniture."""
    for each in applied:
        connection.execute(
            update(furniture)
            .where(furniture.c.site == each.site, furniture.c.key == each.key, furniture.c.undone == each.undone)
            .values(applied=True)
        )


def _place(site: str, key: int) -> int:
    number = int.from_bytes(hashlib.blake2b(site.encode(), digest_size=4).digest(), "big")
    return number * PLACES + key % PLACES


def _record(row: Row[Any]) -> FurnitureRecord:
    return FurnitureRecord(
        site=row.site,
        key=row.key,
        undone=row.undone,
        undone_because=row.undone_because,
        applied=row.applied,
        seen=row.seen,
        found_at=row.found_at,
        sample=row.sample,
    )
