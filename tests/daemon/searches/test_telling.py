"""Saved searches on a real store, with a real web hook: each story told once, by whichever daemon."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from crawler.archive.maintenance.removal import remove
from crawler.config.model import Alarms, Config, SavedSearch
from crawler.daemon.searches.telling import Teller
from storage.articles import list_articles
from storage.database import Database
from tests.archive.search.papers import FILLER, NOON, store
from tests.daemon.alarms.receiver import Receiver, receiver

MINUTE = timedelta(minutes=1)
STORY = "Fog kept the last ferry at its berth until the morning, and eleven people slept on board. " + FILLER


class Desk:
    """A store, a clock, and daemons with saved searches."""

    def __init__(self, database: Database, hook: Receiver) -> None:
        self.database = database
        self.hook = hook
        self.now = NOON
        self.save(SavedSearch(name="ferry", query="ferry"))

    def save(self, *searches: SavedSearch) -> None:
        self.config = Config(alarms=Alarms(targets=(self.hook.url,)), searches=searches)

    def daemon(self) -> Callable[[], None]:
        teller = Teller(self.database, lambda: self.config, lambda: self.now)
        return lambda: asyncio.run(teller.look())

    def titles(self) -> list[str]:
        return [title for _, title in self.hook.taken]


@pytest.fixture
def hook() -> Iterator[Receiver]:
    with receiver() as hook:
        yield hook


@pytest.fixture
def desk(database: Database, hook: Receiver) -> Desk:
    return Desk(database, hook)


def test_what_is_new_is_told_once_by_one_of_several_daemons_and_over_restarts(desk: Desk) -> None:
    store(desk.database, "The ferry of before", "It was here before the search. " + FILLER)
    looks = [desk.daemon(), desk.daemon()]
    for look in looks:
        look()
    store(desk.database, "Ferry stays", STORY)
    store(desk.database, "Bread is dear", "A loaf of rye costs more than it did in the spring, the bakers say.")
    for look in (*looks, *looks, desk.daemon()):
        look()
    assert desk.hook.taken == [("info", "ferry: Ferry stays")]
    site, shown, url = desk.hook.bodies[0].split("\n")
    assert site == "bay.example, 2026-05-01 12:00 UTC"
    assert "the last ferry at its berth" in shown
    assert url.startswith("https://bay.example/")


def test_the_copies_of_a_story_are_told_once(desk: Desk) -> None:
    look = desk.daemon()
    look()
    store(desk.database, "Ferry stays", STORY)
    look()
    store(desk.database, "Ferry stays", STORY, site="quay.example")
    store(desk.database, "Ferry in fog", STORY + " The harbour master would not say when it sails.", site="c.example")
    with desk.database.read() as connection:
        assert len(list_articles(connection)) == 2
    look()
    assert desk.titles() == ["ferry: Ferry stays"]


def test_two_copies_at_one_look_are_one_story(desk: Desk) -> None:
    look = desk.daemon()
    look()
    store(desk.database, "Ferry stays", STORY)
    store(desk.database, "Ferry in fog", STORY + " The harbour master would not say when it sails.", site="c.example")
    look()
    assert desk.titles() == ["ferry: Ferry stays"]


def test_many_stories_are_told_within_the_limit(desk: Desk) -> None:
    desk.save(SavedSearch(name="ferry", query="ferry", per_hour=3))
    look = desk.daemon()
    look()
    topics = ("bread", "roads", "schools", "wells", "bees", "tolls", "lamps", "clocks")
    for topic in topics:
        store(desk.database, f"Ferry and {topic}", f"The ferry brought {topic}. " + f"Some {topic} here. " * 12)
    look()
    assert desk.titles() == ["ferry: Ferry and bread", "ferry: Ferry and roads", "ferry: 6 more stories"]
    assert desk.hook.bodies[2].splitlines()[1:3] == ["- Ferry and schools", "- Ferry and wells"]
    assert desk.hook.bodies[2].endswith("and 1 more\n`newsfold search --saved ferry` lists them.")
    store(desk.database, "Ferry and ropes", "The ferry brought ropes. " + "Some ropes here. " * 12)
    look()
    assert len(desk.titles()) == 3
    desk.now += 61 * MINUTE
    look()
    assert desk.titles()[3:] == ["ferry: Ferry and ropes"]


def test_targets_that_take_nothing_are_tried_again(desk: Desk) -> None:
    look = desk.daemon()
    look()
    store(desk.database, "Ferry stays", STORY)
    desk.hook.status = 503
    look()
    look()
    assert (desk.hook.requests, desk.hook.taken) == (1, [])
    desk.hook.status = 200
    desk.now += 2 * MINUTE
    look()
    assert desk.titles() == ["ferry: Ferry stays"]


def test_what_was_removed_meanwhile_is_not_told(desk: Desk) -> None:
    look = desk.daemon()
    look()
    store(desk.database, "Ferry stays", STORY)
    desk.hook.status = 503
    look()
    remove(desk.database, [1], NOON)
    desk.hook.status = 200
    desk.now += 2 * MINUTE
    look()
    assert desk.titles() == []


def test_another_query_begins_with_what_comes_next(desk: Desk) -> None:
    look = desk.daemon()
    look()
    store(desk.database, "Bread is dear", "A loaf of rye costs more than it did in the spring, the bakers say.")
    desk.save(SavedSearch(name="ferry", query="rye"), SavedSearch(name="quiet", query="rye", tell=False))
    look()
    store(desk.database, "Rye again", "More rye was sown this year than in any other, and the mills are at work.")
    look()
    assert desk.titles() == ["ferry: Rye again"]


def test_without_targets_nothing_is_looked_for(desk: Desk) -> None:
    desk.config = Config(searches=desk.config.searches)
    look = desk.daemon()
    look()
    store(desk.database, "Ferry stays", STORY)
    look()
    assert desk.hook.requests == 0
