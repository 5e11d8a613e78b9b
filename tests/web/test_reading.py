"""What the page reads of the store, on both databases: bounded, and in its order."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.activity import Step, find_activity
from storage.database import Database
from storage.latest import latest_stories, page_of_stories
from storage.overview import list_states
from storage.records import NewLink, Why
from storage.run_pages import pages_of_run
from storage.run_records import RunCounts
from storage.runs import finish_run, list_runs, start_run
from storage.shown import articles_on_page
from storage.story_links import set_links
from storage.totals import find_size
from tests.commands.test_reading_the_store import new
from tests.stored import add_one
from tests.web.press import NOON

HOUR = timedelta(hours=1)


def chain(database: Database, *ties: tuple[int, int, str]) -> None:
    """Add twelve articles, an hour apart, and tie some: (article, of, verdict)."""
    with database.begin() as connection:
        for number in range(1, 13):
            site = f"site{number % 3}.example"
            add_one(database, connection, new(number, f"Title {number}", f"Text {number}.", site), NOON + number * HOUR)
        links = [NewLink(article_id=one, of_id=of, verdict=verdict, why=Why(here=0.9)) for one, of, verdict in ties]
        set_links(database, connection, links, [], NOON)


def test_stories_come_page_by_page_each_once(database: Database) -> None:
    chain(
        database,
        (2, 1, "near"),
        (5, 4, "near"),
        (8, 7, "revision"),
        (9, 1, "near"),
        (11, 10, "near"),
        (12, 6, "repeat"),
    )
    found, before = [], None
    for _ in range(4):
        with database.read() as connection:
            page = page_of_stories(connection, limit=2, before=before)
        found.append([(story.lead_id, story.article_count, story.site_count) for story in page.stories])
        before = page.before
        if before is None:
            break
    assert found == [[(10, 2, 2), (1, 3, 3)], [(7, 2, 2), (4, 2, 2)]]


def test_a_story_with_very_many_articles_hides_no_other(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.latest._BATCH", 2)
    monkeypatch.setattr("storage.latest._MOST_BATCHES", 2)
    chain(database, (2, 1, "near"), *((number, 3, "near") for number in range(5, 13)))
    seen, before, looks = [], None, 0
    while looks == 0 or before is not None:
        with database.read() as connection:
            page = page_of_stories(connection, limit=5, before=before)
        seen += [story.lead_id for story in page.stories]
        before, looks = page.before, looks + 1
    assert seen == [3, 1]
    assert looks > 1


def test_the_latest_are_told_by_story_and_repeats_not_at_all(database: Database) -> None:
    chain(database, (9, 1, "near"), (12, 6, "repeat"))
    with database.read() as connection:
        stories = latest_stories(connection, articles=5)
    assert [(each.lead_id, each.article_id, each.article_count) for each in stories] == [
        (11, 11, 1), (10, 10, 1), (1, 9, 2), (8, 8, 1),
    ]  # fmt: skip
    assert stories[2].first_seen_at == NOON + HOUR
    assert set(stories[2].sites) == {"site0.example", "site1.example"}


def ended(database: Database, minutes: int, new_articles: int, source: str = "harbour") -> None:
    with database.begin() as connection:
        at = NOON + timedelta(minutes=minutes)
        run = start_run(connection, source, "https://harbour.example/", at)
        assert run is not None
        finish_run(connection, run, "done", RunCounts(pages=9, new=new_articles, repeats=3), (), at)


def test_what_crawls_brought_is_summed_by_the_hour_and_the_day(database: Database) -> None:
    for minutes, count in ((-3000, 100), (0, 1), (20, 2), (59, 4), (60, 8), (1500, 16)):
        ended(database, minutes, count)
    ended(database, 1510, 32, "quay")
    with database.read() as connection:
        hours = find_activity(connection, NOON, Step.HOUR)
        days = find_activity(connection, NOON, Step.DAY)
        quay = find_activity(connection, NOON - timedelta(days=9), Step.DAY, source="quay")
        none = find_activity(connection, NOON + timedelta(days=9), Step.DAY)
    assert [(each.at, each.new, each.runs) for each in hours] == [
        (NOON, 7, 3), (NOON + HOUR, 8, 1), (NOON + 25 * HOUR, 48, 2),
    ]  # fmt: skip
    assert [(each.at.day, each.new, each.repeats) for each in days] == [(1, 15, 12), (2, 48, 6)]
    assert [each.new for each in quay] == [32]
    assert none == []


def test_runs_and_addresses_and_sources_go_on_from_a_place(filled: Database) -> None:
    with filled.read() as connection:
        assert [run.id for run in list_runs(connection, before=2)] == [1]
        assert [page.number for page in pages_of_run(connection, 1, after=1, limit=2)] == [2, 3]
        assert [page.number for page in pages_of_run(connection, 1, only_errors=True, after=1)] == [4]
        names = [state.name for state in list_states(connection, NOON)]
        assert [state.name for state in list_states(connection, NOON, after=names[0], limit=1)] == names[1:2]


def test_a_page_is_told_with_its_articles_in_their_order(filled: Database) -> None:
    with filled.read() as connection:
        shown = articles_on_page(connection, "https://harbour.example/")
        assert [(each.position, each.is_first, each.revision) for each in shown] == [(0, False, 1), (1, True, None)]
        assert articles_on_page(connection, "https://nowhere.example/") == []
        size = find_size(connection)
    assert (size.articles, size.sightings, size.tied, size.revisions) == (5, 7, 1, 1)
