"""A database that is away at the start is waited for."""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path

import pytest

from crawler.daemon.waiting import open_when_there
from storage.errors import DatabaseUnavailable, UnsupportedDatabase
from storage.models import REVISION


class Time:
    """A clock that only sleeping moves; at some second the folder of the database is there."""

    def __init__(self, folder: Path, there_at: float) -> None:
        self.now = 0.0
        self._folder = folder
        self._there_at = there_at

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        if self.now >= self._there_at:
            self._folder.mkdir(exist_ok=True)


def test_it_is_opened_as_soon_as_it_is_there(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    time = Time(tmp_path / "volume", 7)
    url = f"sqlite:///{tmp_path}/volume/news.db"
    with (
        caplog.at_level(logging.WARNING),
        open_when_there(url, timedelta(seconds=60), clock=time.clock, sleep=time.sleep) as database,
    ):
        assert database.revision() == REVISION
    assert time.now == 7
    assert len(caplog.messages) == 1
    assert caplog.messages[0].startswith("waiting up to 1m: database sqlite:///")


def test_what_is_not_there_in_time_is_told(tmp_path: Path) -> None:
    time = Time(tmp_path / "volume", 99)
    url = f"sqlite:///{tmp_path}/volume/news.db"
    with pytest.raises(DatabaseUnavailable, match="there is no folder"):
        open_when_there(url, timedelta(seconds=10), clock=time.clock, sleep=time.sleep)
    assert time.now == 10


def test_without_a_wait_the_first_failure_counts(tmp_path: Path) -> None:
    time = Time(tmp_path, 0)
    with pytest.raises(DatabaseUnavailable):
        open_when_there(f"sqlite:///{tmp_path}/no/news.db", timedelta(), clock=time.clock, sleep=time.sleep)
    assert time.now == 0


def test_what_no_wait_mends_is_told_at_once() -> None:
    with pytest.raises(UnsupportedDatabase):
        open_when_there("mysql://host/news", timedelta(hours=1))
