"""Nodes as processes on one PostgreSQL: one that is killed, one that is told to stop, a server that restarts."""

from __future__ import annotations

import signal
from pathlib import Path

from click.testing import CliRunner

from newsfold.__main__ import cli
from newsfold.demo_site.server import DemoSite
from storage.database import Database
from storage.jobs import list_jobs
from storage.runs import list_runs
from storage.sources import find_source
from tests.daemon.processes import NEWSFOLD, WORKER, HeldSite, daemon, wait_for, write_config
from tests.postgres import restartable_server


def statuses(url: str) -> list[str]:
    """Return how the runs ended, the first one first."""
    with Database(url) as database, database.read() as connection:
        return [run.status for run in reversed(list_runs(connection))]


def test_what_a_killed_node_was_crawling_is_repeated_by_another(tmp_path: Path, postgres_url: str) -> None:
    site = HeldSite()
    with site, daemon(write_config(site, tmp_path, "/", database=postgres_url), NEWSFOLD) as first:
        assert site.asked.wait(120)
        with daemon(write_config(site, tmp_path, "/", database=postgres_url), WORKER) as second:
            wait_for(second, "newsfold is up: a worker")
            site.asked.clear()
            first.kill()
            first.wait()
            assert site.asked.wait(120)
            assert statuses(postgres_url) == ["crashed", "running"]
            site.let_go()
            log = wait_for(second, "source-0: ok in ")
            second.send_signal(signal.SIGTERM)
            log += second.communicate(timeout=120)[1]
    assert second.returncode == 0
    assert "after a kill: 1 runs closed, to be repeated: source-0" in log
    assert "Traceback" not in log
    assert statuses(postgres_url) == ["crashed", "done"]


def test_what_a_node_was_crawling_that_is_told_to_stop_goes_to_another(tmp_path: Path, postgres_url: str) -> None:
    site = HeldSite()
    with site, daemon(write_config(site, tmp_path, "/", database=postgres_url), NEWSFOLD) as first:
        assert site.asked.wait(120)
        first.send_signal(signal.SIGTERM)
        first.communicate(timeout=120)
        site.asked.clear()
        with daemon(write_config(site, tmp_path, "/", database=postgres_url), WORKER):
            assert site.asked.wait(120)
            site.let_go()
    assert first.returncode == 0
    assert statuses(postgres_url)[0] == "stopped"


def test_the_queue_survives_a_restart_of_the_server(tmp_path: Path) -> None:
    with restartable_server() as server, DemoSite() as site:
        config = write_config(site, tmp_path, "/vale/rss.xml", database=server.url, settings="recheck = true\n")
        with daemon(config, NEWSFOLD) as process:
            wait_for(process, "source-0: ok in ")
            server.restart()
            result = CliRunner().invoke(cli, ["run", "source-0", "--db", server.url])
            assert result.exit_code == 0, result.output
            log = wait_for(process, "source-0: unchanged in ")
            process.send_signal(signal.SIGTERM)
            log += process.communicate(timeout=120)[1]
        assert process.returncode == 0
        assert "Traceback" not in log
        with Database(server.url) as database, database.read() as connection:
            found = find_source(connection, "source-0")
            assert found is not None
            assert found.failures == 0
            assert list_jobs(connection) == []


def test_a_worker_needs_postgresql(sqlite_url: str) -> None:
    result = CliRunner().invoke(cli, ["worker", "--db", sqlite_url])
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: a worker shares its work with other machines by PostgreSQL")
    assert result.stderr.count("\n") == 1
