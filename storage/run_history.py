"""The runs of a source as its alarms are judged by: which are to be looked at, and what there was before them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select, update

from storage.alarm_records import Gain, History, LatestArticle
from storage.models import article, run
from storage.run_records import RunRecord
from storage.runs import list_ended

RUNS = 30
"""Latest runs of a source that are looked at one by one."""

GAINS = 3000
"""Latest runs with something new that are looked at: a week of the busiest source, years of a slow one."""

_WELL = ("ok", "unchanged", "partly")
_TO_JUDGE = (run.c.judged.is_(False), run.c.status != "running")


def find_unjudged(connection: Connection, limit: int) -> list[str]:
    """Return sources with runs that have ended and were not judged, those that wait longest first."""
    query = select(run.c.source).where(*_TO_JUDGE).group_by(run.c.source).order_by(func.min(run.c.id)).limit(limit)
    return list(connection.scalars(query))


def take_unjudged(connection: Connection, source: str) -> bool:
    """Mark the ended runs of a source as judged; False where somebody else has."""
    marked = connection.execute(update(run).where(run.c.source == source, *_TO_JUDGE).values(judged=True))
    return marked.rowcount > 0


def find_history(
    connection: Connection, source: str, wants_gains: Callable[[Sequence[RunRecord]], bool]
) -> History | None:
    """Return what is known of the runs of a source, None where none has ended.

    `wants_gains` says from the latest ones whether those with something new are to be looked up: they may be many.
    """
    runs = list_ended(connection, source, RUNS)
    if not runs:
        return None
    of_source = run.c.source == source
    begun_at = connection.execute(select(run.c.started_at).where(of_source).order_by(run.c.id).limit(1)).scalar_one()
    last = select(func.coalesce(func.max(run.c.id), 0)).where(of_source, run.c.new > 0).scalar_subquery()
    idle = connection.execute(
        select(func.count()).select_from(run).where(of_source, run.c.id > last, run.c.outcome.in_(_WELL))
    ).scalar_one()
    return History(
        url=runs[0].url,
        runs=tuple(runs),
        gains=_find_gains(connection, source) if wants_gains(runs) else None,
        idle=idle,
        begun_at=begun_at,
    )


def _find_gains(connection: Connection, source: str) -> tuple[Gain, ...]:
    query = select(run.c.started_at, run.c.new).where(run.c.source == source, run.c.new > 0)
    rows = connection.execute(query.order_by(run.c.id.desc()).limit(GAINS))
    return tuple(Gain(at=row.started_at, new=row.new) for row in rows)


def latest_articles(
    connection: Connection, source: str, limit: int, *, seen_before: datetime | None = None
) -> list[LatestArticle]:
    """Return the latest articles that a source was the first to have, latest first; those seen before a moment."""
    columns = (article.c.id, article.c.title, article.c.published_at, article.c.first_seen_at)
    query = select(*columns).where(article.c.source == source)
    if seen_before is not None:
        query = query.where(article.c.first_seen_at < seen_before)
    rows = connection.execute(query.order_by(article.c.id.desc()).limit(limit))
    return [LatestArticle(**row._mapping) for row in rows]  # noqa: SLF001  a row's public way to its names
