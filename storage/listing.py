"""Lists of articles, page by page: narrowed, ordered, and gone on with from where a page ended.

An index serves each order of the whole list, of a site, of a source and of a language, so that a page costs what it
shows, whatever the archive holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, literal, or_, select, tuple_, union

from storage.models import article, link, publication
from storage.publications import is_published_by
from storage.records import ArticleFilter, Cursor, Order
from storage.story_links import REPEAT

_repeat, _late = article.alias("late_repeat"), link.alias("late")
_IS_REPEAT = exists().where(link.c.article_id == article.c.id, link.c.verdict == REPEAT)
_NUMBER, _DATE = article.c.id, article.c.published_at

Place = tuple[int, Any]
"""The number of an article and when it was published, None where it is not known."""


def find_places(
    connection: Connection, only: ArticleFilter, order: Order, after: Cursor | None, limit: int
) -> list[Place]:
    """Return at most `limit` articles of a list, in its order, those that come after a place."""
    if order is Order.STORED:
        later = () if after is None else (after.article_id > _NUMBER,)
        return _find(connection, only, later, (_NUMBER.desc(),), limit)
    found: list[Place] = []
    if after is None or after.published_at is not None:
        later = (_DATE.is_not(None),)
        if after is not None:
            later = (tuple_(_DATE, _NUMBER) < tuple_(literal(after.published_at, _DATE.type), after.article_id),)
        found = _find(connection, only, later, (_DATE.desc(), _NUMBER.desc()), limit)
        after = None
    if len(found) < limit and only.published_from is None and only.published_before is None:
        later = (_DATE.is_(None), *(() if after is None else (after.article_id > _NUMBER,)))
        found += _find(connection, only, later, (_NUMBER.desc(),), limit - len(found))
    return found


def narrow(query: Select[Any], only: ArticleFilter) -> Select[Any]:
    """Add the conditions of a filter; an article that was found to be a repeat is none any more."""
    query = query.where(*_conditions(only))
    return query if only.site is None else query.where(or_(article.c.site == only.site, is_published_by(only.site)))


def _conditions(only: ArticleFilter) -> list[ColumnElement[bool]]:
    """Return the conditions of a filter but that of its site."""
    found: list[ColumnElement[bool]] = [~_IS_REPEAT]
    if only.since is not None:
        found.append(article.c.first_seen_at >= only.since)
    if only.published_from is not None:
        found.append(only.published_from <= _DATE)
    if only.published_before is not None:
        found.append(only.published_before > _DATE)
    if only.source is not None:
        found.append(article.c.source == only.source)
    if only.language is not None:
        found.append(article.c.language == only.language)
    if only.search:
        found.append(
            or_(
                article.c.title.icontains(only.search, autoescape=True),
                article.c.text.icontains(only.search, autoescape=True),
            )
        )
    return found


def _find(
    connection: Connection,
    only: ArticleFilter,
    later: Sequence[ColumnElement[bool]],
    order: Sequence[ColumnElement[Any]],
    limit: int,
) -> list[Place]:
    """Return the first articles; of a site its own, those that it publishes of others, and those it repeated late."""
    query = select(_NUMBER, _DATE).where(*_conditions(only), *later)
    if only.site is None:
        return [(row.id, row.published_at) for row in connection.execute(query.order_by(*order).limit(limit))]
    # Each way to be of a site has an index of its own; one condition for all of them would read the whole archive.
    ways = (
        query.where(article.c.site == only.site),
        query.join(publication, and_(publication.c.article_id == _NUMBER, publication.c.site == only.site)),
        query.join(_late, and_(_late.c.of_id == _NUMBER, _late.c.verdict == REPEAT)).join(
            _repeat,
            and_(
                _repeat.c.id == _late.c.article_id,
                _repeat.c.publisher != article.c.publisher,
                # Late repeats are few, articles of a site many: with the function its index is left alone.
                func.coalesce(_repeat.c.site, "") == only.site,
            ),
        ),
    )
    firsts = [way.order_by(*order).limit(limit).subquery().select() for way in ways]
    found = union(*firsts).subquery()
    ordered = (found.c.published_at.desc(), found.c.id.desc()) if len(order) > 1 else (found.c.id.desc(),)
    rows = connection.execute(select(found).order_by(*ordered).limit(limit))
    return [(row.id, row.published_at) for row in rows]
