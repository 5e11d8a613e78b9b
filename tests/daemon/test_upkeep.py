"""What the daemon does to its store once a day."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import timedelta

import pytest

from crawler.archive.pages import archive
from crawler.config.model import Config, Retention, Source
from crawler.daemon import upkeep as module
from crawler.daemon.upkeep import Upkeep
from storage.articles import list_articles
from storage.database import Database
from storage.errors import DatabaseFull
from storage.furniture import find_unapplied, list_furniture, set_undone
from storage.records import Keep
from storage.run_records import RunCounts
from storage.runs import finish_run, list_runs, start_run
from storage.tombstones import count_tombstones
from tests.archive.lanterns import LINE, NOON, ORIGINAL, page, teach, text

DAY = timedelta(days=1)
MINE = Source(name=ORIGINAL.source, url=ORIGINAL.page.url, keep=Keep(age=30 * DAY))


def keep_up(database: Database, config: Config, day: int = 0) -> None:
    asyncio.run(Upkeep(database, lambda: config, lambda: NOON + day * DAY).keep_up())


def test_upkeep_judges_again_and_is_due_again_when_broken_off(
    database: Database, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive(database, ORIGINAL, NOON)
    archive(database, page("Lanterns counted in Vellmar", f"{text('Vellmar')}\n\n{LINE}", "b", "bay.example"), NOON)
    teach(database, "bay.example")

    def fail(*_: object) -> None:
        raise DatabaseFull("sqlite:///x", "the disk is full")

    with caplog.at_level(logging.INFO, logger="crawler.daemon"):
        with monkeypatch.context() as patch:
            patch.setattr(module, "upkeep", fail)
            keep_up(database, Config())
        keep_up(database, Config())
        with database.begin() as connection:
            assert not find_unapplied(connection)
            (taught,) = list_furniture(connection)
            set_undone(connection, taught.site, taught.key, undone=True)
        stopped = Upkeep(database, Config, lambda: NOON)
        stopped.stop()
        asyncio.run(stopped.keep_up())
    with database.read() as connection:
        assert len(find_unapplied(connection)) == 1
    told = [record.message for record in caplog.records]
    assert "the disk is full" in told[0]
    assert told[1:] == ["upkeep: 3 articles judged again, 1 are repeats", "upkeep was broken off"]


def test_what_is_kept_no_longer_is_removed_and_told(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    archive(database, ORIGINAL, NOON)
    config = Config(retention=Retention(tombstones=60 * DAY), sources=(MINE,))
    with caplog.at_level(logging.INFO, logger="crawler.daemon"):
        keep_up(database, config, 30)
        assert caplog.messages == []
        keep_up(database, config, 31)
        assert caplog.messages == ["upkeep: 1 articles removed, kept no longer: 1 of harbour.example"]
    with database.read() as connection:
        assert list_articles(connection) == []
        assert count_tombstones(connection) == 3
    keep_up(database, config, 31 + 61)
    with database.read() as connection:
        assert count_tombstones(connection) == 0


def test_old_runs_become_sums(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    with database.begin() as connection:
        for minute in range(60):
            now = NOON + timedelta(minutes=minute)
            number = start_run(connection, "harbour", "https://harbour.example/", now)
            assert number is not None
            finish_run(connection, number, "done", RunCounts(pages=2), [], now, outcome="ok")
    config = Config()
    keep_up(database, replace(config, retention=Retention(runs=None)), 365)
    with database.read() as connection:
        assert len(list_runs(connection, limit=100)) == 60
    with caplog.at_level(logging.INFO, logger="crawler.daemon"):
        keep_up(database, config, 365)
    assert caplog.messages == ["upkeep: 10 old runs are kept as sums only"]
    with database.read() as connection:
        assert len(list_runs(connection, limit=100)) == 50
