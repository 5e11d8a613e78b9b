"""Nodes that share the sources of a PostgreSQL database by its queue, with a clock of their own."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import time, timedelta

import pytest
from sqlalchemy import text

from crawler.daemon.timetable import LEASE, LOOKED_AT
from storage import jobs
from storage.control import set_paused
from storage.overview import list_states
from storage.run_records import Schedule
from tests.claimed import hand_over
from tests.daemon.town import HOUR, NOON, Town, play, sources

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
SILENT = "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'"


def queue(town: Town) -> list[jobs.Job]:
    with town.database.read() as connection:
        return jobs.list_jobs(connection)


def execute(town: Town, statement: str) -> None:
    with town.database.begin() as connection:
        connection.execute(text(statement))


def test_nodes_share_what_is_due_and_crawl_each_source_once(postgres_url: str) -> None:
    names = [f"paper-{number:02}" for number in range(11)]

    async def scene(town: Town) -> None:
        daemon, worker = town.daemon(), town.daemon("worker")
        await daemon.prepare(sources(*names))
        await worker.prepare([])
        begun = [await town.tick(daemon), await town.tick(worker)]
        assert [len(one) for one in begun] == [4, 4]
        assert [one.is_taken for one in queue(town)].count(False) == 3
        for name in [*begun[0], *begun[1]]:
            await town.finish(name)
        assert await town.tick(worker) == names[8:]
        assert sorted(town.started) == names
        for name in names[8:]:
            await town.finish(name)
        assert queue(town) == []
        assert await town.tick(daemon, HOUR - SECOND) == []
        assert len(await town.tick(worker, SECOND)) == 4
        await worker.close()
        await daemon.close()
        assert {one.is_taken for one in queue(town)} == {False}

    play(scene, postgres_url)


def test_what_is_due_first_is_taken_first_and_the_queue_stays_short(postgres_url: str) -> None:
    hourly = sources(*(f"paper-{number:03}" for number in range(2 * LOOKED_AT)))

    async def scene(town: Town) -> None:
        daemon = town.daemon()
        await daemon.prepare([*hourly, *sources("bay", every=MINUTE)])
        execute(town, "UPDATE source SET is_slow = false")
        execute(town, "UPDATE source SET next_due_at = next_due_at - interval '1 second' WHERE name = 'bay'")
        assert "bay" in await town.tick(daemon)
        assert len(queue(town)) == LOOKED_AT
        await daemon.close()

    play(scene, postgres_url)


def test_what_a_node_was_crawling_that_fell_silent_is_repeated_after_a_lease(
    postgres_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    async def scene(town: Town) -> None:
        silent, other = town.daemon(), town.daemon("worker")
        await silent.prepare(sources("bay", every=24 * HOUR))
        assert await town.tick(silent) == ["bay"]
        execute(town, SILENT)
        begun = [await town.tick(other, 10 * SECOND) for _ in range(8)]
        # The first one to come back gives all others a lease to say that they live.
        assert begun == [[]] * 6 + [["bay"], []]
        await silent.tick()
        assert town.started == ["bay", "bay"]
        await silent.close()
        assert town.is_claimed("bay")
        await other.close()

    with caplog.at_level(logging.WARNING, logger="crawler.daemon.daemon"):
        play(scene, postgres_url)
    assert "bay: another node has taken it over; stopping here" in caplog.text


def test_a_node_that_starts_beside_one_that_speaks_frees_at_once(postgres_url: str) -> None:
    async def scene(town: Town) -> None:
        silent, speaking = town.daemon(), town.daemon("worker")
        await silent.prepare(sources("bay", every=24 * HOUR))
        assert await town.tick(silent) == ["bay"]
        assert await town.tick(speaking) == []
        execute(town, f"{SILENT} WHERE id = (SELECT min(id) FROM procrastinate_workers)")
        assert await town.tick(town.daemon("worker")) == ["bay"]
        await speaking.close()

    play(scene, postgres_url)


def test_a_node_that_speaks_keeps_what_it_crawls(postgres_url: str) -> None:
    async def scene(town: Town) -> None:
        daemon, worker = town.daemon(), town.daemon("worker")
        await daemon.prepare(sources("bay", every=MINUTE))
        for _ in range(30):
            await town.tick(daemon, LEASE / 4)
            await town.tick(worker)
        assert town.started == ["bay"]
        await daemon.close()
        await worker.close()

    play(scene, postgres_url)


@pytest.mark.parametrize("meanwhile", ["paused", "removed"])
def test_a_source_that_rests_or_goes_while_it_waits_is_not_crawled(postgres_url: str, meanwhile: str) -> None:
    async def scene(town: Town) -> None:
        daemon = town.daemon()
        await daemon.prepare(sources("bay"))
        bay = town.source("bay")
        with town.database.begin() as connection:
            hand_over(connection, bay, NOON)
            assert list_states(connection, NOON)[0].state == "queued"
            if meanwhile == "paused":
                set_paused(connection, bay.id, paused=True)
        if meanwhile == "removed":
            await daemon.prepare([])
        assert await town.tick(daemon, MINUTE) == []
        assert queue(town) == []
        if meanwhile == "paused":
            with town.database.begin() as connection:
                set_paused(connection, bay.id, paused=False)
            assert town.source("bay").next_due_at == NOON
            assert await town.tick(daemon) == ["bay"]
        await daemon.close()

    play(scene, postgres_url)


def test_what_waited_into_its_quiet_hours_is_due_after_them(postgres_url: str) -> None:
    quiet = replace(*sources("bay"), schedule=Schedule(quiet=(time(13), time(14))))

    async def scene(town: Town) -> None:
        daemon = town.daemon()
        await daemon.prepare([quiet])
        with town.database.begin() as connection:
            hand_over(connection, town.source("bay"), NOON)
        assert await town.tick(daemon, HOUR) == []
        assert (queue(town), town.source("bay").next_due_at) == ([], NOON + 2 * HOUR)
        assert await town.tick(daemon, HOUR) == ["bay"]
        await daemon.close()

    play(scene, postgres_url)


def test_old_rows_and_rows_of_others_keep_nobody_from_working(postgres_url: str) -> None:
    async def scene(town: Town) -> None:
        daemon = town.daemon()
        await daemon.prepare(sources("bay", "hill"))
        row = "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, lock) VALUES"
        execute(town, f"{row} ('{jobs.QUICK}', 'newsfold.crawl', '{{}}', 'todo', NULL)")
        execute(town, f"{row} ('{jobs.QUICK}', 'newsfold.crawl', '{{\"source\": 999}}', 'todo', 'bay.example')")
        execute(town, f"{row} ('{jobs.SLOW}', 'newsfold.crawl', '{{\"source\": 998}}', 'doing', 'hill.example')")
        execute(town, f"{row} ('another', 'another.task', '{{}}', 'todo', NULL)")
        await town.tick(daemon)
        await town.tick(daemon)
        assert sorted(town.started) == ["bay", "hill"]
        assert len(queue(town)) == 2
        await daemon.close()

    play(scene, postgres_url)


def test_a_job_that_was_taken_unnoticed_is_crawled_all_the_same(postgres_url: str) -> None:
    """The connection broke when the transaction that took it was already written."""

    async def scene(town: Town) -> None:
        daemon = town.daemon()
        await daemon.prepare(sources("bay"))
        await town.tick(daemon)
        await town.finish("bay")
        with town.database.begin() as connection:
            hand_over(connection, town.source("bay"), NOON)
        mine = "(SELECT id FROM procrastinate_workers)"
        execute(town, f"UPDATE procrastinate_jobs SET status = 'doing', worker_id = {mine}")
        assert await town.tick(daemon) == []
        assert await town.tick(daemon, 10 * SECOND) == ["bay"]
        await daemon.close()

    play(scene, postgres_url)


def test_a_worker_leaves_the_sources_as_they_are(postgres_url: str) -> None:
    async def scene(town: Town) -> None:
        daemon, worker = town.daemon(), town.daemon("worker")
        await daemon.prepare(sources("bay"))
        await worker.prepare(sources("hill"))
        await worker.configure([])
        assert await town.tick(worker) == ["bay"]
        await worker.close()
        await daemon.close()

    play(scene, postgres_url)
