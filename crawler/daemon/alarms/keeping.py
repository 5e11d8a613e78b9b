"""What the store knows of a source to what is wrong with it, and back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from crawler.daemon.alarms.judging import Articles, Change, judge
from crawler.daemon.alarms.signs import FRESH, KNOWN
from crawler.daemon.alarms.values import Aspect
from crawler.daemon.alarms.yields import is_judged
from storage import alarms as store
from storage.alarm_records import AlarmRecord, History
from storage.run_history import find_history, latest_articles, take_unjudged
from storage.sources import find_source

KEPT = timedelta(days=90)
"""How long what is over is kept."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A change that was written down: of which source, and the kind that stood before."""

    source: str
    change: Change
    before: str | None


def judge_source(connection: Connection, source: str, now: datetime) -> list[Noted]:
    """Judge a source by its runs and write down what has changed; nothing where somebody else has just done so."""
    if not take_unjudged(connection, source) or find_source(connection, source) is None:
        return []
    history = find_history(connection, source, is_judged)
    if history is None:
        return []
    standing = {Aspect(alarm.aspect): alarm for alarm in store.list_alarms(connection, source=source)}
    kinds = {aspect: alarm.kind for aspect, alarm in standing.items()}
    found = judge(history, _articles(connection, source, history, standing), kinds)
    for change in found:
        if change.alarm is None:
            store.end_alarm(connection, source, change.aspect, now)
        else:
            kind, severity, message = change.alarm.kind, change.alarm.severity, change.alarm.message
            store.raise_alarm(connection, source, change.aspect, kind, severity, message, change.alarm.since)
    if found:
        store.forget(connection, now - KEPT)
    return [Noted(source, change, kinds.get(change.aspect)) for change in found]


def _articles(
    connection: Connection, source: str, history: History, standing: dict[Aspect, AlarmRecord]
) -> dict[Aspect, Articles]:
    """Return the latest articles of a source where its last run has found some."""
    if history.idle or not any(run.new for run in history.runs):
        return {}
    fresh = latest_articles(connection, source, FRESH)
    if not fresh:
        return {}
    found = {}
    for aspect in (Aspect.DATES, Aspect.TITLES):
        before = standing[aspect].since if aspect in standing else fresh[-1].first_seen_at
        found[aspect] = Articles(fresh, latest_articles(connection, source, KNOWN, seen_before=before))
    return found
