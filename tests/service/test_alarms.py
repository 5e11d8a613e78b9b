"""`newsfold alarms`, and the alarms in `sources` and `status`."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsfold.__main__ import cli
from storage.alarm_records import ToldMessage
from storage.alarms import add_message, list_alarms, mark_told, raise_alarm
from storage.control import set_trouble
from storage.database import Database
from storage.run_records import NewSource
from storage.sources import find_source, set_sources
from tests.daemon.alarms.receiver import receiver
from tests.daemon.alarms.runs import NOON

HOUR = timedelta(hours=1)
GONE = "gone in one run; https://quay.example/: the server answers 410 (Gone)"
RENAMED = "https://gazette.example/ has moved for good to https://gazette.example/new"


@pytest.fixture
def store(database_url: str) -> str:
    """A source that is gone, which was told to one of two targets, and one with something to know."""
    with Database(database_url) as database, database.begin() as connection:
        new = [NewSource(name=name, url=f"https://{name}.example/", every=HOUR) for name in ("gazette", "quay")]
        set_sources(connection, new, lambda one, known: NOON)
        raise_alarm(connection, "quay", "access", "gone", "failure", GONE, NOON)
        raise_alarm(connection, "gazette", "address", "renamed", "info", RENAMED, NOON)
        mark_told(connection, list_alarms(connection, source="quay"), NOON + HOUR)
        add_message(connection, ToldMessage(told_at=NOON + HOUR, text=f"quay: {GONE}", reached=1, targets=2))
        quay = find_source(connection, "quay")
        assert quay is not None
        set_trouble(connection, quay.id, "unreachable (http-410): as in the alarm")
    return database_url


def newsfold(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def test_what_is_wrong_and_what_was_told(store: str) -> None:
    result = newsfold("alarms", "--db", store)
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert [line.split() for line in lines[:3]] == [
        ["source", "alarm", "severity", "since", "told"],
        ["quay", "gone", "failure", "2026-03-01", "12:00", "2026-03-01", "13:00"],
        ["gazette", "renamed", "info", "2026-03-01", "12:00", "-"],
    ]
    assert lines[3:] == [
        f"quay: {GONE}",
        f"gazette: {RENAMED}",
        f"told 2026-03-01 13:00, 1 of 2 targets: quay: {GONE}",
    ]
    assert "told 2026" not in newsfold("alarms", "--limit", "0", "--db", store).output


def test_alarms_for_programs(store: str) -> None:
    result = newsfold("alarms", "--json", "--db", store)
    assert result.exit_code == 1
    found = json.loads(result.output)
    assert [(one["source"], one["kind"]) for one in found["standing"]] == [("quay", "gone"), ("gazette", "renamed")]
    assert found["told"][0]["reached"] == 1


def test_something_to_know_is_no_fault(store: str) -> None:
    with Database(store) as database, database.begin() as connection:
        set_sources(
            connection, [NewSource(name="gazette", url="https://gazette.example/", every=HOUR)], lambda *_: NOON
        )
        raise_alarm(connection, "quay", "access", "gone", "info", GONE, NOON)
    assert newsfold("alarms", "--db", store).exit_code == 0
    assert newsfold("sources", "--db", store).exit_code == 0


def test_nothing_is_wrong(database_url: str) -> None:
    result = newsfold("alarms", "--db", database_url)
    assert (result.exit_code, result.output) == (0, "Nothing is wrong.\n")


@pytest.mark.parametrize("command", ["sources", "status"])
def test_alarms_where_an_operator_looks(store: str, command: str) -> None:
    result = newsfold(command, "--db", store)
    assert result.exit_code == 1
    assert f"quay: {GONE} (since 2026-03-01 12:00)" in result.output
    assert "as in the alarm" not in result.output  # it is told once


def test_a_test_message(tmp_path: Path) -> None:
    file = tmp_path / "n.toml"
    with receiver() as hook, receiver(500) as refusing:
        for targets, code in (([hook.url], 0), ([hook.url, refusing.url], 1), ([], 1)):
            file.write_text(
                f"[alarms]\ntargets = {json.dumps(targets)}\n"
                '[[source]]\nname = "a"\nurl = "https://a.example/"\nevery = "1h"\n'
            )
            result = newsfold("alarms", "--test", "--config", str(file))
            assert result.exit_code == code
            assert "s3cret" not in result.output
        assert hook.taken == [("info", "Newsfold: a test")] * 2
    assert "names no target" in result.output
