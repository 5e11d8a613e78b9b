"""Whether a source can be crawled at all: failures in a row, each with its weight."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from crawler.daemon.alarms.values import UNCHANGED, Alarm, Kind, Verdict
from storage.run_records import RunRecord

ENOUGH = 6
"""Weight of the failures in a row that make an alarm."""

HARD = 6
"""A person has said no, or the page is said to be gone for good: one run is enough."""

SOFT = 3
"""It looks like intent, and may be a slip of the site: two runs."""

PASSING = 2
"""It mostly is over soon: three runs."""

LEAST = timedelta(minutes=10)
"""Failures that may pass make no alarm in less: a server that restarts is none, however often it is asked meanwhile."""

LONG = timedelta(days=1)
"""Two failures so far apart are enough: a source that is crawled once a week has no third one soon."""

_HARD = re.compile(r"robots|http-(?:401|410|451)|bad-url|private-address")
_SOFT = re.compile(r"http-403|tls|bad-redirect|redirect-loop|bad-scheme")
_GONE = frozenset({"http-404", "http-410"})
_WELL = frozenset({"ok", "unchanged", "partly", "done"})
_KINDS = {
    "refused": Kind.REFUSED,
    "unreachable": Kind.UNREACHABLE,
    "nothing": Kind.NOTHING,
    "failed": Kind.FAILED,
    "crashed": Kind.CRASHED,
}


def access(runs: Sequence[RunRecord], standing: str | None) -> Verdict:
    """Return what is wrong with the way to a source; `runs` are its latest ones, latest first."""
    streak = _streak(runs, standing)
    if not streak:
        return UNCHANGED if streak is None else None
    last = streak[-1]
    kind = _kind(last)
    if standing is not None:  # it fails still; it fails in another way once that would be enough by itself
        streak = [] if kind == standing else _tail(streak, kind)
    if not is_enough(streak):
        return UNCHANGED if standing is not None else None
    word = "no article" if kind is Kind.NOTHING else kind
    runs_in_a_row = "one run" if len(streak) == 1 else f"{len(streak)} runs in a row"
    return Alarm(kind, f"{word} in {runs_in_a_row}; {_detail(last)}", streak[0].started_at)


def is_enough(streak: Sequence[RunRecord]) -> bool:
    """Whether failures in a row, oldest first, are more than passing trouble."""
    weights = [weight(run) for run in streak]
    if max(weights, default=0) >= HARD:
        return True
    lasted = streak[-1].started_at - streak[0].started_at if streak else timedelta()
    return (sum(weights) >= ENOUGH and lasted >= LEAST) or (len(streak) > 1 and lasted >= LONG)


def weight(run: RunRecord) -> int:
    """Return how much a failed run says."""
    kind = run.errors[0].kind if run.errors else ""
    if run.outcome in ("refused", "unreachable") and _HARD.fullmatch(kind):
        return HARD
    return SOFT if run.outcome == "nothing" or _SOFT.fullmatch(kind) else PASSING


def _streak(runs: Sequence[RunRecord], standing: str | None) -> list[RunRecord] | None:
    """Return the failed runs since the last one that was well, oldest first; None where none of them says anything."""
    streak: list[RunRecord] | None = None
    before = standing
    for run in reversed(runs):
        if run.outcome in _KINDS:
            streak = [*(streak or ()), run]
        elif run.outcome in _WELL and not (run.outcome == "unchanged" and before == Kind.NOTHING):
            streak = []
        else:
            continue  # it was cut short, or the page that holds no article is as it was
        before = run.outcome
    return streak


def _tail(streak: list[RunRecord], kind: Kind) -> list[RunRecord]:
    other = [place for place, run in enumerate(streak) if _kind(run) is not kind]
    return streak[other[-1] + 1 :] if other else streak


def _kind(run: RunRecord) -> Kind:
    if run.outcome == "unreachable" and run.errors and run.errors[0].kind in _GONE:
        return Kind.GONE
    return _KINDS[run.outcome]


def _detail(run: RunRecord) -> str:
    """Return what happened, with an address."""
    if run.outcome == "crashed":
        return f"the process that crawled {run.url} ended without a word: `newsfold runs show {run.id}`"
    if run.errors:
        return run.errors[0].message
    if run.outcome == "nothing" and run.empty:
        return f"{run.empty[0].url} holds no article ({run.empty[0].reason})"
    return f"{run.url}: the log of the daemon says why"
