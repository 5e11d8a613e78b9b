from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsfold.__main__ import cli
from storage.database import Database
from tests.archive.search.papers import FILLER, store


@pytest.fixture
def archive(sqlite_url: str) -> str:
    with Database(sqlite_url) as database:
        store(
            database, "Ferry stays", "Fog kept the old ferry \x1b[31mat the quay. " + FILLER, authors=("Ilse Maartens",)
        )
        store(database, "The quay", "A ferry is mentioned here once. " + FILLER, site="quay.example", day=3)
    return sqlite_url


def newsfold(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def test_hits_are_printed_with_what_a_person_needs(archive: str) -> None:
    result = newsfold("search", "ferry", "--db", archive)
    lines = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, "")
    assert lines[0] == "1  Ferry stays"
    assert lines[1].split("  ")[2:4] == ["2026-05-01 12:00", "bay.example"]
    assert "the old ferry" in lines[2]
    assert "\x1b" not in result.stdout
    assert lines[3] == "2  The quay"


def test_what_follows_a_minus_sign_is_left_out(archive: str) -> None:
    assert newsfold("search", "ferry", "-fog", "--db", archive).stdout.startswith("2  The quay\n")
    assert newsfold("search", "quay", "-harbour", "--db", archive).stdout == ""


def test_json_has_an_object_a_line(archive: str) -> None:
    first, second = map(json.loads, newsfold("search", "ferry", "--json", "--db", archive).stdout.splitlines())
    assert {"id", "title", "url", "site", "published_at", "score", "snippet"} <= first.keys()
    assert first["score"] > second["score"]
    assert {"text": "ferry", "is_hit": True} in first["snippet"]
    assert {"text": "Ferry", "is_hit": True} in first["title_parts"]


def test_a_search_is_gone_on_with(archive: str) -> None:
    first = newsfold("search", "ferry", "--limit", "1", "--db", archive)
    place = first.stderr.split()[-1].rstrip(".")
    assert newsfold("search", "ferry", "--after-hit", place, "--db", archive).stdout.startswith("2  The quay")
    wrong = newsfold("search", "ferry", "--after-hit", "x", "--db", archive)
    assert (wrong.exit_code, "search anew" in wrong.stderr) == (2, True)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("***", "The query asks for nothing."),
        ("volcano", "Nothing was found."),
        ("volcano after:May", "Note: after: is left aside, since 'May' is no date"),
    ],
)
def test_what_finds_nothing_is_told(archive: str, query: str, said: str) -> None:
    result = newsfold("search", query, "--db", archive)
    assert (result.exit_code, result.stdout) == (0, "")
    assert said in result.stderr


def test_a_saved_search(archive: str, tmp_path: Path) -> None:
    config = tmp_path / "n.toml"
    config.write_text('[searches.boats]\nquery = "ferry"\n')
    saved = ("search", "--config", str(config), "--db", archive, "--saved")
    assert len(newsfold(*saved, "boats", "--json").stdout.splitlines()) == 2
    assert newsfold(*saved, "boats", "site:quay.example").stdout.startswith("2  The quay")
    missing = newsfold(*saved, "nix")
    assert (missing.exit_code, "has no search 'nix'; there is boats" in missing.stderr) == (1, True)
    assert newsfold("search", "--db", archive).exit_code == 2


def test_lists_and_exports_read_the_same_queries(archive: str) -> None:
    for arguments in (["--search", '"old ferry"'], ["--author", "maartens"], ["--search", "site:www.bay.example"]):
        result = newsfold("articles", "--json", *arguments, "--db", archive)
        assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == [1]
    exported = newsfold("export", "--search", "ferry -fog", "--db", archive)
    assert [json.loads(line)["id"] for line in exported.stdout.splitlines()] == [2]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--search", "***"], "the query asks for nothing"),
        (["--search", "ferry after:May"], "after: is left aside, since 'May' is no date"),
        (["--author", "?"], "'?' is no name of an author"),
        (["--before", "soon"], "'soon' is no date; write a date as"),
    ],
)
def test_a_list_leaves_nothing_aside(archive: str, arguments: list[str], said: str) -> None:
    result = newsfold("articles", *arguments, "--db", archive)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.split())


def test_an_index_that_is_not_filled_is_told_and_filled(archive: str) -> None:
    with Database(archive) as database, database.begin() as connection:
        connection.exec_driver_sql("INSERT INTO article_words (article_words) VALUES ('delete-all')")
        connection.exec_driver_sql("INSERT INTO marker (name, article_id) VALUES ('words below', 3)")
    assert "2 articles are not indexed yet; `newsfold db index`" in newsfold("search", "ferry", "--db", archive).stderr
    assert "2 articles put into the word index" in newsfold("db", "index", "--db", archive).stdout
    assert len(newsfold("search", "ferry", "--json", "--db", archive).stdout.splitlines()) == 2


def test_hits_are_bold_in_a_terminal(archive: str) -> None:
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "newsfold", "search", "ferry", "--limit", "1", "--db", archive]
    environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": "60"}
    process = subprocess.Popen(command, stdout=follower, stderr=subprocess.DEVNULL, env=environment)
    os.close(follower)
    shown = b""
    while True:
        try:
            more = os.read(leader, 4096)
        except OSError:  # the terminal is gone when the program has ended
            break
        if not more:
            break
        shown += more
    os.close(leader)
    assert process.wait() == 0
    assert b"\x1b[1mFerry\x1b[0m stays" in shown
