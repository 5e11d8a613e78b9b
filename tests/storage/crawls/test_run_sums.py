"""Old runs are folded into sums that tell of all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from storage import run_sums
from storage.database import Database
from storage.run_records import RunCounts, RunError
from storage.run_sums import find_sums, fold_runs, list_run_sources
from storage.runs import finish_run, list_runs, start_run

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def crawled(database: Database, source: str, day: int, outcome: str = "ok") -> None:
    now = NOON + day * DAY
    with database.begin() as connection:
        number = start_run(connection, source, f"https://{source}.example/", now)
        assert number is not None
        counts = RunCounts(pages=3, unchanged=1, new=2, near=1, repeats=4, revisions=5, bytes=2**33, busy=6)
        error = RunError(kind="timeout", count=1, url="https://x.example/", message="late")
        finish_run(connection, number, "done", counts, [error], now, outcome=outcome)


def test_sums_are_the_same_before_and_after(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_sums, "KEPT", 2)
    monkeypatch.setattr(run_sums, "_MOST", 2)
    for day in range(8):
        crawled(database, "harbour", day, "ok" if day % 2 else "unchanged")
    crawled(database, "bay", 0)
    with database.read() as connection:
        before = find_sums(connection)
        assert [(one.source, one.outcome, one.runs) for one in before] == [
            ("bay", "ok", 1),
            ("harbour", "ok", 4),
            ("harbour", "unchanged", 4),
        ]
        assert list_run_sources(connection) == ["bay", "harbour"]
    folded: list[int] = []
    while not folded or folded[-1]:
        with database.begin() as connection:
            folded.append(fold_runs(connection, "harbour", NOON + 5 * DAY))
    assert folded == [2, 2, 1, 0]
    with database.read() as connection:
        assert find_sums(connection) == before
        assert [one.started_at for one in list_runs(connection, source="harbour")][-1] == NOON + 5 * DAY
        assert find_sums(connection, "bay") == before[:1]


def test_the_latest_runs_stay_however_old_they_are(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_sums, "KEPT", 2)
    for day in range(3):
        crawled(database, "harbour", day)
    with database.begin() as connection:
        assert fold_runs(connection, "harbour", NOON + 99 * DAY) == 1
        assert fold_runs(connection, "harbour", NOON + 99 * DAY) == 0
        assert len(list_runs(connection)) == 2
        assert fold_runs(connection, "nobody", NOON) == 0


def test_a_run_under_way_stays(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_sums, "KEPT", 1)
    with database.begin() as connection:
        start_run(connection, "harbour", "https://harbour.example/", NOON)
    crawled(database, "harbour", 1)
    with database.begin() as connection:
        assert fold_runs(connection, "harbour", NOON + 9 * DAY) == 0
