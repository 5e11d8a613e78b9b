"""Lists of articles, page by page: narrowed, ordered, and gone on with from where a page ended.

An index serves each order of the whole list, of a site, of a source and of a language, so that a page costs what it
shows, whatever the archive holds. What holds some words is read along the word index.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, literal, or_, select, tuple_, union

from storage.dialects.words import words_of
from storage.models import article, link, publication
from storage.publications import is_published_by
from storage.records import ArticleFilter, Cursor, Order, WantedWords
from storage.story_links import REPEAT

_repeat, _late = article.alias("late_repeat"), link.alias("late")
_IS_REPEAT = exists().where(link.c.article_id == article.c.id, link.c.verdict == REPEAT)
_NUMBER, _DATE = article.c.id, article.c.published_at

_FEW = 50_000
"""Articles whose numbers are read at once in some hundredths of a second."""
_WIDER = 8
"""How many times as many numbers are looked at next, at the most, where the latest hold too little."""

Place = tuple[int, Any]
"""The number of an article and when it was published, None where it is not known."""


def find_places(
    connection: Connection, only: ArticleFilter, order: Order, after: Cursor | None, limit: int
) -> list[Place]:
    """Return at most `limit` articles of a list, in its order, those that come after a place."""
    query, number = _narrowed(connection, select(_NUMBER, _DATE), only)
    if order is Order.STORED:
        return _find_latest(connection, query, only, number, after, limit)
    found: list[Place] = []
    if after is None or after.published_at is not None:
        later: ColumnElement[bool] = _DATE.is_not(None)
        if after is not None:
            later = tuple_(_DATE, _NUMBER) < tuple_(literal(after.published_at, _DATE.type), after.article_id)
        found = _find(connection, query.where(later), only, number, (_DATE.desc(), _NUMBER.desc()), limit)
        after = None
    if len(found) < limit and only.published_from is None and only.published_before is None:
        query = query.where(_DATE.is_(None))
        if after is not None:
            query = query.where(number < after.article_id)
        found += _find(connection, query, only, number, (number.desc(),), limit - len(found))
    return found


def _find_latest(
    connection: Connection,
    query: Select[Any],
    only: ArticleFilter,
    number: ColumnElement[int],
    after: Cursor | None,
    limit: int,
) -> list[Place]:
    """Return the articles that were stored last.

    An index of words that is not read in order gives all that hold a common word: it is asked for the latest first.
    """
    found: list[Place] = []
    before, order = None if after is None else after.article_id, (number.desc(),)
    if number is not _NUMBER and not words_of(connection.dialect.name).IN_ORDER:
        order = ((number + 0).desc(),)  # else all articles are read in order, to look for the words in each
        if before is None:
            before = 1 + (connection.execute(select(func.max(_NUMBER))).scalar() or 0)
        width = _FEW
        while len(found) < limit and before > width:
            stretch = query.where(number < before, number >= before - width)
            latest = _find(connection, stretch, only, number, order, limit - len(found))
            found += latest
            before -= width
            left = limit - len(found)  # twice as many numbers as hold so many, by what these held
            width = min(max(2 * left * width // max(len(latest), 1), _FEW), width * _WIDER)
    if len(found) < limit:
        rest = query if before is None else query.where(number < before)
        found += _find(connection, rest, only, number, order, limit - len(found))
    return found


def narrow(connection: Connection, query: Select[Any], only: ArticleFilter) -> tuple[Select[Any], ColumnElement[int]]:
    """Add the conditions of a filter to a query of articles; return it with the number by which to order and bound it.

    An article that was found to be a repeat is none any more.
    """
    query, number = _narrowed(connection, query, only)
    if only.site is not None:
        query = query.where(or_(article.c.site == only.site, is_published_by(only.site)))
    return query, number


def _narrowed(
    connection: Connection, query: Select[Any], only: ArticleFilter
) -> tuple[Select[Any], ColumnElement[int]]:
    """Add the conditions of a filter but that of its site."""
    query = query.where(~_IS_REPEAT)
    number: ColumnElement[int] = _NUMBER
    along_words = only.words is not None and bool(only.words.wanted)
    if only.words is not None:
        index = words_of(connection.dialect.name)
        index.plan_anew(connection)
        if along_words:
            held = index.holding(only.words)
            query, number = query.join(held, held.c.id == _NUMBER), held.c.id
        else:
            for phrase in only.words.unwanted:
                query = query.where(_NUMBER.not_in(select(index.holding(WantedWords((phrase,))).c.id)))
    if only.since is not None:
        query = query.where(article.c.first_seen_at >= only.since)
    dated = []
    if only.published_from is not None:
        dated.append(only.published_from <= _DATE)
    if only.published_before is not None:
        dated.append(only.published_before > _DATE)
    said = ((article.c.source, only.source), (article.c.language, only.language))
    for conditions in (dated, *([column == value] for column, value in said if value is not None)):
        if conditions:
            query = query.where(_of_few(connection, conditions, number) if along_words else and_(*conditions))
    return query, number


def _of_few(
    connection: Connection, conditions: Sequence[ColumnElement[bool]], number: ColumnElement[int]
) -> ColumnElement[bool]:
    """Return conditions for articles that are read along the word index; of few articles the numbers are read first.

    Each that holds the words would else be looked up to see that it is none of these few.
    """
    numbers = select(_NUMBER).where(*conditions)
    first = numbers.limit(_FEW + 1).subquery()
    is_few = connection.execute(select(func.count()).select_from(first)).scalar_one() <= _FEW
    # The sum keeps SQLite from asking the word index anew for each of the few.
    return (number + 0).in_(numbers.correlate(None)) if is_few else and_(*conditions)


def _find(
    connection: Connection,
    query: Select[Any],
    only: ArticleFilter,
    number: ColumnElement[int],
    order: Sequence[ColumnElement[Any]],
    limit: int,
) -> list[Place]:
    """Return the first articles; of a site its own, those that it publishes of others, and those it repeated late."""
    site = only.site
    if site is None:
        return [(row.id, row.published_at) for row in connection.execute(query.order_by(*order).limit(limit))]
    # Each way to be of a site has an index of its own; one condition for all of them would read the whole archive.
    is_own = article.c.site == site
    ways = [query.where(is_own if number is _NUMBER else _of_few(connection, [is_own], number))]
    shared = publication.c.site == site
    # Late repeats are few, articles of a site many: with the function the index of these is left alone.
    repeated = and_(
        _late.c.verdict == REPEAT, _repeat.c.id == _late.c.article_id, func.coalesce(_repeat.c.site, "") == site
    )
    if connection.execute(select(publication.c.site).where(shared).limit(1)).first() is not None:
        ways.append(query.join(publication, and_(publication.c.article_id == _NUMBER, shared)))
    if connection.execute(select(_late.c.of_id).join(_repeat, repeated).limit(1)).first() is not None:
        others = and_(_repeat.c.publisher != article.c.publisher, repeated)
        ways.append(query.join(_late, _late.c.of_id == _NUMBER).join(_repeat, others))
    firsts = [way.order_by(*order).limit(limit).subquery().select() for way in ways]
    found = union(*firsts).subquery()
    ordered = (found.c.published_at.desc(), found.c.id.desc()) if len(order) > 1 else (found.c.id.desc(),)
    rows = connection.execute(select(found).order_by(*ordered).limit(limit))
    return [(row.id, row.published_at) for row in rows]
