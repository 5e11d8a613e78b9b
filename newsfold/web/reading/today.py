"""The front page: what came last by story, what the crawls brought, and how large the archive is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsfold.web.context import Context
from newsfold.web.drawing.charts import Bar
from newsfold.web.drawing.words import plural
from storage.activity import Activity, Step, find_activity
from storage.latest import LatestStory, latest_stories
from storage.overview import Timetable, sum_up
from storage.totals import Size, find_size

SPANS = ("hours", "days")
"""What the chart may show: the last 48 hours, or the last 30 days."""

_HOURS = 48
_DAYS = 30
_LEADING = 8
"""Stories at the top: those that most carry."""
_MOST = 40
_BESIDE = 9
"""Of the latest stories those that stand beside the leading ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What the front page shows. `leading` stories are carried by more than one page or site, `latest` are the rest."""

    leading: Sequence[LatestStory]
    latest: Sequence[LatestStory]
    size: Size
    states: Mapping[str, int]
    activity: Sequence[Activity]
    bars: Sequence[Bar]
    step: Step
    new: int
    repeats: int
    near: int
    revisions: int
    beside: int = _BESIDE

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever stored."""
        return not self.size.articles

    @property
    def saved(self) -> int:
        """The share, in percent, of whole articles on pages that needed no row of their own."""
        return round(100 * (1 - self.size.articles / self.size.sightings)) if self.size.sightings else 0


def read_today(context: Context, span: str) -> Today:
    """Read the front page. Raises StorageError."""
    now = context.clock()
    step = Step.HOUR if span == "hours" else Step.DAY
    since = _begin(now, step)
    with context.read() as connection:
        stories = latest_stories(connection)
        size: Size = context.counts.get("size", lambda: find_size(connection))
        table: Timetable = context.counts.get("states", lambda: sum_up(connection, now, most=0))
        activity: list[Activity] = context.counts.get(
            f"activity {span}", lambda: find_activity(connection, since, step)
        )
    widely = sorted(
        (each for each in stories if len(each.sites) > 1 or each.page_count > 1),
        key=lambda each: (-len(each.sites), -each.page_count, -each.article_id),
    )
    leading = widely[:_LEADING]
    told = {each.lead_id for each in leading}
    return Today(
        leading=leading,
        latest=[each for each in stories if each.lead_id not in told][:_MOST],
        size=size,
        states=table.states,
        activity=activity,
        bars=_bars(activity, since, step),
        step=step,
        new=sum(each.new - each.near for each in activity),
        repeats=sum(each.repeats for each in activity),
        near=sum(each.near for each in activity),
        revisions=sum(each.revisions for each in activity),
    )


def _begin(now: datetime, step: Step) -> datetime:
    if step is Step.HOUR:
        return now.replace(minute=0, second=0, microsecond=0) - timedelta(hours=_HOURS - 1)
    return now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=_DAYS - 1)


def _bars(activity: Sequence[Activity], since: datetime, step: Step) -> list[Bar]:
    """Return a bar for each stretch of the while, those with nothing among them."""
    known = {each.at: each for each in activity}
    length, count = (timedelta(hours=1), _HOURS) if step is Step.HOUR else (timedelta(days=1), _DAYS)
    bars = []
    for index in range(count):
        at = since + index * length
        one = known.get(at)
        name = f"{at:%H:%M}" if step is Step.HOUR else f"{at.day} {at:%b}"
        if one is None:
            bars.append(Bar((), name, f"{name}: no crawl"))
            continue
        parts = (("new", one.new - one.near), ("near", one.near), ("revised", one.revisions), ("repeat", one.repeats))
        says = (
            f"{name}: {one.new - one.near} new, {plural(one.near, 'near copy', 'near copies')}, "
            f"{plural(one.revisions, 'revision')}, {plural(one.repeats, 'repeat')}"
        )
        bars.append(Bar(parts, name, says))
    return bars
