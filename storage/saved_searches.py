"""Saved searches: how far each has looked, the stories that it found, and which of them the targets were told."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from storage.chunks import chunks
from storage.dialects import insert_for
from storage.models import article, saved_search, search_notice, unjudged

_UNTOLD = search_notice.c.told_at.is_(None)


@dataclass(frozen=True, slots=True)
class Looked:
    """How far a search has looked: from the article behind `floor`, up to `seen`."""

    query: str
    floor: int
    seen: int


@dataclass(frozen=True, slots=True)
class FoundStory:
    """A story that a search has found and that is to be told: by its lead article, and the article that was found."""

    search: str
    story_id: int
    article_id: int


def find_looked(connection: Connection) -> dict[str, Looked]:
    """Return by name how far the searches have looked."""
    return {row.name: Looked(row.query, row.floor, row.seen) for row in connection.execute(select(saved_search))}


def last_judged(connection: Connection) -> int:
    """Return the number up to which every article is compared with others: what story it is of is known."""
    highest = connection.execute(select(func.max(article.c.id))).scalar() or 0
    first = connection.execute(select(func.min(unjudged.c.article_id))).scalar()
    return int(highest if first is None else min(highest, first - 1))


def set_looked(connection: Connection, name: str, looked: Looked) -> None:
    """Record how far a search has looked."""
    said = {"query": looked.query, "floor": looked.floor, "seen": looked.seen}
    statement = insert_for(connection.dialect.name, saved_search).values(name=name, **said)
    connection.execute(statement.on_conflict_do_update(index_elements=[saved_search.c.name], set_=said))


def forget_search(connection: Connection, name: str) -> None:
    """Forget a search and what it found."""
    connection.execute(delete(saved_search).where(saved_search.c.name == name))
    connection.execute(delete(search_notice).where(search_notice.c.search == name))


def add_stories(connection: Connection, search: str, articles: Mapping[int, int]) -> None:
    """Note stories, each with the article by which it was found; one that is known, also by this article, stays."""
    known: set[int] = set()
    for ids in chunks({*articles, *articles.values()}):
        of_search = select(search_notice).where(search_notice.c.search == search)
        for column in (search_notice.c.story_id, search_notice.c.article_id):
            for row in connection.execute(of_search.where(column.in_(ids))):
                known |= {row.story_id, row.article_id}
    rows = [
        {"search": search, "story_id": story, "article_id": number}
        for story, number in sorted(articles.items())
        if story not in known and number not in known
    ]
    if rows:
        connection.execute(insert(search_notice), rows)


def find_untold(connection: Connection, now: datetime) -> list[FoundStory]:
    """Return the stories that are to be told, the earliest first, but those that somebody is telling."""
    query = select(search_notice).where(_UNTOLD).order_by(search_notice.c.search, search_notice.c.article_id)
    return [
        FoundStory(row.search, row.story_id, row.article_id)
        for row in connection.execute(query)
        if row.held_until is None or row.held_until <= now
    ]


def count_told(connection: Connection, search: str, since: datetime) -> int:
    """Return how many messages of a search went out since a moment."""
    query = select(func.count(search_notice.c.told_with.distinct()))
    query = query.where(search_notice.c.search == search, search_notice.c.told_at > since)
    return int(connection.execute(query).scalar_one())


def hold(connection: Connection, stories: Collection[FoundStory], until: datetime) -> None:
    """Keep others from telling stories, and from trying again, until then."""
    _set(connection, stories, held_until=until)


def mark_told(connection: Connection, stories: Collection[FoundStory], now: datetime) -> None:
    """Write down that stories were told in one message."""
    if stories:
        _set(connection, stories, held_until=None, told_at=now, told_with=min(each.story_id for each in stories))


def forget_told(connection: Connection, before: datetime) -> None:
    """Forget what was told before a moment."""
    connection.execute(delete(search_notice).where(search_notice.c.told_at < before))


def _set(connection: Connection, stories: Collection[FoundStory], **values: object) -> None:
    for search in {each.search for each in stories}:
        for ids in chunks(each.story_id for each in stories if each.search == search):
            chosen = (search_notice.c.search == search) & search_notice.c.story_id.in_(ids)
            connection.execute(update(search_notice).where(chosen).values(**values))
