"""Whether the address of a source has moved for good."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.core.links.publishers import crawled_site
from crawler.core.links.urls import canonical_url
from crawler.daemon.alarms.values import UNCHANGED, Alarm, Kind, Verdict
from storage.run_records import RunRecord

MOVED_RUNS = 3
"""Runs in a row that are sent to the same place: sites redirect for a while when they are rebuilt."""

_CAME = frozenset({"ok", "unchanged", "partly", "nothing"})


def moves(runs: Sequence[RunRecord], standing: str | None) -> Verdict:
    """Return whether a source is answered from elsewhere for good; `runs` are its latest ones, latest first."""
    if not runs or runs[0].outcome not in _CAME:
        return UNCHANGED
    came = [run for run in runs if run.outcome in _CAME and run.url == runs[0].url][:MOVED_RUNS]
    last = came[0]
    if last.moved_to is None or not is_elsewhere(last.url, last.moved_to):
        return None
    kind = Kind.RENAMED if crawled_site(last.url) == crawled_site(last.moved_to) else Kind.MOVED
    if kind == standing:
        return UNCHANGED
    if len(came) < MOVED_RUNS or {run.moved_to for run in came} != {last.moved_to}:
        return UNCHANGED if standing is not None else None
    message = f"{last.url} has moved for good to {last.moved_to}; write that into the configuration"
    return Alarm(kind, message, came[-1].started_at)


def is_elsewhere(url: str, other: str) -> bool:
    """Whether two addresses differ by more than scheme, `www.` and the slash at the end."""
    return _bare(url) != _bare(other)


def _bare(url: str) -> str:
    return (canonical_url(url) or url).partition("://")[2].removeprefix("www.").rstrip("/")
