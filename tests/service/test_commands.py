"""The commands that see and steer the service: sources, status, runs show, run, pause, resume, reload."""

from __future__ import annotations

import json
import os
import signal
import socket
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from click.testing import CliRunner, Result

from crawler.daemon.due_times import due_anew
from newsfold.__main__ import cli
from storage.control import set_trouble
from storage.daemons import beat
from storage.database import Database
from storage.run_pages import add_pages
from storage.run_records import DaemonRecord, NewSource, RunCounts, RunError, RunLeft, RunPage
from storage.runs import finish_run, start_run
from storage.sources import begin, find_source, finish, set_sources
from tests.claimed import claim

NOW = datetime.now(UTC)
HOUR = timedelta(hours=1)
URL = "https://gazette.example/"
DNS = "unreachable (dns): https://quay.example/: the name quay.example cannot be resolved"


@pytest.fixture
def store(database_url: str) -> str:
    """A source that is well, one that fails, and one that is new; no daemon."""
    with Database(database_url) as database, database.begin() as connection:
        names = ("gazette", "quay", "vale")
        new = [NewSource(name=name, url=f"https://{name}.example/", every=HOUR) for name in names]
        set_sources(connection, new, lambda one, known: due_anew(one, known, NOW))
        for name, runs in (("gazette", [(0, "ok"), (4, "ok"), (2, "partly")]), ("quay", [(0, "unreachable")] * 3)):
            for found, outcome in runs:
                source = find_source(connection, name)
                assert source is not None
                begin(connection, source.id, NOW, next_due_at=NOW + HOUR)
                run = start_run(connection, name, source.url, NOW)
                assert run is not None
                finish_run(connection, run, "done", RunCounts(pages=1, new=found), [], NOW, outcome=outcome)
                finish(connection, source.id, NOW, failed=outcome == "unreachable")
        quay = find_source(connection, "quay")
        assert quay is not None
        set_trouble(connection, quay.id, DNS)
    return database_url


def newsfold(*arguments: str, db: str) -> Result:
    return CliRunner().invoke(cli, [*arguments, "--db", db])


def add_daemon(db: str, host: str | None = None) -> None:
    host = host or socket.gethostname()
    me = DaemonRecord(owner=f"{host}:1:x", host=host, pid=os.getpid(), started_at=NOW, seen_at=datetime.now(UTC))
    with Database(db) as database, database.begin() as connection:
        beat(connection, me)


def take(db: str, name: str) -> None:
    with Database(db) as database, database.begin() as connection:
        source = find_source(connection, name)
        assert source is not None
        claim(connection, source, "quayside:77:ab", NOW, seen_at=datetime.now(UTC))


def test_sources_are_told_with_what_is_wrong(store: str) -> None:
    result = newsfold("sources", db=store)
    assert result.exit_code == 1
    next_run = f"{NOW + HOUR:%Y-%m-%d %H:%M}"
    assert result.stdout.splitlines() == [
        "source   state    last success      next run          yield  failures",
        f"gazette  waiting  {NOW:%Y-%m-%d %H:%M}  {next_run}  ▁█▅           0",
        f"quay     failing  -                 {next_run}  ×××           3",
        f"vale     due      -                 {NOW:%Y-%m-%d %H:%M}                0",
        f"quay: {DNS}",
    ]


def states(store: str) -> dict[str, dict[str, Any]]:
    found = [json.loads(line) for line in newsfold("sources", "--json", db=store).stdout.splitlines()]
    return {one["name"]: one for one in found}


def test_a_source_rests_until_it_is_let_go_on(store: str) -> None:
    assert newsfold("pause", "quay", db=store).stdout == "quay is paused.\n"
    assert newsfold("pause", "quay", db=store).stdout == "quay was paused already.\n"
    assert states(store)["quay"]["state"] == "paused"
    assert newsfold("sources", db=store).exit_code == 0
    refused = newsfold("run", "quay", db=store)
    assert (refused.exit_code, "newsfold resume" in refused.stderr) == (1, True)
    assert newsfold("resume", "quay", db=store).stdout.startswith("quay goes on, next at ")
    assert newsfold("resume", "quay", db=store).stdout == "quay was not paused.\n"
    newsfold("pause", "vale", db=store)
    assert newsfold("resume", "vale", db=store).stdout == "vale goes on; it is due now.\n"


def test_a_source_is_due_at_once_and_the_command_says_who_will_crawl_it(store: str) -> None:
    assert "no node is alive" in newsfold("run", "gazette", db=store).stdout
    assert states(store)["gazette"]["state"] == "due"
    add_daemon(store)
    assert f"the daemon on {socket.gethostname()}, process {os.getpid()}" in newsfold("run", "gazette", db=store).stdout
    take(store, "gazette")
    assert "is being crawled by quayside, process 77" in newsfold("run", "gazette", db=store).stdout


