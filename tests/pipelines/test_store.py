from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from crawler.archive.harvest import Harvest
from crawler.archive.pages import see_again, store_page
from crawler.config.model import Fetch, Source
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.types import Article, Candidate
from crawler.crawl.run_record import close_session, open_session
from crawler.session.session import CrawlSession
from crawler.session.workers import Workers
from crawler.session.writer import PageWriter
from storage.articles import iter_articles
from storage.database import Database
from storage.errors import DatabaseFull, DatabaseLocked
from storage.pages import find_pages
from storage.records import PageFetch
from storage.run_pages import pages_of_run
from storage.runs import close_stale_runs, list_runs

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


def harvest(number: int) -> Harvest:
    title = f"Story number {number}"
    text = " ".join(f"word{number}x{n}" for n in range(80))
    article = Article(title=title, text=text, url=f"https://paper.example/{number}")
    page = PageFetch(url=f"https://paper.example/{number}", fetched_at=NOW, status=200, kind="page")
    return Harvest(
        source="paper", page=page, candidates=(Candidate(article=article, fingerprint=fingerprint(title, text)),)
    )


async def store_all(database: Database, *harvests: Harvest) -> CrawlSession:
    """Hand pages to the store at the same time, and close the run."""
    workers = Workers()
    try:
        session = await open_session(Source(name="paper", url="https://paper.example/"), database, Fetch(), workers)
        await asyncio.gather(*map(session.writer.store, harvests))
        await close_session(session, "done")
    finally:
        workers.close()
    return session


def test_pages_are_stored_in_the_order_in_which_they_came(database: Database) -> None:
    session = asyncio.run(store_all(database, *map(harvest, range(20))))
    assert [article.title for article in iter_articles(database)] == [f"Story number {n}" for n in range(20)]
    assert session.stats.new == 20


def test_a_store_that_is_locked_for_a_moment_loses_nothing(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    refusals = iter([True, False])

    def busy_once(database: Database, page: Harvest, now: datetime, *_: object) -> object:
        if next(refusals, False):
            raise DatabaseLocked(database.url, "another program writes")
        return store_page(database, page, now)

    monkeypatch.setattr("crawler.session.writer.store_page", busy_once)
    with Database(sqlite_url) as database:
        session = asyncio.run(store_all(database, harvest(1)))
        assert [article.title for article in iter_articles(database)] == ["Story number 1"]
    assert session.writer.failure is None


def test_pages_as_they_were_are_written_together_and_not_lost_to_a_lock(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes, refusals = [], iter([True, False])

    def busy_once(database: Database, seen: Sequence[tuple[Harvest, datetime]], *_: object) -> None:
        sizes.append(len(seen))
        if next(refusals, False):
            raise DatabaseLocked(database.url, "another program writes")
        see_again(database, seen)

    monkeypatch.setattr("crawler.session.writer.see_again", busy_once)
    with Database(sqlite_url) as database:
        asyncio.run(store_all(database, *map(harvest, range(3))))
        later = [replace(harvest(n), unchanged=True, candidates=(), page=at(n, LATER)) for n in range(3)]
        asyncio.run(store_all(database, *later, harvest(3)))
        with database.read() as connection:
            pages = find_pages(connection, [harvest(n).page.url for n in range(4)])
    assert sorted(page.last_fetched_at for page in pages.values()) == [NOW, LATER, LATER, LATER]
    assert sizes == [3, 3]


def at(number: int, moment: datetime) -> PageFetch:
    return replace(harvest(number).page, status=304, fetched_at=moment)


def test_after_a_failure_nothing_more_is_stored(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def full(database: Database, page: Harvest, now: datetime, *_: object) -> None:
        tries.append(page.page.url)
        raise DatabaseFull(database.url, "no room left")

    monkeypatch.setattr("crawler.session.writer.store_page", full)
    with Database(sqlite_url) as database:
        session = asyncio.run(store_all(database, harvest(1), harvest(2)))
        assert list(iter_articles(database)) == []
    assert tries == ["https://paper.example/1"]
    assert isinstance(session.writer.failure, DatabaseFull)
    assert session.stopping.is_set()


@pytest.mark.parametrize("failing", ["store_page", "compare"])
def test_what_was_stored_before_a_failure_is_counted(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    stored: list[Any] = []

    def full(database: Database, what: Any, *rest: Any) -> Any:
        if failing == "compare" or len(stored) == 3:
            raise DatabaseFull(database.url, "no room left")
        stored.append(what)
        return store_page(database, what, *rest)

    monkeypatch.setattr(f"crawler.session.writer.{failing}", full)
    with Database(sqlite_url) as database:
        session = asyncio.run(store_all(database, *map(harvest, range(5))))
        assert session.stats.new == len(list(iter_articles(database))) == (3 if failing == "store_page" else 5)
        with database.read() as connection:
            (run,) = list_runs(connection)
    assert (run.status, run.new) == ("failed", session.stats.new)
    assert [(error.kind, error.count) for error in run.errors] == [("database", 1)]
    assert "no room left" in run.errors[0].message


def test_what_became_of_addresses_is_written_down_once_during_a_crawl_and_at_its_end(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.session.writer._LOGGED_AFTER", -1.0)
    monkeypatch.setattr("crawler.session.writer._COMPARED_AFTER", -1.0)
    during = []
    write_log = PageWriter._write_log

    def spied(writer: PageWriter) -> None:
        write_log(writer)
        with database.read() as connection:
            during.append(len(pages_of_run(connection, 1)))

    monkeypatch.setattr(PageWriter, "_write_log", spied)
    session = asyncio.run(store_all(database, *map(harvest, range(3))))
    assert during[-1] == 3
    with database.read() as connection:
        found = pages_of_run(connection, session.run_id)
    assert [(page.outcome, page.new, page.url) for page in found] == [
        ("stored", 1, f"https://paper.example/{number}") for number in range(3)
    ]


def test_a_run_that_is_killed_has_counted_what_it_stored(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.session.writer._COMPARED_AFTER", -1.0)

    async def store_and_die() -> None:
        workers = Workers()
        session = await open_session(Source(name="paper", url="https://paper.example/"), database, Fetch(), workers)
        session.stats.pages, session.stats.bytes = 2, 700
        for number in range(2):
            await session.writer.store(harvest(number))
        session.writer.close()
        workers.close()

    asyncio.run(store_and_die())
    with database.begin() as connection:
        close_stale_runs(connection, datetime.now(UTC), alive=lambda pid: False)
        (run,) = list_runs(connection)
    assert (run.status, run.pages, run.new, run.bytes) == ("crashed", 2, 2, 700)
