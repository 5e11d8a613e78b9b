"""Daemons and `newsfold crawl` beside each other, as processes on one database."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from newsfold.demo_site.server import DemoSite
from storage.database import Database
from storage.runs import find_holder, list_runs
from storage.sources import list_sources
from tests.daemon.processes import NEWSFOLD, HeldSite, daemon, wait_for, write_config


@pytest.fixture
def held() -> Iterator[HeldSite]:
    site = HeldSite()
    with site:
        yield site
        site.let_go()


def crawl_command(site: DemoSite, folder: Path) -> list[str]:
    store = ["--db", f"{folder}/news.db", "--allow-private", site.host]
    return [sys.executable, "-m", "newsfold", "crawl", "--limit", "3", *store, f"{site.url}/vale/rss.xml"]


def crawl(site: DemoSite, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(crawl_command(site, folder), capture_output=True, text=True, timeout=120)


def test_daemons_that_start_together_on_an_empty_database_all_live(tmp_path: Path, bare_database_url: str) -> None:
    with DemoSite() as site, ExitStack() as stack:
        config = write_config(site, tmp_path, "/", "/vale/rss.xml", "/text/morning.txt", database=bare_database_url)
        processes = [stack.enter_context(daemon(config, NEWSFOLD)) for _ in range(3)]
        log = "".join(wait_for(process, "newsfold is up") for process in processes)
        for process in processes:
            process.send_signal(signal.SIGTERM)
        log += "".join(process.communicate(timeout=120)[1] for process in processes)
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert "Traceback" not in log


def test_a_crawl_beside_a_daemon_says_who_has_the_site(held: HeldSite, tmp_path: Path) -> None:
    with daemon(write_config(held, tmp_path, "/"), NEWSFOLD) as process:
        assert held.asked.wait(120)
        refused = crawl(held, tmp_path)
        held.let_go()
        wait_for(process, ": ok in ")
        done = crawl(held, tmp_path)
    assert refused.returncode == 75
    assert refused.stderr.startswith(f"Not crawled: {held.host} is being crawled by process {process.pid} of ")
    assert "(source source-0, run 1, since 20" in refused.stderr
    assert done.returncode == 0, done.stderr


def test_a_daemon_leaves_a_site_alone_that_a_crawl_has_until_ctrl_c(held: HeldSite, tmp_path: Path) -> None:
    config = write_config(held, tmp_path, "/")
    with subprocess.Popen(crawl_command(held, tmp_path), stderr=subprocess.PIPE, stdout=subprocess.PIPE) as crawling:
        assert held.asked.wait(120)
        with DemoSite() as other:
            more = f'[[source]]\nname = "other"\nurl = "{other.url}/vale/rss.xml"\nevery = "10s"\nlimit = 2\n'
            text = config.read_text(encoding="utf-8").replace('private = ["', f'private = ["{other.host}", "')
            config.write_text(text + more, encoding="utf-8")
            with daemon(config, NEWSFOLD) as process:
                log = wait_for(process, "other: ok in ")
                assert "source-0" not in log
                crawling.send_signal(signal.SIGINT)
                crawling.communicate(timeout=120)
                held.let_go()
                wait_for(process, "source-0: ok in ")
    assert crawling.returncode == 130


def test_a_crawl_that_was_killed_holds_no_site(held: HeldSite, tmp_path: Path) -> None:
    with subprocess.Popen(crawl_command(held, tmp_path), stderr=subprocess.PIPE, stdout=subprocess.PIPE) as crawling:
        assert held.asked.wait(120)
        assert crawl(held, tmp_path).returncode == 75
        crawling.kill()
        crawling.communicate()
    held.let_go()
    assert crawl(held, tmp_path).returncode == 0


def test_what_a_killed_daemon_was_crawling_is_repeated_by_another(
    held: HeldSite, tmp_path: Path, bare_database_url: str
) -> None:
    config = write_config(held, tmp_path, "/", database=bare_database_url)
    with daemon(config, NEWSFOLD) as killed, daemon(config, NEWSFOLD) as alive:
        assert held.asked.wait(120)
        first, second = (killed, alive) if is_crawling(bare_database_url, killed.pid) else (alive, killed)
        wait_for(second, "newsfold is up")
        first.kill()
        first.communicate()
        held.let_go()
        log = wait_for(second, "source-0: ok in ")
    assert "after a kill: 1 runs closed, to be repeated: source-0" in log
    with Database(bare_database_url) as database, database.read() as connection:
        assert [run.status for run in list_runs(connection)] == ["done", "crashed"]


def is_crawling(url: str, pid: int) -> bool:
    with Database(url) as database, database.read() as connection:
        holders = [find_holder(connection, source.site) for source in list_sources(connection)]
    return pid in [holder.pid for holder in holders if holder is not None]
