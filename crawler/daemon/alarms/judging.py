"""All that is wrong with a source, and what of it has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crawler.core.links.urls import site_of
from crawler.daemon.alarms.access import access
from crawler.daemon.alarms.moves import moves
from crawler.daemon.alarms.signs import signs
from crawler.daemon.alarms.values import Alarm, Aspect, Unchanged, Verdict
from crawler.daemon.alarms.yields import yields
from storage.alarm_records import History, LatestArticle


@dataclass(frozen=True, slots=True)
class Change:
    """What has changed in one aspect: the alarm that stands now, or None where all is well again."""

    aspect: Aspect
    alarm: Alarm | None


@dataclass(frozen=True, slots=True)
class Articles:
    """The latest articles of a source, and those that were known before them."""

    fresh: Sequence[LatestArticle]
    known: Sequence[LatestArticle]


def changes(verdicts: Mapping[Aspect, Verdict], standing: Mapping[Aspect, str]) -> list[Change]:
    """Return what is to be told of verdicts, where `standing` are the kinds of the alarms that stand."""
    found = []
    for aspect, verdict in verdicts.items():
        if isinstance(verdict, Unchanged):
            continue
        if (None if verdict is None else verdict.kind) != standing.get(aspect):
            found.append(Change(aspect, verdict))
    return found


def judge(history: History, articles: Mapping[Aspect, Articles], standing: Mapping[Aspect, str]) -> list[Change]:
    """Return what has changed of a source with its latest runs."""
    site = site_of(history.url) or history.url
    verdicts: dict[Aspect, Verdict] = {
        Aspect.ACCESS: access(history.runs, standing.get(Aspect.ACCESS)),
        Aspect.YIELD: yields(history, standing.get(Aspect.YIELD)),
        Aspect.ADDRESS: moves(history.runs, standing.get(Aspect.ADDRESS)),
    }
    for aspect, some in articles.items():
        verdicts[aspect] = signs(aspect, site, some.fresh, some.known, standing.get(aspect))
    return changes(verdicts, standing)
