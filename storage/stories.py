"""Stories as they are given out: a lead article and its near copies, counted by article and site.

An article that was found to repeat another is none of them: it is a sighting of that other one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select, union_all

from storage.chunks import chunks
from storage.models import article, link, publication
from storage.publications import find_publications
from storage.story_links import REPEAT, find_story

_COPIES = select(link.c.story_id, link.c.article_id).where(link.c.verdict != REPEAT)
_LEADS = select(link.c.story_id, link.c.story_id.label("article_id")).where(link.c.verdict != REPEAT).distinct()
_MEMBER = union_all(_COPIES, _LEADS).subquery("member")
_SITE = union_all(
    select(article.c.id.label("article_id"), article.c.site), select(publication.c.article_id, publication.c.site)
).subquery("site_of")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRecord:
    """A story by its lead article, with how many articles and sites carry it, and when the latest came."""

    lead_id: int
    title: str
    site: str
    url: str | None
    first_seen_at: datetime
    latest_at: datetime
    article_count: int
    site_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryArticle:
    """An article of a story.

    `of_id` is the article that it was found to be a near copy of, None at the lead; `here` is the share of its text
    that stands there, `there` the share of that text that stands here, both 0 to 1. `other_sites` publish the same
    text.
    """

    article_id: int
    title: str
    site: str
    url: str | None
    first_seen_at: datetime
    of_id: int | None
    verdict: str | None
    here: float | None
    there: float | None
    other_sites: tuple[str, ...] = ()


def list_stories(
    connection: Connection, *, limit: int = 20, site: str | None = None, min_size: int = 2
) -> list[StoryRecord]:
    """Return stories of at least `min_size` articles, that with the latest article first.

    `site` is the host, without www., of one of those that publish the articles.
    """
    found = _stories(site, min_size).subquery("found")
    query = (
        select(
            found,
            article.c.title,
            article.c.site,
            article.c.url,
            article.c.first_seen_at,
        )
        .join_from(found, article, article.c.id == found.c.story_id)
        .order_by(found.c.latest_id.desc())
        .limit(limit)
    )
    return [
        StoryRecord(
            lead_id=row.story_id,
            title=row.title,
            site=row.site,
            url=row.url,
            first_seen_at=row.first_seen_at,
            latest_at=row.latest_at,
            article_count=row.article_count,
            site_count=row.site_count,
        )
        for row in connection.execute(query)
    ]


def count_stories(connection: Connection, *, site: str | None = None, min_size: int = 2) -> int:
    """Return how many stories `list_stories` would give without a limit."""
    query = select(func.count()).select_from(_stories(site, min_size).subquery("found"))
    return int(connection.execute(query).scalar_one())


def find_carriers(connection: Connection, article_id: int) -> list[StoryArticle]:
    """Return the articles of the story that an article is part of, the lead first; none where it stands alone."""
    links = {each.article_id: each for each in find_story(connection, article_id) if each.verdict != REPEAT}
    if not links:
        return []
    lead = next(iter(links.values())).story_id
    found = []
    publications = find_publications(connection, {lead, *links})
    for ids in chunks({lead, *links}):
        columns = (article.c.id, article.c.title, article.c.site, article.c.url, article.c.first_seen_at)
        for row in connection.execute(select(*columns).where(article.c.id.in_(ids)).order_by(article.c.id)):
            own = links.get(row.id)
            found.append(
                StoryArticle(
                    article_id=row.id,
                    title=row.title,
                    site=row.site,
                    url=row.url,
                    first_seen_at=row.first_seen_at,
                    of_id=own.of_id if own else None,
                    verdict=own.verdict if own else None,
                    here=own.why.here if own else None,
                    there=own.why.there if own else None,
                    other_sites=tuple(each.site for each in publications[row.id][1:]),
                )
            )
    return found


def _stories(site: str | None, min_size: int) -> Select[Any]:
    query = (
        select(
            _MEMBER.c.story_id,
            func.count(article.c.id.distinct()).label("article_count"),
            func.count(_SITE.c.site.distinct()).label("site_count"),
            func.max(article.c.id).label("latest_id"),
            func.max(article.c.first_seen_at, type_=article.c.first_seen_at.type).label("latest_at"),
        )
        .join_from(_MEMBER, article, article.c.id == _MEMBER.c.article_id)
        .join(_SITE, _SITE.c.article_id == article.c.id)
        .group_by(_MEMBER.c.story_id)
        .having(func.count(article.c.id.distinct()) >= min_size)
    )
    if site is not None:
        query = query.having(func.count().filter(_SITE.c.site == site) > 0)
    return query
