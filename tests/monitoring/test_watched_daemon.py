"""What the machines around a daemon see of it, from its start to its end."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsfold.demo_site.server import DemoSite
from tests.daemon.processes import NEWSFOLD, daemon, wait_for, write_config


@pytest.fixture
def site() -> Iterator[DemoSite]:
    with DemoSite() as running:
        yield running


@pytest.fixture
def place() -> str:
    """Somewhere on loopback where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"127.0.0.1:{server.getsockname()[1]}"


def get(place: str, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://{place}{path}", timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_a_supervisor_hears_of_its_start_its_work_and_its_end(
    site: DemoSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = write_config(site, tmp_path, "/vale/rss.xml")
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
    monkeypatch.setenv("WATCHDOG_USEC", "120000000")
    monkeypatch.delenv("WATCHDOG_PID", raising=False)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor, daemon(config, NEWSFOLD) as process:
        supervisor.bind(str(tmp_path / "notify"))
        supervisor.settimeout(120)
        heard = [supervisor.recv(4096).decode().splitlines()[0] for _ in range(2)]
        process.send_signal(signal.SIGHUP)
        wait_for(process, "read anew")
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=120)
        while heard[-1] != "STOPPING=1":
            heard.append(supervisor.recv(4096).decode().splitlines()[0])
    assert process.returncode == 0
    assert heard[:2] == ["READY=1", "WATCHDOG=1"]
    assert [word for word in heard[2:] if word != "WATCHDOG=1"] == ["RELOADING=1", "READY=1", "STOPPING=1"]


def test_its_figures_and_its_log_are_for_programs(site: DemoSite, tmp_path: Path, place: str) -> None:
    config = write_config(site, tmp_path, "/vale/rss.xml")
    with daemon(config, [*NEWSFOLD, "--listen", place, "--log-format", "json"]) as process:
        log = wait_for(process, ": ok in ")
        assert get(place, "/healthz") == get(place, "/readyz") == (200, '{"status": "ok"}')
        status, figures = get(place, "/metrics")
        process.send_signal(signal.SIGTERM)
        _, rest = process.communicate(timeout=120)
    assert status == 200
    assert 'newsfold_pages_total{outcome="stored",source="source-0"}' in figures
    assert 'newsfold_sources{state="waiting"}' in figures
    entries = [json.loads(line) for line in (log + rest).splitlines()]
    (end,) = [entry for entry in entries if ": ok in " in entry["message"]]
    assert (end["source"], end["run"]) == ("source-0", 1)


def test_a_port_that_is_taken_is_one_sentence(site: DemoSite, tmp_path: Path) -> None:
    config = write_config(site, tmp_path, "/")
    config.write_text(f'{config.read_text(encoding="utf-8")}[metrics]\nlisten = "{site.host}"\n', encoding="utf-8")
    done = subprocess.run(
        [*NEWSFOLD, "--config", str(config)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"Error: metrics.listen: nobody can listen at {site.host} (Address already in use)")


def test_a_database_that_is_away_at_the_start_is_waited_for(site: DemoSite, tmp_path: Path, place: str) -> None:
    config = write_config(site, tmp_path, "/vale/rss.xml", database=f"sqlite:///{tmp_path}/later/news.db")
    with daemon(config, [*NEWSFOLD, "--listen", place, "--wait", "10m"]) as process:
        wait_for(process, "waiting up to 10m: ")
        assert get(place, "/healthz")[0] == 200
        status, said = get(place, "/readyz")
        assert (status, json.loads(said)["reason"]) == (503, "the database is not open yet")
        (tmp_path / "later").mkdir()
        wait_for(process, "newsfold is up")
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=120)
    assert process.returncode == 0


def test_a_stop_is_heard_while_a_database_is_waited_for(site: DemoSite, tmp_path: Path) -> None:
    config = write_config(site, tmp_path, "/", database=f"sqlite:///{tmp_path}/never/news.db")
    with daemon(config, [*NEWSFOLD, "--wait", "10m"]) as process:
        log = wait_for(process, "waiting up to 10m: ")
        process.send_signal(signal.SIGTERM)
        _, rest = process.communicate(timeout=120)
    assert process.returncode == 0
    assert [line.split()[2] for line in (log + rest).splitlines()] == ["WARNING", "INFO"]
    assert rest.endswith("INFO newsfold is down\n")


def test_a_database_that_stays_away_is_told_in_a_sentence(site: DemoSite, tmp_path: Path) -> None:
    config = write_config(site, tmp_path, "/", database=f"sqlite:///{tmp_path}/never/news.db")
    done = subprocess.run(
        [*NEWSFOLD, "--config", str(config)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith("Error: database sqlite:///")
