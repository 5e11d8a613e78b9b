"""The daemon's work with a clock of its own: what it starts when, and how it takes failures."""

from __future__ import annotations

import logging
import sqlite3
from datetime import timedelta

import pytest

from storage.errors import DatabaseFull
from tests.daemon.town import HOUR, NOON, Town, play, settled, sources


def test_each_source_is_crawled_at_its_interval_from_the_start_of_its_run(sqlite_url: str) -> None:
    async def scene(town: Town) -> None:
        daemon = town.daemon()
        await daemon.prepare(sources("bay", "hill"))
        await daemon.tick()
        await settled()
        assert sorted(town.started) == ["bay", "hill"]
        town.now = NOON + HOUR / 2
        await town.finish("bay")
        town.now = NOON + HOUR - timedelta(seconds=1)
        await daemon.tick()
        await settled()
        assert len(town.started) == 2
        town.now = NOON + HOUR
        await daemon.tick()
        await settled()
        assert town.started[2:] == ["bay"]  # "hill" is still being crawled: never twice at once
        await town.finish("hill")
        await daemon.tick()
        await settled()
        assert town.started[3:] == ["hill"]
        await daemon.close()

    play(scene, sqlite_url)


def test_four_crawls_at_once_at_most(sqlite_url: str) -> None:
    async def scene(town: Town) -> None:
        daemon = town.daemon()
        await daemon.prepare(sources(*"abcdef"))
        for _ in range(3):
            await daemon.tick()
            await settled()
        assert len(town.started) == 4
        await town.finish(town.started[0])
        await settled()
        await daemon.tick()
        await settled()
        assert len(town.started) == 5
        await daemon.close()

    play(scene, sqlite_url)


def test_a_claim_lives_as_long_as_its_crawl(sqlite_url: str) -> None:
    async def scene(town: Town) -> None:
        daemon, other = town.daemon(), town.daemon()
        await daemon.prepare(sources("bay", every=timedelta(minutes=1)))
        for minute in range(10):
            town.now = NOON + timedelta(minutes=minute)
            await daemon.tick()
            await other.tick()
        assert town.started == ["bay"]
        # The first daemon hangs for longer than a lease; the second takes over, and the first lets go.
        town.now += timedelta(minutes=5)
        await other.tick()
        await settled()
        assert town.started == ["bay", "bay"]
        await daemon.tick()
        await daemon.close()
        assert town.is_claimed("bay")
        await other.close()
        assert not town.is_claimed("bay")

    play(scene, sqlite_url)


def test_failures_are_logged_and_tried_again_soon(sqlite_url: str, caplog: pytest.LogCaptureFixture) -> None:
    async def scene(town: Town) -> None:
        daemon = town.daemon()
        await daemon.prepare(sources("bay", "hill", every=timedelta(days=1)))
        await daemon.tick()
        await settled()
        await town.finish("bay", DatabaseFull("sqlite:///x", "the disk is full"))
        await town.finish("hill", ZeroDivisionError("a fault of ours"))
        for name in ("bay", "hill"):
            assert town.source(name).failures == 1
            assert town.source(name).next_due_at == NOON + timedelta(minutes=5)
        town.now = NOON + timedelta(minutes=5)
        await daemon.tick()
        await settled()
        await town.finish("bay")
        assert town.source("bay").failures == 0
        await daemon.close()

    with caplog.at_level(logging.INFO, logger="crawler.daemon.daemon"):
        play(scene, sqlite_url)
    assert "bay: failed: database sqlite:///x: the disk is full" in caplog.text
    assert "a fault of ours" in caplog.text


def test_a_store_that_is_gone_is_waited_for(sqlite_url: str, caplog: pytest.LogCaptureFixture) -> None:
    async def scene(town: Town) -> None:
        daemon = town.daemon()
        await daemon.prepare(sources("bay"))
        with sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None) as blocker:
            blocker.execute("BEGIN IMMEDIATE")
            for _ in range(3):
                await daemon.tick()
            blocker.execute("ROLLBACK")
        blocker.close()
        assert town.started == []
        await daemon.tick()
        await settled()
        assert town.started == ["bay"]
        await daemon.close()

    with caplog.at_level(logging.INFO, logger="crawler.daemon"):
        play(scene, sqlite_url)
    assert caplog.text.count("the store cannot be used") == 1
    assert caplog.text.count("the store can be used again") == 1


def test_closing_stops_the_crawls_and_starts_no_more(sqlite_url: str) -> None:
    async def scene(town: Town) -> None:
        daemon = town.daemon()
        await daemon.prepare(sources("bay"))
        await daemon.tick()
        await settled()
        await daemon.close()
        assert (town.is_claimed("bay"), town.source("bay").next_due_at) == (False, NOON)
        await daemon.tick()
        await settled()
        assert town.started == ["bay"]

    play(scene, sqlite_url)
