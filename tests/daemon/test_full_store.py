"""A store without room: no crawl begins, it is told once, and all goes on when there is room again."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest

from storage.daemons import list_daemons
from storage.errors import DatabaseFull, DatabaseUnavailable, StorageError
from tests.daemon.town import HOUR, Town, play, sources

SECOND = timedelta(seconds=1)


def test_crawls_wait_until_there_is_room(
    sqlite_url: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    full: list[StorageError] = []

    async def scene(town: Town) -> None:
        begin = town.database.begin
        monkeypatch.setattr(town.database, "begin", lambda: fail(full[-1]) if full else begin())
        daemon = town.daemon()
        await daemon.prepare(sources("bay"))
        assert await town.tick(daemon) == ["bay"]
        full.append(DatabaseFull("sqlite:///news.db", "the disk is full"))
        await town.finish("bay", "failed")
        for _ in range(3):
            assert await town.tick(daemon, HOUR) == []
        assert daemon.store.fault is full[-1]
        full.append(DatabaseUnavailable("sqlite:///news.db", "the file is damaged"))
        for _ in range(3):
            assert await town.tick(daemon, SECOND) == []
        full.clear()
        assert await town.tick(daemon, SECOND) == ["bay"]
        assert daemon.store.fault is None
        await daemon.close()

    with caplog.at_level(logging.INFO, logger="crawler.daemon"):
        play(scene, sqlite_url)
    told = [record.message for record in caplog.records if "the store" in record.message]
    cannot = "the store cannot be used; no crawl begins, it is tried every second: database sqlite:///news.db: "
    assert [message.removeprefix(cannot).split(";")[0] for message in told] == [
        "the disk is full",
        "the file is damaged",
        "the store can be used again",
    ]


def test_a_crawl_that_could_not_store_has_the_store_tried_at_once(sqlite_url: str) -> None:
    async def scene(town: Town) -> None:
        daemon = town.daemon()
        await daemon.prepare(sources("bay"))
        for failure, is_tried in ((None, False), ("the disk is full", True)):
            town.failure = failure
            await town.tick(daemon, HOUR)
            await town.finish("bay", "failed")
            await town.tick(daemon, SECOND)
            with town.database.read() as connection:
                (me,) = list_daemons(connection, town.now)
            assert (me.seen_at == town.now) == is_tried
        await daemon.close()

    play(scene, sqlite_url)


def fail(error: StorageError) -> None:
    raise error
