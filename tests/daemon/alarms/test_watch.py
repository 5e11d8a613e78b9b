"""The watch on a real store, with a real web hook: each change told once, by whichever daemon."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest

from crawler.config.model import Alarms, Severity
from crawler.daemon.alarms.watch import Watch
from storage.alarms import list_alarms, list_messages
from storage.database import Database
from storage.errors import DatabaseFull, StorageError
from storage.run_records import NewSource, RunCounts, RunError
from storage.runs import close_stale_runs, finish_run, start_run
from storage.sources import set_sources
from tests.daemon.alarms.receiver import Receiver, receiver
from tests.daemon.alarms.runs import HOUR, NOON

MINUTE = timedelta(minutes=1)


class Tower:
    """A store with sources, a clock, and daemons that watch."""

    def __init__(self, database: Database, hook: Receiver) -> None:
        self.database = database
        self.now = NOON
        self.fault: StorageError | None = None
        self.alarms = Alarms(targets=(hook.url,))
        self.configure(*"abcdefgh")

    def configure(self, *names: str) -> None:
        new = [NewSource(name=name, url=f"https://{name}.example/", every=HOUR) for name in names]
        with self.database.begin() as connection:
            set_sources(connection, new, lambda one, known: NOON)

    def watch(self) -> Callable[[], None]:
        """Start a daemon that watches; return what lets it look."""
        watch = Watch(self.database, lambda: self.alarms, lambda: self.fault, lambda: self.now)
        return lambda: asyncio.run(watch.look())

    def crawl(self, name: str, outcome: str, error: str | None = None, new: int = 0, later: timedelta = HOUR) -> None:
        """Record a run that ended."""
        self.now += later
        url = f"https://{name}.example/"
        with self.database.begin() as connection:
            number = start_run(connection, name, url, self.now, name)
            assert number is not None
            errors = [RunError(kind=error, count=1, url=url, message=f"{url}: {error}")] if error else []
            if outcome == "crashed":
                close_stale_runs(connection, self.now + HOUR)
            else:
                finish_run(connection, number, "done", RunCounts(pages=1, new=new), errors, self.now, outcome=outcome)

    def kinds(self) -> list[tuple[str, str]]:
        with self.database.read() as connection:
            return [(alarm.source, alarm.kind) for alarm in list_alarms(connection)]


@pytest.fixture
def hook() -> Iterator[Receiver]:
    with receiver() as hook:
        yield hook


@pytest.fixture
def tower(database: Database, hook: Receiver) -> Tower:
    return Tower(database, hook)


def test_an_alarm_is_told_once_by_one_of_several_daemons_and_over_restarts(
    tower: Tower, hook: Receiver, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="crawler.daemon"):
        looks = [tower.watch(), tower.watch()]
        for _ in range(6):
            tower.crawl("a", "unreachable", "dns")
            for look in looks:
                look()
        tower.watch()()
        assert (hook.taken, tower.kinds()) == ([("failure", "a: unreachable")], [("a", "unreachable")])
        for _ in range(2):
            tower.crawl("a", "ok", new=1)
            for look in looks[::-1]:
                look()
        tower.watch()()
    assert hook.taken == [("failure", "a: unreachable"), ("success", "a: well again")]
    assert hook.bodies[0] == "a: unreachable in 3 runs in a row; https://a.example/: dns (since 2026-03-01 13:00 UTC)"
    assert tower.kinds() == []
    told = [record.message for record in caplog.records if record.name.startswith("crawler")]
    assert told == [
        "a: alarm: unreachable in 3 runs in a row; https://a.example/: dns",
        "a: alarm over: unreachable",
    ]


def test_a_source_that_kills_its_crawler(tower: Tower, hook: Receiver) -> None:
    for _ in range(3):
        tower.crawl("a", "crashed")
    tower.watch()()
    assert hook.taken == [("failure", "a: crashed")]


def test_what_was_told_in_one_way_is_told_in_another(tower: Tower, hook: Receiver) -> None:
    look = tower.watch()
    for outcome, error in (*[("unreachable", "dns")] * 3, ("refused", "robots"), ("ok", None)):
        tower.crawl("a", outcome, error)
        look()
    assert [title for _, title in hook.taken] == ["a: unreachable", "a: refused", "a: well again"]


def test_what_began_and_ended_untold_is_not_told(tower: Tower, hook: Receiver) -> None:
    targets, tower.alarms = tower.alarms, Alarms()
    look = tower.watch()
    for outcome, error in (("refused", "robots"), ("ok", None)):
        tower.crawl("a", outcome, error)
        look()
    tower.alarms = targets
    look()
    assert hook.taken == []


def test_what_is_less_severe_is_kept_and_not_told(tower: Tower, hook: Receiver) -> None:
    tower.alarms = Alarms(targets=tower.alarms.targets, severity=Severity.FAILURE)
    look = tower.watch()
    for _ in range(2):
        tower.crawl("a", "nothing")
        look()
    assert (tower.kinds(), hook.taken) == ([("a", "nothing")], [])
    tower.alarms = Alarms(targets=tower.alarms.targets)
    look()
    assert hook.taken == [("warning", "a: nothing")]


def test_many_at_once_are_told_within_the_limit(tower: Tower, hook: Receiver) -> None:
    tower.alarms = Alarms(targets=tower.alarms.targets, per_hour=3)
    look = tower.watch()
    for name in "abcdef":
        tower.crawl(name, "refused", "robots", later=timedelta(seconds=1))
    look()
    assert [title for _, title in hook.taken] == ["a: refused", "b: refused", "4 more alarms"]
    assert hook.bodies[-1].startswith("4 more alarms: 4 × refused; of c, d, e, f. `newsfold alarms`")
    for name in "gh":
        tower.crawl(name, "refused", "robots", later=timedelta(seconds=1))
    tower.now += 58 * MINUTE
    look()
    assert len(hook.taken) == 3
    tower.now += 3 * MINUTE
    look()
    look()
    assert [title for _, title in hook.taken[3:]] == ["g: refused", "h: refused"]
    with tower.database.read() as connection:
        assert [message.reached for message in list_messages(connection, 10)] == [1] * 5


def test_targets_that_all_fail_are_tried_again(tower: Tower, hook: Receiver) -> None:
    hook.status = 500
    look = tower.watch()
    tower.crawl("a", "refused", "robots")
    look()
    hook.status = 200
    look()
    tower.watch()()
    assert hook.taken == []
    tower.now += MINUTE
    look()
    look()
    assert hook.taken == [("failure", "a: refused")]


def test_a_source_that_is_dropped_has_no_alarm(tower: Tower, hook: Receiver) -> None:
    look = tower.watch()
    tower.crawl("a", "refused", "robots")
    look()
    tower.configure("b")
    look()
    assert (tower.kinds(), len(hook.taken)) == ([], 1)


def test_crawls_by_hand_raise_no_alarm(tower: Tower) -> None:
    tower.crawl("https://quay.example/", "refused", "robots")
    tower.watch()()
    assert tower.kinds() == []


def test_a_store_that_is_away_for_long_is_told_without_it(tower: Tower, hook: Receiver) -> None:
    look = tower.watch()
    tower.fault = DatabaseFull("sqlite:///news.db", "the disk is full")
    for _ in range(4):
        look()
        tower.now += MINUTE / 2
    tower.fault = None
    look()
    look()
    assert hook.taken == [("failure", "the store cannot be used"), ("success", "the store: well again")]
    assert "the disk is full" in hook.bodies[0]
    tower.fault = DatabaseFull("sqlite:///news.db", "the disk is full")
    look()
    tower.fault = None
    tower.now += HOUR
    look()
    assert len(hook.taken) == 2


def test_a_store_that_fails_under_the_watch_is_waited_for(tower: Tower, hook: Receiver) -> None:
    tower.crawl("a", "refused", "robots")
    look, write = tower.watch(), tower.database.begin

    def fails() -> datetime:
        raise DatabaseFull("sqlite:///news.db", "the disk is full")

    tower.database.begin = fails  # type: ignore[assignment,method-assign]
    look()
    tower.database.begin = write  # type: ignore[method-assign]
    assert hook.taken == []
    look()
    assert hook.taken == [("failure", "a: refused")]
