"""One story: who published first, who followed, and how long it ran."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsfold.web.answers import Missing
from newsfold.web.context import Context
from newsfold.web.drawing.charts import Mark
from storage.articles import get_article
from storage.errors import NotFound
from storage.latest import find_members
from storage.publications import find_publications
from storage.records import PublicationRecord, StoredArticle
from storage.stories import StoryArticle, find_carriers

MOST = 100
"""Publishers of a story that are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """That a site began to carry a story: with which article, how much later than the first, and how it differs."""

    site: str
    article_id: int
    title: str
    url: str | None
    at: datetime
    later: timedelta
    last_at: datetime
    pages: int
    how: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class OneStory:
    """A story as its page shows it, its steps in the order of time; `site_count` tells those that are cut, too."""

    lead: StoredArticle
    steps: Sequence[Step]
    step_count: int
    article_count: int
    site_count: int
    lasted: timedelta


def read_story(context: Context, number: int) -> OneStory:
    """Read the story that an article is part of. Raises Missing, StorageError."""
    with context.read() as connection:
        try:
            article = get_article(connection, number)
        except NotFound:
            raise Missing(f"No article has the number {number}; it may have been removed.") from None
        carriers = {each.article_id: each for each in find_carriers(connection, number)}
        lead = article if not carriers else get_article(connection, min(carriers))
        members = sorted(carriers) or [lead.id]
        publications = find_publications(connection, members)
        size = len(find_members(connection, [lead.id])[lead.id])
    told = [(number, each) for number in members for each in publications.get(number, ())]
    first = min((each.first_seen_at for _, each in told if each.first_seen_at), default=lead.first_seen_at)
    last = max((each.last_seen_at for _, each in told if each.last_seen_at), default=lead.last_seen_at)
    titles = {each.article_id: each.title for each in carriers.values()} | {lead.id: lead.title}
    steps = [_step(number, each, carriers.get(number), titles[number], first, last) for number, each in told]
    steps.sort(key=lambda each: (each.at, each.article_id))
    return OneStory(
        lead=lead,
        steps=steps[:MOST],
        step_count=len(steps),
        article_count=size,
        site_count=len({each.site for each in steps}),
        lasted=last - first,
    )


def _step(
    number: int, said: PublicationRecord, carrier: StoryArticle | None, title: str, first: datetime, last: datetime
) -> Step:
    at, ended = said.first_seen_at or first, said.last_seen_at or said.first_seen_at or first
    length = (last - first) / timedelta(seconds=1) or 1.0
    is_near = carrier is not None and carrier.of_id is not None
    how = "the same text"
    if is_near and carrier is not None and carrier.here is not None:
        kind = "a version" if carrier.verdict == "revision" else "a near copy"
        how = f"{kind}, {carrier.here:.0%} of it in {carrier.of_id}"
    elif at == first:
        how = "first"
    return Step(
        site=said.site,
        article_id=number,
        title=said.title or title,
        url=said.url,
        at=at,
        later=at - first,
        last_at=ended,
        pages=said.page_count,
        how=how,
        mark=Mark(
            at=(at - first) / timedelta(seconds=1) / length,
            until=(ended - first) / timedelta(seconds=1) / length,
            kind="near" if is_near else "new" if at == first else "repeat",
        ),
    )