@pytest.mark.parametrize("command", ["run", "pause", "resume"])
def test_a_source_that_is_not_there_is_told_with_one_that_is_alike(store: str, command: str) -> None:
    result = newsfold(command, "gazete", db=store)
    assert (result.exit_code, result.stderr) == (
        1, 'Error: there is no source "gazete"; did you mean "gazette"?\n',
    )  # fmt: skip


def test_the_status_names_what_needs_a_look(store: str) -> None:
    result = newsfold("status", db=store)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"1 source waits, vale since {NOW:%Y-%m-%d %H:%M}",
        "! no node is alive, so nobody crawls the 3 sources",
        f"! quay: {DNS}",
    ]


def test_the_status_of_a_service_that_is_well(store: str) -> None:
    newsfold("pause", "quay", db=store)
    add_daemon(store)
    take(store, "vale")
    with Database(store) as database, database.begin() as connection:
        now = datetime.now(UTC)
        start_run(connection, "vale", "https://vale.example/", now)
    result = newsfold("status", db=store)
    assert result.exit_code == 0
    up, host = f"{NOW:%Y-%m-%d %H:%M}", socket.gethostname()
    assert result.stdout.splitlines() == [
        *sorted(
            [
                f"daemon on {host}, process {os.getpid()}: up since {up}, crawls 0 sources",
                f"daemon on quayside, process 77: up since {up}, crawls 1 source",
            ]
        ),
        "run  started           source  pages  new  repeats  revisions  on",
        f"  7  {now:%Y-%m-%d %H:%M}  vale        0    0        0          0  {host}",
        f"vale: held by quayside, process 77, since {up}",
        "No source waits.",
    ]
    told = json.loads(newsfold("status", "--json", db=store).stdout)
    assert sorted(one["host"] for one in told["daemons"]) == sorted([host, "quayside"])
    assert (told["held"][0]["source"], told["running"][0]["source"], told["faults"]) == ("vale", "vale", [])


def test_every_address_of_a_run_is_told(store: str) -> None:
    pages = [
        RunPage(number=1, url=URL, outcome="none", reason="listing", bytes=9_000, milliseconds=120),
        RunPage(number=2, url=URL + "1", outcome="stored", new=2, repeats=1, bytes=5_000, milliseconds=80),
        RunPage(number=3, url=URL + "2", outcome="unchanged"),
        RunPage(number=4, url=URL + "3", outcome="error", reason="http-404", message="the server answers 404"),
    ]
    error = RunError(kind="http-404", count=1, url=URL + "3", message="the server answers 404")
    with Database(store) as database, database.begin() as connection:
        run = start_run(connection, "gazette", URL, NOW)
        assert run is not None
        finish_run(connection, run, "done", RunCounts(pages=3, new=2), [error], NOW, outcome="ok")
        add_pages(connection, run, pages)
    result = newsfold("runs", "show", str(run), db=store)
    started = f"{NOW:%Y-%m-%d %H:%M}"
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        f"run {run} of gazette: ok; started {started}, ended {started}",
        "outcome              bytes   ms  address",
        "no article: listing  9,000  120  https://gazette.example/",
        "2 new, 1 known       5,000   80  https://gazette.example/1",
        "unchanged                0    -  https://gazette.example/2",
        "error: http-404          0    -  https://gazette.example/3",
        "the server answers 404",
    ]
    failed = newsfold("runs", "show", str(run), "--errors", "--json", db=store)
    assert [json.loads(line)["url"] for line in failed.stdout.splitlines()] == [URL + "3"]
    assert newsfold("runs", "show", "1", "--errors", db=store).stderr == "No address failed.\n"
    assert newsfold("runs", "show", "1", db=store).stderr == "Of 1 page only the counts are known.\n"
    assert newsfold("runs", "show", "999", db=store).exit_code == 1


def test_daemons_of_this_machine_are_told_to_read_their_configuration(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = []
    monkeypatch.setattr(os, "kill", lambda pid, number: sent.append((pid, number)) if number else None)
    assert newsfold("reload", db=store).exit_code == 1
    add_daemon(store)
    assert newsfold("reload", db=store).exit_code == 0
    assert sent == [(os.getpid(), signal.SIGHUP)]
    add_daemon(store, "elsewhere")
    result = newsfold("reload", db=store)
    assert (result.exit_code, "send it SIGHUP there" in result.stderr) == (1, True)


def test_runs_show_tells_what_a_run_left_aside(store: str) -> None:
    with Database(store) as database, database.begin() as connection:
        run = start_run(connection, "gazette", URL, NOW)
        assert run is not None
        left = [RunLeft(reason="excluded", count=1_200, url=f"{URL}sport/1")]
        finish_run(connection, run, "done", RunCounts(), [], NOW, left=left, outcome="unchanged")
    shown = newsfold("runs", "show", str(run), db=store)
    assert f"left aside: 1,200 × excluded, for example {URL}sport/1" in shown.stdout
    (told,) = [one for one in map(json.loads, newsfold("runs", "--json", db=store).stdout.splitlines()) if one["left"]]
    assert told["left"] == [{"reason": "excluded", "count": 1_200, "url": f"{URL}sport/1"}]
