from __future__ import annotations

from datetime import UTC, datetime

from storage.database import Database
from storage.run_pages import add_pages, fold_pages, pages_of_run
from storage.run_records import RunPage
from storage.runs import start_run

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
URL = "https://harbour.example/"
STORED = RunPage(number=1, url=URL, outcome="stored", new=2, repeats=1, bytes=5_000_000_000, milliseconds=120)
ERROR = RunPage(number=2, url=URL + "gone", outcome="error", reason="http-404", message="gone")


def test_the_addresses_of_a_run_are_given_back_in_order(database: Database) -> None:
    with database.begin() as connection:
        run = start_run(connection, "harbour", URL, NOON)
        assert run is not None
        add_pages(connection, run, [ERROR])
        add_pages(connection, run, [STORED])
        add_pages(connection, run, [])
        assert pages_of_run(connection, run) == [STORED, ERROR]
        assert pages_of_run(connection, run, only_errors=True) == [ERROR]


def test_those_of_older_runs_of_a_source_are_dropped(database: Database) -> None:
    with database.begin() as connection:
        runs = [start_run(connection, source, URL, NOON) or 0 for source in ("bay", "harbour", "bay", "bay")]
        for run in runs:
            add_pages(connection, run, [STORED])
        fold_pages(connection, "bay", keep=2)
        fold_pages(connection, "harbour", keep=2)
        assert [len(pages_of_run(connection, run)) for run in runs] == [0, 1, 1, 1]
