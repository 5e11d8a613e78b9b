"""The commands that remove, copy, check and pack."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from crawler.archive.pages import archive
from newsfold.__main__ import cli
from storage.articles import list_articles
from storage.database import Database
from storage.tombstones import count_tombstones
from tests.archive.lanterns import NOON, ORIGINAL, page, text

DAY = timedelta(days=1)


def run(*arguments: str, answer: str | None = None) -> Result:
    return CliRunner().invoke(cli, arguments, input=answer)


@pytest.fixture
def store(database: Database, database_url: str) -> str:
    """Three articles of two sites; the second is published by both, and two sources have the third."""
    archive(database, ORIGINAL, NOON)
    shared = page("Snow in Marbach", text("Marbach"), "snow")
    archive(database, shared, NOON + DAY)
    archive(database, page("Snow in Marbach", text("Marbach"), "snow", "bay.example"), NOON + DAY)
    third = page("Lanterns in Kirchau", text("Kirchau"), "kirchau")
    archive(database, third, NOON + 2 * DAY)
    archive(database, replace(third, source="second"), NOON + 2 * DAY)
    return database_url


def numbers(database: Database) -> list[int]:
    with database.read() as connection:
        return sorted(one.id for one in list_articles(connection))


@pytest.mark.parametrize(
    ("said", "left", "told"),
    [
        (["1", "3"], [2], "2 articles removed; they do not come back"),
        (["--site", "harbour.example"], [2], "1 article stay, which another site publishes, too"),
        (["--source", "harbour.example"], [2, 3], "2 articles stay, which another source has, too"),
        (["--source", "second"], [1, 2, 3], "0 articles to remove"),
        (["--before", "2026-03-02"], [2, 3], "1 article removed"),
        (["--url", ORIGINAL.page.url], [2, 3], "1  Lanterns counted in Vellmar"),
        (["--url", "https://planet.example/a"], [1, 2, 3], "0 articles to remove"),
        (["--site", "harbour.example", "--before", "2026-03-02"], [2, 3], "1 article removed"),
    ],
)
def test_what_is_meant_is_removed(database: Database, store: str, said: list[str], left: list[int], told: str) -> None:
    dry = run("delete", *said, "--dry-run", "--db", store)
    assert dry.exit_code == 0, dry.output
    assert numbers(database) == [1, 2, 3]
    result = run("delete", *said, "--yes", "--db", store)
    assert result.exit_code == 0, result.output
    assert told in result.output
    assert numbers(database) == left


def test_it_asks_and_a_no_removes_nothing(database: Database, store: str) -> None:
    for answer in ("n\n", ""):
        result = run("delete", "1", "--db", store, answer=answer)
        assert result.exit_code == 1
        assert "Remove 1 article?" in result.output
    assert numbers(database) == [1, 2, 3]
    assert run("delete", "1", "--db", store, answer="y\n").exit_code == 0
    assert numbers(database) == [2, 3]


def test_what_is_forgotten_leaves_nothing(database: Database, store: str) -> None:
    assert "they come back when they are seen again" in run("delete", "1", "--forget", "--yes", "--db", store).output
    with database.read() as connection:
        assert count_tombstones(connection) == 0


@pytest.mark.parametrize(
    ("said", "code", "told"),
    [
        (["9"], 1, "no article has the number 9"),
        ([str(2**40)], 1, f"no article has the number {2**40}"),
        ([], 2, "name articles by their numbers, or say what holds of them"),
        (["1", "--site", "x"], 2, "one of both"),
        (["--before", "yesterday"], 2, "does not match the format"),
    ],
)
def test_mistakes_are_told(store: str, said: list[str], code: int, told: str) -> None:
    result = run("delete", *said, "--yes", "--db", store)
    assert result.exit_code == code
    assert told in result.output


def test_the_store_is_pruned_by_the_configuration(database: Database, store: str, tmp_path: Path) -> None:
    config = tmp_path / "newsfold.toml"
    tables = [
        f'[[source]]\nname = "{name}"\nurl = "https://{name}.example/"\nevery = "1h"\n'
        for name in ("harbour.example", "second")
    ]
    config.write_text(f'[retention]\nkeep_articles = 1\n{"".join(tables)}keep = "90d"\n')
    dry = run("db", "prune", "--config", str(config), "--dry-run", "--db", store)
    assert dry.exit_code == 0, dry.output
    assert "1 article would be removed" in dry.output
    assert numbers(database) == [1, 2, 3]
    result = run("db", "prune", "--config", str(config), "--db", store)
    assert result.stdout.splitlines() == ["  harbour.example: 1", "1 article removed"]
    assert numbers(database) == [2, 3]


def test_a_database_is_copied_checked_and_packed(store: str, tmp_path: Path) -> None:
    file = tmp_path / "copy"
    for command in (["backup", str(file)], ["check"], ["check", "--quick"], ["vacuum"]):
        result = run("db", *command, "--db", store)
        assert result.exit_code == 0, result.output
    again = run("db", "backup", str(file), "--db", store)
    assert (again.exit_code, "--overwrite" in again.output) == (1, True)
    refused = run("db", "restore", str(file), "--db", store)
    assert (refused.exit_code, "holds something already" in refused.output) == (1, True)
    done = run("db", "restore", str(file), "--overwrite", "--db", store)
    assert done.exit_code == 0, done.output
    assert len(run("export", "--db", store).stdout.splitlines()) == 3


def test_a_copy_becomes_a_new_file(sqlite_url: str, tmp_path: Path) -> None:
    assert run("db", "backup", str(tmp_path / "copy"), "--db", sqlite_url).exit_code == 0
    new = tmp_path / "new.db"
    assert run("db", "restore", str(tmp_path / "nothing"), "--db", str(new)).exit_code == 1
    assert not new.exists()
    assert run("db", "restore", str(tmp_path / "copy"), "--db", str(new)).exit_code == 0
    assert run("db", "check", "--db", str(new)).exit_code == 0


def test_sums_of_runs(database: Database, database_url: str) -> None:
    from storage.run_records import RunCounts
    from storage.runs import finish_run, start_run

    assert "There was no run yet." in run("runs", "sums", "--db", database_url).output
    now = datetime(2026, 3, 1, tzinfo=UTC)
    with database.begin() as connection:
        number = start_run(connection, "harbour", "https://harbour.example/", now)
        assert number is not None
        finish_run(connection, number, "done", RunCounts(pages=7), [], now, outcome="ok")
    shown = json.loads(run("runs", "sums", "--json", "--db", database_url).stdout)
    assert (shown["source"], shown["outcome"], shown["runs"], shown["pages"]) == ("harbour", "ok", 1, 7)
    assert "harbour" in run("runs", "sums", "--db", database_url).stdout
