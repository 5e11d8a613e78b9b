"""Runs of a source as they are recorded, for the rules that judge them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from storage.alarm_records import Gain, History
from storage.run_records import RunError, RunRecord

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
URL = "https://gazette.example/news"


def a_run(
    outcome: str, at: datetime = NOON, *, error: str | None = None, new: int = 0, moved_to: str | None = None,
    number: int = 1,
) -> RunRecord:  # fmt: skip
    errors = (RunError(kind=error, count=1, url=URL, message=f"{URL}: {error}"),) if error else ()
    status = outcome if outcome in ("failed", "crashed", "stopped") else "done"
    return RunRecord(
        id=number, source="gazette", url=URL, status=status, outcome=outcome, host="here", pid=1, started_at=at,
        heartbeat_at=at, finished_at=at, new=new, errors=errors, moved_to=moved_to,
    )  # fmt: skip


def some_runs(*words: str, every: timedelta = HOUR) -> list[RunRecord]:
    """Return runs from outcomes, as in `unreachable dns`, written from the oldest on; the latest comes first."""
    found = []
    for number, word in enumerate(words):
        outcome, _, error = word.partition(" ")
        found.append(a_run(outcome, NOON + number * every, error=error or None, number=number))
    return found[::-1]


def a_history(news: Sequence[int], every: timedelta = HOUR, *, last: str = "unchanged") -> History:
    """Return the history of runs that gave so many new articles each, the oldest first, and one more that gave none."""
    times = [NOON + number * every for number in range(len(news) + 1)]
    runs = [a_run("ok" if new else "unchanged", at, new=new) for at, new in zip(times, (*news, 0), strict=True)]
    runs[-1] = a_run(last, times[-1])
    gains = [Gain(at=run.started_at, new=run.new) for run in runs if run.new]
    idle = next((back for back, run in enumerate(reversed(runs)) if run.new), len(runs))
    return History(url=URL, runs=tuple(runs[::-1][:30]), gains=tuple(gains[::-1]), idle=idle, begun_at=times[0])
