"""A daemon that reads its configuration anew, as a process of its own."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsfold.demo_site.server import DemoSite
from tests.daemon.processes import NEWSFOLD, daemon, wait_for, write_config
from tests.test_scheduler import SCRIPT, stored


@pytest.fixture
def site() -> Iterator[DemoSite]:
    with DemoSite() as running:
        yield running


def end(process: subprocess.Popen[str]) -> str:
    process.send_signal(signal.SIGTERM)
    _, rest = process.communicate(timeout=120)
    assert process.returncode == 0
    assert "Traceback" not in rest
    return rest


@pytest.mark.parametrize("command", [NEWSFOLD, SCRIPT])
def test_sighup_brings_a_file_into_force_unless_it_has_faults(
    site: DemoSite, tmp_path: Path, command: list[str]
) -> None:
    config = write_config(site, tmp_path, "/vale/rss.xml", settings="recheck = true\n")
    good = config.read_text(encoding="utf-8")
    with daemon(config, command) as process:
        wait_for(process, ": ok in ")
        process.send_signal(signal.SIGHUP)
        wait_for(process, "configuration read anew: nothing has changed")
        config.write_text(good + "evry = 3\n", encoding="utf-8")
        process.send_signal(signal.SIGHUP)
        log = wait_for(process, "the configuration stays as it was")
        assert 'unknown key "evry"; did you mean "every"?' in log
        config.write_text(good.replace("source-0", "renamed"), encoding="utf-8")
        process.send_signal(signal.SIGHUP)
        wait_for(process, "configuration read anew: new renamed; dropped source-0")
        wait_for(process, "renamed: unchanged in ")
        end(process)
    assert [source.name for source in stored(tmp_path)[1]] == ["renamed"]


def test_a_file_that_changes_comes_into_force_by_itself(site: DemoSite, tmp_path: Path) -> None:
    config = write_config(site, tmp_path, "/vale/rss.xml")
    with daemon(config, NEWSFOLD) as process:
        wait_for(process, ": ok in ")
        write_config(site, tmp_path, "/vale/rss.xml", "/")
        wait_for(process, "configuration read anew: new source-1")
        wait_for(process, "source-1: started, ")
        end(process)


def test_commands_steer_a_daemon_that_runs(site: DemoSite, tmp_path: Path) -> None:
    def newsfold(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "newsfold", *arguments, "--db", f"sqlite:///{tmp_path}/news.db"]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)

    with daemon(write_config(site, tmp_path, "/vale/rss.xml", settings="recheck = true\n"), NEWSFOLD) as process:
        wait_for(process, ": ok in ")
        assert f"process {process.pid}, starts it" in newsfold("run", "source-0").stdout
        wait_for(process, "source-0: unchanged in ")
        status = newsfold("status")
        assert (status.returncode, f"process {process.pid}: up since " in status.stdout) == (0, True)
        assert newsfold("reload").returncode == 0
        wait_for(process, "configuration read anew: nothing has changed")
        end(process)
    assert (newsfold("status").returncode, newsfold("reload").returncode) == (1, 1)
    assert newsfold("runs", "show", "2").stdout.startswith("run 2 of source-0: unchanged; ")


def test_a_daemon_can_be_checked_before_it_starts(site: DemoSite, tmp_path: Path) -> None:
    def check() -> subprocess.CompletedProcess[str]:
        command = [*NEWSFOLD, "--check", "--config", str(config)]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)

    config = write_config(site, tmp_path, "/")
    good = config.read_text(encoding="utf-8")
    fine = check()
    assert (fine.returncode, fine.stdout) == (0, "1 source, and the database can be used: a daemon can start.\n")
    assert not (tmp_path / "news.db").exists()
    write_config(site, tmp_path, "/", "")
    twice = check()
    assert (twice.returncode, "source-1 is the same source as source-0" in twice.stderr) == (1, True)
    config.write_text(good.replace(str(tmp_path), f"{tmp_path}/missing"), encoding="utf-8")
    nowhere = check()
    assert (nowhere.returncode, "no file can be made in the folder" in nowhere.stderr) == (1, True)
    config.write_text("x = 1\n", encoding="utf-8")
    assert check().returncode == 1
