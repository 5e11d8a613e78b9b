"""The queue: what is taken by whom, and what the dead leave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, text

from storage import jobs
from storage.database import Database
from storage.run_records import NewSource, SourceRecord
from storage.sources import find_due, find_source, set_sources
from tests.claimed import hand_over

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
BOTH = [jobs.QUICK, jobs.SLOW]


@pytest.fixture
def connection(postgres_url: str) -> Iterator[Connection]:
    """A transaction on a database with three sources, two of which are of one site."""
    with Database(postgres_url) as database, database.begin() as connection:
        new = [
            NewSource(name=name, url=f"https://{site}/{name}", site=site, every=timedelta(hours=1))
            for name, site in (("bay", "bay.example"), ("bay-feed", "bay.example"), ("hill", "hill.example"))
        ]
        set_sources(connection, new, lambda *_: NOON)
        yield connection


def get(connection: Connection, name: str) -> SourceRecord:
    found = find_source(connection, name)
    assert found is not None
    return found


def test_of_a_site_one_job_is_taken_at_a_time_and_the_urgent_one_first(connection: Connection) -> None:
    for name, priority in (("bay", -20), ("bay-feed", -10), ("hill", -30)):
        hand_over(connection, get(connection, name), NOON, priority=priority)
    one, two = jobs.register(connection), jobs.register(connection)
    first, second = jobs.fetch(connection, one, BOTH), jobs.fetch(connection, two, BOTH)
    assert first is not None
    assert second is not None
    assert [first.source_id, second.source_id] == [get(connection, name).id for name in ("bay-feed", "hill")]
    assert jobs.fetch(connection, two, BOTH) is None
    assert not jobs.end(connection, first.id, two)
    assert jobs.end(connection, first.id, one)
    assert not jobs.end(connection, first.id, one)
    third = jobs.fetch(connection, two, BOTH)
    assert third is not None
    assert (third.source_id, third.due_at, third.site) == (get(connection, "bay").id, NOON, "bay.example")


def test_slow_and_quick_sources_have_queues_of_their_own(connection: Connection) -> None:
    worker = jobs.register(connection)
    hand_over(connection, get(connection, "bay"), NOON)
    assert jobs.fetch(connection, worker, [jobs.QUICK]) is None  # none of its crawls has ended yet
    found = jobs.fetch(connection, worker, [jobs.SLOW])
    assert found is not None
    assert found.is_slow


def test_what_is_in_the_queue_is_not_due_nor_is_its_site(connection: Connection) -> None:
    hand_over(connection, get(connection, "bay"), NOON)
    assert [one.name for one in find_due(connection, NOON, is_slow=True, limit=9)] == ["hill"]
    worker = jobs.register(connection)
    assert jobs.fetch(connection, worker, BOTH) is not None
    assert [one.name for one in find_due(connection, NOON, is_slow=True, limit=9)] == ["hill"]
    assert list(jobs.list_held(connection, worker).values()) == [get(connection, "bay").id]


def test_what_a_worker_was_crawling_that_is_gone_is_abandoned(connection: Connection) -> None:
    worker, other = jobs.register(connection), jobs.register(connection)
    for name in ("bay", "hill"):
        hand_over(connection, get(connection, name), NOON)
    assert jobs.fetch(connection, worker, BOTH) is not None
    assert jobs.fetch(connection, other, BOTH) is not None
    assert jobs.list_abandoned(connection) == []
    jobs.unregister(connection, worker)
    age = text("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '61 seconds' WHERE id = :id")
    connection.execute(age, {"id": other})
    assert [one.source_id for one in jobs.list_abandoned(connection)] == [get(connection, "bay").id]
    jobs.prune(connection, MINUTE)
    assert len(jobs.list_abandoned(connection)) == 2
    assert not jobs.beat(connection, other)


def test_what_a_worker_says_keeps_it(connection: Connection) -> None:
    worker = jobs.register(connection)
    connection.execute(text("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '61 seconds'"))
    assert jobs.beat(connection, worker)
    jobs.prune(connection, MINUTE)
    assert jobs.list_abandoned(connection) == []
    assert jobs.beat(connection, worker)


def test_jobs_that_nobody_of_us_wrote_are_told_without_a_source(connection: Connection) -> None:
    for args in ("{}", '{"source": "bay"}', "[]"):
        job = text(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args)"
            " VALUES (:queue, 'newsfold.crawl', CAST(:args AS jsonb))"
        )
        connection.execute(job.bindparams(queue=jobs.QUICK, args=args))
    assert [(one.source_id, one.site, one.due_at) for one in jobs.list_jobs(connection)] == [(None, None, None)] * 3
