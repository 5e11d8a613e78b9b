"""A configuration that changes under a daemon."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from crawler.config.access.headers import Header
from crawler.config.model import Config, Fetch, Log, LogFormat, Metrics, Source
from crawler.core.errors import ConfigError
from crawler.daemon.reload import Hangups, InForce, Watched, changes, needing_restart
from storage.errors import DatabaseLocked

HOUR = timedelta(hours=1)
BAY = Source(name="bay", url="https://bay.example/", every=HOUR)
HILL = Source(name="hill", url="https://hill.example/", every=HOUR)
OLD = Config(sources=(BAY, HILL))


def read_anew(new: Config | Exception, refusal: Exception | None = None) -> tuple[Config, list[str]]:
    taken: list[str] = []

    def load() -> Config:
        if isinstance(new, Exception):
            raise new
        return new

    async def configure(sources: Sequence[Source]) -> None:
        if refusal is not None:
            raise refusal
        taken.extend(source.name for source in sources)

    in_force = InForce(OLD, load, configure)
    asyncio.run(in_force.read_anew())
    return in_force.config, taken


def test_a_file_without_faults_comes_into_force(caplog: pytest.LogCaptureFixture) -> None:
    new = Config(sources=(BAY, replace(BAY, name="again")), fetch=Fetch(delay=2.0))
    with caplog.at_level(logging.INFO, logger="crawler.daemon.reload"):
        assert read_anew(new) == (new, ["bay", "again"])
    assert [record.message for record in caplog.records] == [
        "configuration read anew: new again; dropped hill; changed [fetch]",
        "configuration: again is the same source as bay: https://bay.example/ and https://bay.example/",
    ]


def test_a_file_with_faults_stays_out_of_force_and_each_is_named(caplog: pytest.LogCaptureFixture) -> None:
    assert read_anew(ConfigError(("news.toml:2: no every", "news.toml:5: no url"))) == (OLD, [])
    assert [record.message for record in caplog.records] == [
        "configuration: news.toml:2: no every",
        "configuration: news.toml:5: no url",
        "the configuration stays as it was",
    ]


def test_a_store_that_fails_leaves_all_as_it_was(caplog: pytest.LogCaptureFixture) -> None:
    refusal = DatabaseLocked("sqlite:///x", "another program writes")
    assert read_anew(Config(sources=(BAY,)), refusal) == (OLD, [])
    assert "the configuration stays as it was: " in caplog.text


def test_what_changes_and_what_needs_a_restart() -> None:
    assert changes(OLD, OLD) == "nothing has changed"
    new = Config(database="sqlite:///other.db", fetch=Fetch(workers=4), sources=(BAY, replace(HILL, every=2 * HOUR)))
    assert changes(OLD, new) == "changed hill; changed [fetch]"
    told = replace(OLD, log=Log(format=LogFormat.JSON), metrics=Metrics(listen="127.0.0.1:9469"))
    assert needing_restart(OLD, told) == ["log.format changes with a restart", "metrics.listen changes with a restart"]
    assert needing_restart(OLD, new) == ["database changes with a restart", "fetch.workers changes with a restart"]


def test_a_file_has_changed_once_it_is_written_and_rests(tmp_path: Path) -> None:
    path = tmp_path / "news.toml"
    path.write_text("one", encoding="utf-8")
    watched = Watched(path)
    assert not watched.has_changed()
    path.write_text("one two", encoding="utf-8")
    assert [watched.has_changed() for _ in range(3)] == [False, True, False]
    path.unlink()
    assert [watched.has_changed() for _ in range(3)] == [False, True, False]


def test_a_hangup_that_comes_before_the_loop_is_not_lost_and_kills_nothing() -> None:
    async def is_asked(hangups: Hangups) -> bool:
        return hangups.event().is_set()

    with Hangups() as hangups:
        assert not asyncio.run(is_asked(hangups))
        os.kill(os.getpid(), signal.SIGHUP)
        assert asyncio.run(is_asked(hangups))
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_DFL


def test_a_source_of_the_timetable_has_its_settings_from_the_file_in_force() -> None:
    async def configure(sources: Sequence[Source]) -> None:
        """Take them."""

    bay = replace(BAY, depth=2, headers=(Header("X-Key", "swordfish-7"),))
    in_force = InForce(Config(sources=(bay, HILL)), lambda: OLD, configure)
    assert in_force.in_full(BAY) == bay
    unknown = replace(BAY, name="vale")
    assert in_force.in_full(unknown) == unknown
    asyncio.run(in_force.read_anew())
    assert in_force.in_full(BAY) == BAY


def test_what_has_changed_of_a_source_names_no_secret() -> None:
    new = replace(OLD, sources=(replace(BAY, headers=(Header("X-Key", "swordfish-7"),)), HILL))
    assert changes(OLD, new) == "changed bay"
