"""The daemon as users have it: a process with a configuration, against a real site and a real database."""

from __future__ import annotations

import asyncio
import logging
import os
import select
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from newsfold.demo_site.server import DemoSite
from scheduler import _until_cancelled
from storage.database import Database
from storage.run_records import RunRecord, SourceRecord
from storage.runs import list_runs
from storage.sources import list_sources
from tests.daemon.processes import NEWSFOLD, ROOT, daemon, wait_for, write_config

SCRIPT = [sys.executable, str(ROOT / "scheduler.py")]


@pytest.fixture
def site() -> Iterator[DemoSite]:
    with DemoSite() as running:
        yield running


def stored(folder: Path) -> tuple[list[RunRecord], list[SourceRecord]]:
    with Database(f"sqlite:///{folder}/news.db") as database, database.read() as connection:
        return list_runs(connection), list_sources(connection)


def children_of(pid: int) -> list[int]:
    """Return a descriptor for each child of a process, which is readable when the child has ended; Linux only."""
    threads = Path(f"/proc/{pid}/task").glob("*/children")
    return [os.pidfd_open(int(child)) for thread in threads for child in thread.read_text(encoding="ascii").split()]


@pytest.mark.parametrize(("command", "sent"), [(NEWSFOLD, signal.SIGINT), (SCRIPT, signal.SIGTERM)])
def test_due_sources_are_crawled_and_a_signal_ends_it(
    site: DemoSite, tmp_path: Path, command: list[str], sent: signal.Signals
) -> None:
    config = write_config(site, tmp_path, "/", "/vale/rss.xml")
    with daemon(config, command) as process:
        log = wait_for(process, ": ok in ") + wait_for(process, ": ok in ")
        process.send_signal(sent)
        _, rest = process.communicate(timeout=120)
    assert process.returncode == 0
    assert "newsfold is down" in rest
    assert "Traceback" not in log + rest
    assert log.count(": started, ") == 2
    runs, sources = stored(tmp_path)
    assert sorted((run.source, run.status) for run in runs) == [("source-0", "done"), ("source-1", "done")]
    assert min(run.pages for run in runs) > 0
    for source in sources:
        assert source.failures == 0
        assert_is_due_after_its_interval(source)


def test_a_source_goes_as_far_as_it_is_told(site: DemoSite, tmp_path: Path) -> None:
    config = write_config(site, tmp_path, "/")
    config.write_text(config.read_text(encoding="utf-8") + 'scope = "page"\n', encoding="utf-8")
    with daemon(config, NEWSFOLD) as process:
        wait_for(process, "addresses outside its scope, ")
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=120)
    (run,), (source,) = stored(tmp_path)
    assert (run.pages, source.scope) == (1, "page")


def test_a_source_has_its_settings_from_the_file_and_its_secrets_stand_nowhere(
    site: DemoSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = "swordfish-7"
    heard: set[str | None] = set()

    def hear(request: BaseHTTPRequestHandler) -> bool:
        heard.add(request.headers["X-Key"])
        return False

    site.odd = hear
    monkeypatch.setenv("NEWSFOLD_TEST_KEY", secret)
    config = write_config(site, tmp_path, "/")
    settings = 'depth = 1\nexclude = ["/zh/**", "/vale/**"]\nheaders = {X-Key = "${NEWSFOLD_TEST_KEY}"}\n'
    config.write_text(config.read_text(encoding="utf-8") + settings, encoding="utf-8")
    with daemon(config, [*NEWSFOLD, "--verbose"]) as process:
        log = wait_for(process, " addresses deeper than it goes, ")
        process.send_signal(signal.SIGINT)
        _, rest = process.communicate(timeout=120)
    assert "addresses excluded by its patterns" in log
    assert heard == {secret}
    assert secret not in log + rest
    (run,), _ = stored(tmp_path)
    assert {left.reason for left in run.left} >= {"excluded", "too-deep"}
    assert not any(secret.encode() in file.read_bytes() for file in tmp_path.glob("news.db*"))


def assert_is_due_after_its_interval(source: SourceRecord) -> None:
    assert source.last_started_at is not None
    assert source.every is not None
    assert source.next_due_at == source.last_started_at + source.every


def test_it_stops_amid_a_crawl_and_leaves_nothing_running(site: DemoSite, tmp_path: Path) -> None:
    held, released = threading.Event(), threading.Event()

    def hold(request: BaseHTTPRequestHandler) -> bool:
        """Only the first page is answered."""
        if request.path not in ("/", "/robots.txt"):
            held.set()
            released.wait(120)
        return False

    site.odd = hold
    with daemon(write_config(site, tmp_path, "/"), NEWSFOLD) as process:
        assert held.wait(120)
        children = children_of(process.pid)
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=120)
    released.set()
    assert process.returncode == 0
    assert "Traceback" not in log
    for child in children:
        assert select.select([child], [], [], 60)[0], "a worker outlives the daemon"
        os.close(child)
    (run,), (source,) = stored(tmp_path)
    assert run.status == "stopped"
    assert source.next_due_at is not None
    assert source.next_due_at <= datetime.now(UTC)


