"""Whether a source gives as much as it did: by its own history, so that a quiet source is no alarm."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from crawler.daemon.alarms.values import UNCHANGED, Alarm, Kind, Verdict
from storage.alarm_records import Gain, History
from storage.run_records import RunRecord

SILENT_RUNS = 5
"""Runs without anything new at least: fewer may be the luck of the hours."""

SILENT_GAPS = 3
"""Usual gaps without anything new at least."""

LEAST_SILENCE = timedelta(hours=6)
"""Nobody needs to look sooner, however lively a source is."""

LEARNED = 5
"""Gaps of a source at least by which its usual one is known."""

UNLEARNED = timedelta(days=5)
"""What is taken for the usual gap until then: a source that is not known is given two weeks."""

MANY_GAPS = 10
"""Gaps of which the longest is left out: an outage of the site is not how it usually is."""

LEAST_SPAN = timedelta(days=1)
"""The shortest time whose yields are compared: nights are not like days."""

SPANS = 7
"""Spans before the latest one that must be known: with a day each they hold a weekend."""

FAR_FEWER = 4
"""By what the usual yield is divided."""

BACK_TO_USUAL = 2
"""The same, for an alarm to end: half of the usual is well."""

LEAST_USUAL = 8
"""Articles in a span that are usual at least: of less a quarter is chance."""

_WELL = frozenset({"ok", "unchanged", "partly"})


def is_judged(runs: Sequence[RunRecord]) -> bool:
    """Whether it is time to look at how much a source gives: with the first run of each hour, as it is much to read."""
    hours = [run.started_at.replace(minute=0, second=0, microsecond=0) for run in runs[:2]]
    return len(set(hours)) == len(hours)


def yields(history: History, standing: str | None) -> Verdict:
    """Return what is wrong with how much a source gives; nothing is said while its runs do not end well."""
    last = history.runs[0]
    if last.outcome not in _WELL:
        return UNCHANGED
    if history.gains is None:
        return UNCHANGED if standing != Kind.SILENT or history.idle else None
    usual = usual_gap(history.gains)
    if (silence := _silence(history, history.gains, usual)) is not None:
        return silence
    if standing == Kind.SILENT and history.idle:
        return UNCHANGED
    return _sparse(history.gains, usual, last.started_at, standing)


def usual_gap(gains: Sequence[Gain]) -> timedelta:
    """Return the gap between two runs with something new that is still usual: the longest, but for an outage."""
    gaps = sorted(later.at - earlier.at for later, earlier in pairwise(gains))
    if len(gaps) < LEARNED:
        return max([UNLEARNED, *gaps])
    return gaps[-2] if len(gaps) >= MANY_GAPS else gaps[-1]


def _silence(history: History, gains: Sequence[Gain], usual: timedelta) -> Alarm | None:
    """Say that nothing new came for so many runs and for so many usual gaps, whichever is longer."""
    since = gains[0].at if gains else history.begun_at
    enough = max(SILENT_GAPS * usual, LEAST_SILENCE)
    # Counted in runs, too: while nobody crawled, the source was not silent.
    crawled = history.idle * _interval(history)
    if history.idle < SILENT_RUNS or min(history.runs[0].started_at - since, crawled) < enough:
        return None
    known = f"; it usually has something within {_words(usual)}" if len(gains) > LEARNED else ""
    return Alarm(Kind.SILENT, f"nothing new in {history.idle} runs{known}", since)


def _sparse(gains: Sequence[Gain], usual: timedelta, now: datetime, standing: str | None) -> Verdict:
    """Say that far fewer articles come than came in nearly every span of the same length before."""
    span = max(LEAST_SPAN, SILENT_GAPS * usual)
    begin = gains[-1].at if gains else now
    sums = [0] * (SPANS + 1)
    for gain in gains:
        if (back := (now - gain.at) // span) <= SPANS:
            sums[back] += gain.new
    if begin > now - (SPANS + 1) * span:
        return UNCHANGED if standing == Kind.SPARSE else None
    came, least = sums[0], sorted(sums[1:])[1]
    if standing == Kind.SPARSE and came * BACK_TO_USUAL < least:
        return UNCHANGED
    if least < LEAST_USUAL or came * FAR_FEWER > least:
        return None
    message = f"{came} new articles in {_words(span)}; at least {least} in nearly every such time before"
    return Alarm(Kind.SPARSE, message, now - span)


def _interval(history: History) -> timedelta:
    """Return the time that one run stands for, by the latest ones."""
    starts = [run.started_at for run in history.runs]
    gaps = [(later - earlier).total_seconds() for later, earlier in pairwise(starts)]
    return timedelta(seconds=median(gaps)) if gaps else timedelta()


def _words(gap: timedelta) -> str:
    hours = gap.total_seconds() / 3600
    if hours < 1:
        return f"{max(1, round(hours * 60))} min"
    return f"{round(hours)} h" if hours < 48 else f"{round(hours / 24)} days"
