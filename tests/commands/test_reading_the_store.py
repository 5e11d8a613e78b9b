"""The commands that read the store: articles, show, runs, export, db."""

from __future__ import annotations

import json
import shlex
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from crawler.archive.search.words import fill_index
from newsfold.__main__ import cli
from storage.article_writes import keep_revision
from storage.database import Database
from storage.pages import record_fetch
from storage.records import NewArticle, PageFetch, RelatedLink
from storage.run_records import RunCounts, RunError
from storage.runs import finish_run, start_run
from storage.sightings import see
from tests.stored import add_one

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
READERS = (
    ["articles"],
    ["search", "ferry"],
    ["show", "1"],
    ["stories"],
    ["runs"],
    ["export"],
    ["db", "check"],
    ["db", "current"],
)


def new(number: int, title: str, text: str, site: str = "harbour.example") -> NewArticle:
    return NewArticle(
        digest_version=1, digest=number.to_bytes(16, "big"), tokens=4, title=title, text=text, site=site,
        source="harbour", url=f"https://{site}/{number}", published_at=NOON, authors=("Ilse Maartens",),
        related=(RelatedLink("Fares rise", "https://harbour.example/fares"), RelatedLink("No address", None)),
    )  # fmt: skip


@pytest.fixture
def store(sqlite_url: str) -> str:
    """Three articles, one of them with a second text, and two runs."""
    with Database(sqlite_url) as database, database.begin() as connection:
        url = "https://harbour.example/"
        page = record_fetch(
            database, connection, "harbour", PageFetch(url=url, fetched_at=NOON, status=200, kind="page")
        )
        texts = [("Ferry stays", "The old line\n\nruns on."), ("Evil \x1b[2J\u202etitle", "Fog."), ("Tide", "Low.")]
        for number, (title, text) in enumerate(texts):
            article = add_one(
                database,
                connection,
                new(number, title, text, "bay.example" if number == 2 else "harbour.example"),
                NOON,
            )
            see(connection, page, {article: number}, NOON)
        keep_revision(connection, 1, new(9, "Ferry may stay", "The council meets."), NOON)
        for status, errors in (
            ("done", ()),
            ("failed", (RunError(kind="http-500", count=3, url=url, message="oops"),)),
        ):
            run = start_run(connection, "harbour", url, NOON)
            assert run is not None
            finish_run(connection, run, status, RunCounts(pages=1200, new=3), errors, NOON)
    with Database(sqlite_url) as database:
        fill_index(database)
    return sqlite_url


def newsfold(*arguments: str, db: str | None = None) -> Result:
    return CliRunner().invoke(cli, [*arguments, *(["--db", db] if db else [])])


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_articles_are_listed_latest_first(store: str) -> None:
    result = newsfold("articles", db=store)
    rows = result.stdout.splitlines()
    assert rows[0].split() == ["id", "first", "seen", "site", "seen", "title"]
    assert [row.split()[0] for row in rows[1:]] == ["3", "2", "1"]
    assert rows[3] == " 1  2026-03-01 12:00  harbour.example     1  Ferry stays"


def test_nothing_that_steers_a_terminal_is_printed(store: str) -> None:
    for arguments in (["articles"], ["show", "2"]):
        output = newsfold(*arguments, db=store).stdout
        assert "\x1b" not in output
        assert "\u202e" not in output


def test_articles_are_narrowed(store: str) -> None:
    assert [found["id"] for found in lines(newsfold("articles", "--json", "--search", "old line", db=store))] == [1]
    assert [found["id"] for found in lines(newsfold("articles", "--json", "--site", "bay.example", db=store))] == [3]
    limited = newsfold("articles", "--limit", "2", db=store)
    assert "2 of 3 articles" in limited.stderr
    nothing = newsfold("articles", "--search", "volcano", db=store)
    assert (nothing.exit_code, nothing.stderr) == (0, "No article fits.\n")


def test_show_has_everything(store: str) -> None:
    output = newsfold("show", "1", db=store).stdout
    for part in (
        "Ferry stays", "The old line\n\nruns on.", "https://harbour.example/0", "2026-03-01 12:00", "Ilse Maartens",
        "related: Fares rise  https://harbour.example/fares", "related: No address\n", "seen on 1 page:",
        "https://harbour.example/ (place 1)", "Ferry may stay", "The council meets.",
    ):  # fmt: skip
        assert part in output
    (shown,) = lines(newsfold("show", "1", "--json", db=store))
    assert shown["text"] == "The old line\n\nruns on."
    assert shown["published_at"] == "2026-03-01T12:00:00+00:00"
    assert shown["revisions"][0]["title"] == "Ferry may stay"
    assert shown["sightings"][0]["page_url"] == "https://harbour.example/"


