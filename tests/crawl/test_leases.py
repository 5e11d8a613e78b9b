"""The lease that a run has of its site, as long as it lives."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection

from crawler.config.model import Fetch, Source
from crawler.core.errors import SiteBusy
from crawler.crawl import run_record
from crawler.crawl.run_record import close_session, keep_alive, open_session
from crawler.session.session import CrawlSession
from crawler.session.workers import Workers
from storage.database import Database
from storage.run_records import RunCounts
from storage.runs import close_stale_runs, find_holder, list_runs, update_run

GAZETTE = Source(name="gazette", url="https://www.gazette.example/")
FEED = Source(name="feed", url="https://feeds.gazette.example/rss")


async def begin(database: Database, source: Source) -> CrawlSession:
    return await open_session(source, database, Fetch(), Workers())


def test_a_second_run_of_a_site_is_refused_until_the_first_has_ended(sqlite_url: str) -> None:
    async def scene(database: Database) -> None:
        first = await begin(database, GAZETTE)
        with pytest.raises(SiteBusy, match=r"^gazette\.example is being crawled by process \d+ of .*source gazette"):
            await begin(database, FEED)
        await close_session(first, "stopped")
        await close_session(await begin(database, FEED), "done")
        with database.read() as connection:
            assert [run.status for run in list_runs(connection)] == ["done", "stopped"]

    with Database(sqlite_url) as database:
        asyncio.run(scene(database))


def test_a_run_that_lost_its_lease_stops(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(run_record, "_HEARTBEAT_EVERY", 0.0)

    async def scene(database: Database) -> None:
        session = await begin(database, GAZETTE)
        with database.begin() as connection:
            close_stale_runs(connection, datetime.now(UTC) + timedelta(hours=1))
            assert find_holder(connection, "gazette.example") is None
        await keep_alive(session)
        assert session.stopping.is_set()
        await close_session(session, "stopped")

    with caplog.at_level(logging.WARNING, logger="crawler.crawl.run_record"), Database(sqlite_url) as database:
        asyncio.run(scene(database))
    assert "gazette: its run was closed, since it was silent for too long" in caplog.text


def test_a_run_that_ends_while_its_heart_beats_lost_nothing(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    beats = 0

    def update(connection: Connection, run_id: int, counts: RunCounts, now: datetime) -> bool:
        nonlocal beats
        beats += 1
        return update_run(connection, run_id, counts, now)

    monkeypatch.setattr(run_record, "_HEARTBEAT_EVERY", 0.0)
    monkeypatch.setattr(run_record, "update_run", update)

    async def scene(database: Database) -> None:
        session = await begin(database, GAZETTE)
        await close_session(session, "done")
        before, heart = beats, asyncio.ensure_future(keep_alive(session))
        while beats < before + 2 and not heart.done():
            await asyncio.sleep(0)
        assert not session.stopping.is_set()
        assert not heart.done()
        heart.cancel()

    with Database(sqlite_url) as database:
        asyncio.run(scene(database))
    assert caplog.text == ""
