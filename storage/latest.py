"""What came last, story by story, with how many pages and sites carry each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from storage.chunks import chunks
from storage.models import article, link, publication, sighting
from storage.stories import StoryRecord
from storage.story_links import REPEAT, find_links

_MOST_MEMBERS = 2_000
"""Articles of stories that are looked at in all; what comes beyond is not counted."""

_BATCH = 500
"""Links that are looked at in one query."""

_MOST_BATCHES = 20
"""Such queries at most."""

_OPENING = 400
"""Characters of a text that are given out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestStory:
    """A story of which something came last; one article alone is a story, too.

    `article_id` is its latest article, whose are title, site, language and address; `lead_id` the one by which the
    story is known. `sites` publish it, the first of them first; `page_count` pages show it.
    """

    lead_id: int
    article_id: int
    title: str
    opening: str
    site: str
    language: str | None
    url: str | None
    first_seen_at: datetime
    latest_at: datetime
    article_count: int
    page_count: int
    sites: tuple[str, ...]


def latest_stories(connection: Connection, *, articles: int = 150) -> list[LatestStory]:
    """Return the stories of the latest articles, that with the latest one first; repeats found late are none."""
    columns = (article.c.id, article.c.title, article.c.site, article.c.language, article.c.url)
    opening = func.substr(article.c.text, 1, _OPENING).label("opening")
    query = select(*columns, opening, article.c.first_seen_at).order_by(article.c.id.desc()).limit(articles)
    rows = connection.execute(query).all()
    links = find_links(connection, [row.id for row in rows])
    latest: dict[int, Any] = {}
    for row in rows:
        own = links.get(row.id)
        if own is None or own.verdict != REPEAT:
            latest.setdefault(row.id if own is None else own.story_id, row)
    members = find_members(connection, latest)
    numbers = [number for each in members.values() for number in each]
    first, sites = _sites(connection, numbers)
    pages = count_pages(connection, numbers)
    return [
        LatestStory(
            lead_id=lead,
            article_id=row.id,
            title=row.title,
            opening=row.opening,
            site=row.site,
            language=row.language,
            url=row.url,
            first_seen_at=min(first[number] for number in members[lead]),
            latest_at=row.first_seen_at,
            article_count=len(members[lead]),
            page_count=sum(pages[number] for number in members[lead]),
            sites=tuple(dict.fromkeys(site for number in members[lead] for site in sites[number])),
        )
        for lead, row in latest.items()
    ]


def find_members(
    connection: Connection, leads: Collection[int], *, most: int = _MOST_MEMBERS
) -> dict[int, tuple[int, ...]]:
    """Return by lead the articles of stories, ascending, the lead first; repeats found late are none."""
    found: dict[int, list[int]] = {lead: [lead] for lead in leads}
    for ids in chunks(leads):
        query = select(link.c.story_id, link.c.article_id).where(link.c.story_id.in_(ids), link.c.verdict != REPEAT)
        for lead, number in connection.execute(query.limit(most)):
            found[lead].append(number)
    return {lead: tuple(sorted(set(numbers))) for lead, numbers in found.items()}


def count_pages(connection: Connection, article_ids: Sequence[int]) -> dict[int, int]:
    """Return by article how many pages show it, or a repeat of it that was found late."""
    of = {number: number for number in article_ids}
    for ids in chunks(article_ids):
        query = select(link.c.article_id, link.c.of_id).where(link.c.of_id.in_(ids), link.c.verdict == REPEAT)
        of.update((number, original) for number, original in connection.execute(query))
    counts: dict[int, int] = defaultdict(int)
    for ids in chunks(of):
        seen = select(sighting.c.article_id, func.count()).where(sighting.c.article_id.in_(ids))
        for number, count in connection.execute(seen.group_by(sighting.c.article_id)):
            counts[of[number]] += count
    return counts


def _sites(
    connection: Connection, article_ids: Sequence[int]
) -> tuple[dict[int, datetime], dict[int, tuple[str, ...]]]:
    """Return by article when it was first seen, and the sites that publish its text, its own first."""
    first: dict[int, datetime] = {}
    sites: dict[int, tuple[str, ...]] = {}
    for ids in chunks(article_ids):
        own = select(article.c.id, article.c.site, article.c.first_seen_at).where(article.c.id.in_(ids))
        for number, site, seen_at in connection.execute(own):
            first[number], sites[number] = seen_at, (site,)
        others = select(publication.c.article_id, publication.c.site).where(publication.c.article_id.in_(ids))
        for number, site in connection.execute(others.order_by(publication.c.article_id, publication.c.site)):
            sites[number] = (*sites[number], site)
    return first, sites


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """Some stories of several articles; `before` is where the next ones begin, None where there are none."""

    stories: tuple[StoryRecord, ...]
    before: int | None


def page_of_stories(connection: Connection, *, limit: int = 30, before: int | None = None) -> StoryPage:
    """Return stories of several articles, that with the latest article first; those `before` the number of one.

    It looks at links from the latest on, at a bounded number of them: where one story has very many of these, fewer
    than `limit` are returned.
    """
    latest, rest = _latest_leads(connection, limit, before)
    members = find_members(connection, latest)
    numbers = [number for each in members.values() for number in each]
    first, sites = _sites(connection, numbers)
    columns = (article.c.id, article.c.title, article.c.site, article.c.url)
    leads = {
        row.id: row
        for ids in chunks(latest)
        for row in connection.execute(select(*columns).where(article.c.id.in_(ids)))
    }
    stories = tuple(
        StoryRecord(
            lead_id=lead,
            title=leads[lead].title,
            site=leads[lead].site,
            url=leads[lead].url,
            first_seen_at=min(first[number] for number in members[lead]),
            latest_at=max(first[number] for number in members[lead]),
            article_count=len(members[lead]),
            site_count=len({site for number in members[lead] for site in sites[number]}),
        )
        for lead in latest
    )
    return StoryPage(stories=stories, before=rest)


def _latest_leads(connection: Connection, limit: int, before: int | None) -> tuple[dict[int, int], int | None]:
    """Return by lead the number of the latest linked article, and where to go on."""
    found: dict[int, int] = {}
    at = before
    for _ in range(_MOST_BATCHES):
        query = select(link.c.story_id, link.c.article_id).where(link.c.verdict != REPEAT)
        if at is not None:
            query = query.where(link.c.article_id < at)
        rows = connection.execute(query.order_by(link.c.article_id.desc()).limit(_BATCH)).all()
        told = _later(connection, {row.story_id for row in rows} - found.keys(), before)
        for row in rows:
            if row.story_id not in told and row.story_id not in found:
                if len(found) == limit:
                    return found, min(found.values())
                found[row.story_id] = row.article_id
        if len(rows) < _BATCH:
            return found, None
        at = rows[-1].article_id
    return found, at


def _later(connection: Connection, leads: Collection[int], before: int | None) -> set[int]:
    """Return those of these stories that have an article from a number on: they were given out before."""
    if before is None:
        return set()
    found: set[int] = set()
    for ids in chunks(leads):
        is_later = (link.c.story_id.in_(ids), link.c.article_id >= before, link.c.verdict != REPEAT)
        found.update(connection.execute(select(link.c.story_id).where(*is_later).distinct()).scalars())
    return found
