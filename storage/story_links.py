"""Links between articles: near copies, repeats that were found late, and the stories that they make up.

A link points from an article to one with a lower number. A story is its lead article, which is linked to nothing, and
all whose links lead there. An article that is linked as a repeat is kept only as a sighting of the one it repeats.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Executable, Insert, Row, bindparam, delete, select, union, update

from storage.chunks import among, chunks
from storage.database import Database
from storage.dialects import insert_for
from storage.errors import NotFound
from storage.models import article, link, parted
from storage.near_index import mark_unjudged
from storage.records import LinkRecord, NewLink, Why

REPEAT = "repeat"

_LINKS = select(link).where(among(link.c.article_id, "ids"))
_EXISTING = select(article.c.id).where(among(article.c.id, "ids"))
_PARTED = select(parted.c.article_id, parted.c.of_id).where(among(parted.c.article_id, "ids"))
_TIED = select(link.c.article_id).where(among(link.c.of_id, "ids"))
_NEAR = select(link.c.article_id).where(
    among(link.c.of_id, "ids") | among(link.c.article_id, "ids"), link.c.verdict != REPEAT
)
_TIED_TO = union(
    select(link.c.story_id).where(among(link.c.story_id, "ids")),
    select(link.c.of_id).where(among(link.c.of_id, "ids"), link.c.verdict == REPEAT),
)
_MOVE_STORY = update(link).where(link.c.story_id == bindparam("from_story")).values(story_id=bindparam("to_story"))
_MOVE_REPEATS = (
    update(link)
    .where(link.c.of_id == bindparam("from_article"), link.c.verdict == REPEAT)
    .values(of_id=bindparam("to_article"))
)


@cache
def _make(dialect: str) -> Insert:
    statement = insert_for(dialect, link)
    columns = {name: statement.excluded[name] for name in ("of_id", "story_id", "verdict", "made_at", "why")}
    return statement.on_conflict_do_update(index_elements=[link.c.article_id], set_=columns)


@cache
def _part(dialect: str) -> Executable:
    return insert_for(dialect, parted).on_conflict_do_nothing()


def find_links(connection: Connection, article_ids: Collection[int]) -> dict[int, LinkRecord]:
    """Return the links of these articles, by number; those without one are missing."""
    return {
        row.article_id: _record(row) for ids in chunks(article_ids) for row in connection.execute(_LINKS, {"ids": ids})
    }


def find_existing(connection: Connection, article_ids: Iterable[int]) -> set[int]:
    """Return those of these numbers that articles have: others may have been removed."""
    return {number for ids in chunks(article_ids) for number in connection.execute(_EXISTING, {"ids": ids}).scalars()}


def find_parted(connection: Connection, article_ids: Collection[int]) -> dict[int, set[int]]:
    """Return by article those that it must not be linked to, since a person took that link back."""
    found: dict[int, set[int]] = {}
    for ids in chunks(article_ids):
        for number, of_id in connection.execute(_PARTED, {"ids": ids}):
            found.setdefault(number, set()).add(of_id)
    return found


def set_links(
    database: Database, connection: Connection, links: Sequence[NewLink], without: Collection[int], now: datetime
) -> list[NewLink]:
    """Link articles, each in place of the link that it had, and take their links from those of `without`.

    Return the links as they were made: a link to a repeat becomes one to the article that it repeats, one of or to an
    article that was removed meanwhile is left out. All articles are held while their stories change, so that writers
    who tie the same stories wait for each other.
    """
    numbers = {each.article_id for each in links} | {each.of_id for each in links} | set(without)
    had = find_links(connection, numbers)
    targets = {known.of_id for known in had.values()} | {known.story_id for known in had.values()}
    database.dialect.lock_rows(connection, article, sorted(numbers | targets))
    had = find_links(connection, numbers)  # as it is now that nobody changes it
    there = find_existing(connection, numbers)
    for number in sorted(set(without) & had.keys()):
        _unlink(connection, had.pop(number))
    possible = [each for each in links if {each.article_id, each.of_id} <= there]
    tied_to = _find_tied_to(connection, [each.article_id for each in possible])
    made: list[NewLink] = []
    waiting: dict[int, LinkRecord] = {}
    # Links lead to lower numbers, so that none that waits here leads to an article that comes later.
    for new in sorted(possible, key=lambda each: each.article_id):
        record = _placed(connection, new, had, waiting, now)
        made.append(replace(new, of_id=record.of_id))
        known = had.get(new.article_id)
        if known is not None and replace(known, made_at=now) == record:
            continue
        had[new.article_id] = record
        if new.article_id in tied_to or (known is not None and known.story_id != record.story_id):
            _write(connection, waiting)
            waiting.clear()
            _relink(connection, record, known)
        else:
            waiting[new.article_id] = record
    _write(connection, waiting)
    return made


def _placed(
    connection: Connection,
    new: NewLink,
    had: Mapping[int, LinkRecord],
    waiting: Mapping[int, LinkRecord],
    now: datetime,
) -> LinkRecord:
    """Return a new link with its story; one to a repeat leads to what that repeats."""
    of_id = new.of_id
    target = had.get(of_id)
    if target is not None and target.verdict == REPEAT:
        of_id = target.of_id
        target = waiting.get(of_id) or find_links(connection, [of_id]).get(of_id)
    story = target.story_id if target is not None else of_id
    return LinkRecord(
        article_id=new.article_id, of_id=of_id, story_id=story, verdict=new.verdict, made_at=now, why=new.why
    )


def _find_tied_to(connection: Connection, article_ids: Iterable[int]) -> set[int]:
    """Return those of these articles that others are tied to: as the lead of a story, or as what they repeat."""
    return {number for ids in chunks(article_ids) for number in connection.execute(_TIED_TO, {"ids": ids}).scalars()}


def _write(connection: Connection, links: Mapping[int, LinkRecord]) -> None:
    if links:
        connection.execute(_make(connection.dialect.name), [asdict(each) for each in links.values()])


def _relink(connection: Connection, link: LinkRecord, known: LinkRecord | None) -> None:
    """Write a link in place of the one that is known; what was tied to the article goes along into its story."""
    if known is not None and known.story_id != link.story_id:
        _unlink(connection, known)
    _write(connection, {link.article_id: link})
    connection.execute(_MOVE_STORY, {"from_story": link.article_id, "to_story": link.story_id})
    if link.verdict == REPEAT:
        connection.execute(_MOVE_REPEATS, {"from_article": link.article_id, "to_article": link.of_id})


def _unlink(connection: Connection, known: LinkRecord) -> None:
    """Take a link away: the article leads a story of its own, with all that was tied to it."""
    connection.execute(delete(link).where(link.c.article_id == known.article_id))
    moved, around = {known.article_id}, [known.article_id]
    while around:
        query = select(link.c.article_id).where(link.c.of_id.in_(around), link.c.story_id == known.story_id)
        around = [number for number in connection.execute(query).scalars() if number not in moved]
        moved.update(around)
    moved.discard(known.article_id)
    connection.execute(update(link).where(link.c.article_id.in_(sorted(moved))).values(story_id=known.article_id))


def part(database: Database, connection: Connection, article_id: int, now: datetime) -> LinkRecord:
    """Take back an article's link for good: it is never made again. Return what it was; raises NotFound.

    The article is judged again, so that it may be linked to another one.
    """
    known = find_links(connection, [article_id]).get(article_id)
    if known is None:
        raise NotFound("", f"article {article_id} is linked to no other")
    set_links(database, connection, [], [article_id], now)
    row = {"article_id": article_id, "of_id": known.of_id, "parted_at": now}
    connection.execute(_part(connection.dialect.name), row)
    mark_unjudged(connection, [article_id])
    return known


def find_story(connection: Connection, article_id: int) -> list[LinkRecord]:
    """Return the links of the story that an article is part of, in the order of their articles."""
    own = find_links(connection, [article_id]).get(article_id)
    lead = article_id if own is None else own.story_id
    query = select(link).where(link.c.story_id == lead).order_by(link.c.article_id)
    return [_record(row) for row in connection.execute(query)]


def find_tied(connection: Connection, article_ids: Iterable[int]) -> list[int]:
    """Return the articles whose links lead straight to one of these, ascending."""
    return _find_linked(connection, _TIED, article_ids)


def find_near(connection: Connection, article_ids: Iterable[int]) -> list[int]:
    """Return those of these articles that are linked, and those linked to one of them, but for repeats; ascending."""
    return _find_linked(connection, _NEAR, article_ids)


def _find_linked(connection: Connection, query: Executable, article_ids: Iterable[int]) -> list[int]:
    found: set[int] = set()
    for ids in chunks(article_ids):
        found.update(connection.execute(query, {"ids": ids}).scalars())
    return sorted(found)


def _record(row: Row[Any]) -> LinkRecord:
    return LinkRecord(
        article_id=row.article_id,
        of_id=row.of_id,
        story_id=row.story_id,
        verdict=row.verdict,
        made_at=row.made_at,
        why=_why(row.why),
    )


def _why(value: dict[str, Any]) -> Why:
    return Why(
        reasons=tuple(value["reasons"]),
        here=value["here"],
        there=value["there"],
        only_here=tuple(value["only_here"]),
        only_there=tuple(value["only_there"]),
    )