@pytest.mark.parametrize(("number", "code"), [("99", 1), ("9223372036854775807", 1), ("0", 2), ("-1", 2), ("x", 2)])
def test_show_an_article_that_is_not_there(store: str, number: str, code: int) -> None:
    result = newsfold("show", number, db=store)
    assert result.exit_code == code
    assert number in result.stderr
    assert result.stdout == ""


def test_runs_are_listed_with_their_errors(store: str) -> None:
    output = newsfold("runs", db=store).stdout.splitlines()
    assert output[1].split() == ["2", "2026-03-01", "12:00", "harbour", "failed", "1,200", "3", "0", "0", "0", "3"]
    assert output[3] == "run 2: 3 × http-500, for example oops"
    latest, first = lines(newsfold("runs", "--json", db=store))
    assert (latest["status"], latest["errors"][0]["kind"]) == ("failed", "http-500")
    assert (first["status"], first["pages"]) == ("done", 1200)
    unknown = newsfold("runs", "--source", "nobody", db=store)
    assert (unknown.exit_code, unknown.stderr) == (1, 'Error: there is no run of "nobody"; `newsfold runs` lists all\n')


def test_an_export_is_there_as_a_whole_or_not_at_all(store: str, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    result = newsfold("export", "-o", str(target), db=store)
    assert (result.exit_code, result.stdout) == (0, "")
    exported = target.read_text(encoding="utf-8")
    assert [json.loads(line)["id"] for line in exported.splitlines()] == [1, 2, 3]
    assert newsfold("export", db=store).stdout == exported
    with sqlite3.connect(store.removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE article SET tags = 'broken' WHERE id = 3")
    assert newsfold("export", "-o", str(target), db=store).exit_code != 0
    assert target.read_text(encoding="utf-8") == exported
    assert [path.name for path in tmp_path.iterdir() if "jsonl" in path.name] == ["out.jsonl"]


@pytest.mark.parametrize("target", ["missing/out.jsonl", "."])
def test_an_export_to_nowhere(store: str, tmp_path: Path, target: str) -> None:
    result = newsfold("export", "-o", str(tmp_path / target), db=store)
    assert result.exit_code in (1, 2)
    assert str(tmp_path) in result.stderr.replace("\n", "")


def test_an_export_in_a_format_that_is_none(store: str) -> None:
    result = newsfold("export", "--format", "xlsx", db=store)
    assert result.exit_code == 2
    assert "jsonl" in result.stderr


@pytest.mark.parametrize("arguments", READERS)
def test_reading_makes_no_database(tmp_path: Path, arguments: list[str]) -> None:
    path = tmp_path / "none.db"
    result = newsfold(*arguments, db=f"sqlite:///{path}")
    assert result.exit_code == 1
    assert result.stderr == f"Error: there is no database at {path}; run `newsfold crawl URL` first\n"
    assert not path.exists()


@pytest.mark.parametrize("arguments", READERS)
@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://me:secret@db.example/news", "mysql is not supported"),
        ("postgresql://me:secret@127.0.0.1:1/news", "127.0.0.1"),
        ("sqlite://", "in memory"),
    ],
)
def test_databases_that_cannot_be_used(arguments: list[str], url: str, said: str) -> None:
    result = newsfold(*arguments, db=url)
    assert result.exit_code == 1
    assert said in result.stderr
    assert "secret" not in result.output
    assert result.stderr.startswith("Error: ")


def test_the_database_may_come_from_the_environment(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSFOLD_DB", store)
    assert len(lines(newsfold("articles", "--json"))) == 3


def test_tables_are_made_checked_and_named(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    assert newsfold("db", "upgrade", db=url).exit_code == 0
    assert "ready" in newsfold("db", "check", db=url).stdout
    version = newsfold("db", "current", db=url).stdout.strip()
    with sqlite3.connect(tmp_path / "new.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.execute("UPDATE compatibility SET oldest = '9999'")
    result = newsfold("db", "check", db=url)
    assert result.exit_code == 1
    assert "9999" in result.stderr
    with sqlite3.connect(tmp_path / "new.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
        connection.execute("UPDATE compatibility SET oldest = '0000'")
    result = newsfold("articles", db=url)
    assert result.exit_code == 1
    assert version in result.stderr
    assert "newsfold db upgrade" in result.stderr


@pytest.mark.parametrize(("redirection", "code", "said"), [("> /dev/full", 1, "No space left"), (">&-", 0, "")])
def test_an_output_that_cannot_be_written(store: str, redirection: str, code: int, said: str) -> None:
    command = f"{shlex.quote(sys.executable)} -m newsfold articles --db {shlex.quote(store)} {redirection}"
    done = subprocess.run(command, shell=True, stderr=subprocess.PIPE, text=True, timeout=120)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_the_version() -> None:
    result = newsfold("--version")
    assert result.exit_code == 0
    assert result.stdout.startswith("newsfold ")