@pytest.mark.parametrize("rest", [b"<p>one</p>" * 1_000, b"x", b""], ids=["endless", "dripping", "silent"])
def test_it_stops_amid_a_page_that_never_ends(site: DemoSite, tmp_path: Path, rest: bytes) -> None:
    begun, over = threading.Event(), threading.Event()

    def stream(request: BaseHTTPRequestHandler) -> bool:
        if request.path != "/":
            return False
        request.send_response(200)
        request.end_headers()
        with suppress(OSError):
            while not over.is_set():
                request.wfile.write(rest)
                request.wfile.flush()
                begun.set()
                over.wait(0.01)
        return True

    site.odd = stream
    config = write_config(site, tmp_path, "/", settings="max_bytes = 1073741824\n")
    with daemon(config, NEWSFOLD) as process:
        assert begun.wait(120)
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=120)
    over.set()
    assert process.returncode == 0
    assert "stopping took more than" not in log
    assert all(" INFO " in line for line in log.splitlines())
    (run,), _ = stored(tmp_path)
    assert (run.status, run.pages) == ("stopped", 0)


def test_a_second_signal_ends_it_at_once(site: DemoSite, tmp_path: Path) -> None:
    """Even while another process holds the database, on which the daemon waits."""
    config = write_config(site, tmp_path, "/vale/rss.xml")
    with daemon(config, NEWSFOLD) as process, sqlite3.connect(tmp_path / "news.db", isolation_level=None) as blocker:
        wait_for(process, ": ok in ")
        blocker.execute("BEGIN IMMEDIATE")
        process.send_signal(signal.SIGTERM)
        log = wait_for(process, "newsfold is down")
        process.send_signal(signal.SIGTERM)
        _, rest = process.communicate(timeout=120)
    blocker.close()
    assert process.returncode in (130, 0)  # 0 if the daemon was not waiting for the database at that moment
    assert "Traceback" not in log + rest


def test_a_job_that_the_end_cancels_is_no_error(caplog: pytest.LogCaptureFixture) -> None:
    async def run() -> None:
        begun = asyncio.Event()

        async def job() -> None:
            begun.set()
            await asyncio.Event().wait()

        timer = AsyncIOScheduler(timezone=UTC)
        timer.add_job(partial(_until_cancelled, job))
        timer.start()
        await begun.wait()
        (task,) = asyncio.all_tasks() - {asyncio.current_task()}
        timer.shutdown(wait=False)
        await asyncio.wait([task])

    asyncio.run(run())
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_after_a_kill_runs_are_closed_and_sources_due_at_once(site: DemoSite, tmp_path: Path) -> None:
    held, released = threading.Event(), threading.Event()

    def hold(request: BaseHTTPRequestHandler) -> bool:
        held.set()
        released.wait(120)
        return False

    site.odd = hold
    config = write_config(site, tmp_path, "/")
    with daemon(config, NEWSFOLD) as process:
        assert held.wait(120)
        process.kill()
        process.communicate()
    released.set()
    site.odd = None
    with daemon(config, NEWSFOLD) as process:
        log = wait_for(process, ": ok in ")
    assert "after a kill: 1 runs closed, to be repeated: source-0" in log
    runs, _ = stored(tmp_path)
    assert [run.status for run in runs] == ["done", "crashed"]


@pytest.mark.parametrize("command", [NEWSFOLD, SCRIPT])
def test_every_fault_of_the_configuration_is_told(tmp_path: Path, command: list[str]) -> None:
    config = tmp_path / "newsfold.toml"
    config.write_text('dtabase = "x"\n[[source]]\nname = "a"\nurl = "ftp://a.example"\n', encoding="utf-8")
    done = subprocess.run([*command, "--config", str(config)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert [line.rpartition(f"{config}:")[2][:2] for line in done.stderr.splitlines()] == ["1:", "2:", "4:"]
