"""A database that is away at the start is waited for."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from pathlib import Path

import pytest

from crawler.daemon.waiting import open_when_there
from storage.database import Database
from storage.errors import DatabaseUnavailable, UnsupportedDatabase
from storage.models import REVISION


class Time:
    """A clock that only pauses move; at some second the folder of the database is there, at another comes a stop."""

    def __init__(self, folder: Path, *, there_at: float = 999, stop_at: float = 999) -> None:
        self.now = 0.0
        self._folder = folder
        self._there_at = there_at
        self._stop_at = stop_at

    def opened(self, wait: float) -> Database | None:
        async def opened() -> Database | None:
            url = f"sqlite:///{self._folder}/news.db"
            stop = asyncio.Event()
            return await open_when_there(url, timedelta(seconds=wait), stop, clock=lambda: self.now, pause=self._pause)

        return asyncio.run(opened())

    async def _pause(self, stop: asyncio.Event) -> None:
        self.now += 1
        if self.now >= self._there_at:
            self._folder.mkdir(exist_ok=True)
        if self.now >= self._stop_at:
            stop.set()


def test_it_is_opened_as_soon_as_it_is_there(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    time = Time(tmp_path / "volume", there_at=7)
    with caplog.at_level(logging.WARNING):
        database = time.opened(60)
    assert database is not None
    with database:
        assert database.revision() == REVISION
    assert time.now == 7
    assert len(caplog.messages) == 1
    assert caplog.messages[0].startswith("waiting up to 1m: database sqlite:///")


def test_what_is_not_there_in_time_is_told(tmp_path: Path) -> None:
    time = Time(tmp_path / "volume")
    with pytest.raises(DatabaseUnavailable, match="there is no folder"):
        time.opened(10)
    assert time.now == 10


def test_without_a_wait_the_first_failure_counts(tmp_path: Path) -> None:
    time = Time(tmp_path / "volume", there_at=1)
    with pytest.raises(DatabaseUnavailable):
        time.opened(0)
    assert time.now == 0


def test_a_stop_ends_the_wait(tmp_path: Path) -> None:
    time = Time(tmp_path / "volume", stop_at=3)
    assert time.opened(60) is None
    assert time.now == 3


def test_what_no_wait_mends_is_told_at_once() -> None:
    with pytest.raises(UnsupportedDatabase):
        asyncio.run(open_when_there("mysql://host/news", timedelta(hours=1), asyncio.Event()))
