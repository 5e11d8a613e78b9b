"""Databases that are not what a command needs: each told apart, in a sentence, and left as it is."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import inspect, text

from migrations import open_database
from newsfold.__main__ import cli
from storage.database import Database
from storage.dialects import sqlite
from storage.errors import SchemaUnknown
from storage.models import REVISION

COMMANDS = [
    ["db", "check"],
    ["db", "upgrade"],
    ["articles"],
    ["show", "1"],
    ["stories"],
    ["runs"],
    ["export"],
    ["check"],
    ["diff", "1", "2"],
    ["explain", "1"],
    ["furniture", "list"],
    ["dedup", "upkeep"],
    ["ingest", "none.jsonl"],
    ["crawl", "http://127.0.0.1:9/"],
]
LATER = "UPDATE alembic_version SET version_num = '9999'; UPDATE compatibility SET oldest = '9999'"
BROKEN = [
    ("DELETE FROM alembic_version", "its table alembic_version is empty, so nobody knows", "restore"),
    ("DROP TABLE alembic_version", "its table alembic_version is missing, so nobody knows", "restore"),
    ("DROP TABLE sighting", "of its tables sighting is missing", "restore"),
    ("DROP TABLE run_error; DROP TABLE sighting", "of its tables run_error, sighting are missing", "restore"),
    ("ALTER TABLE source RENAME TO outlet", "of its tables source is missing", "restore"),
    ("INSERT INTO alembic_version VALUES ('0099')", f"holds 2 versions, {REVISION}, 0099", "restore"),
    (LATER, f"this program knows only {REVISION}", "install the version"),
    ("UPDATE alembic_version SET version_num = '3f0a91c2'", "another program, of version 3f0a91c2", "another database"),
]  # fmt: skip
FOREIGN = "CREATE TABLE article (headline TEXT); CREATE TABLE recipe (name TEXT)"


def change(url: str, statements: str) -> None:
    with Database(url) as database, database.begin() as connection:
        for statement in statements.split("; "):
            connection.execute(text(statement))


def tables(url: str) -> dict[str, list[str]]:
    with Database(url) as database, database.read() as connection:
        found = inspect(connection)
        return {name: sorted(each["name"] for each in found.get_columns(name)) for name in found.get_table_names()}


def refused(url: str, arguments: list[str]) -> str:
    result = CliRunner().invoke(cli, [*arguments, "--db", url])
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    assert result.output.count("\n") == 1
    return result.output


@pytest.mark.parametrize(("statements", "reason", "advice"), BROKEN, ids=[each[0] for each in BROKEN])
def test_tables_that_are_not_all_there_are_told(
    bare_database_url: str, statements: str, reason: str, advice: str
) -> None:
    open_database(bare_database_url).close()
    change(bare_database_url, statements)
    before = tables(bare_database_url)
    for arguments in COMMANDS:
        said = refused(bare_database_url, arguments)
        assert reason in said
        assert advice in said
    assert tables(bare_database_url) == before


def test_tables_of_another_program_are_left_alone(bare_database_url: str) -> None:
    change(bare_database_url, FOREIGN)
    for arguments in COMMANDS:
        said = refused(bare_database_url, arguments)
        assert "it holds article, named like tables of this program" in said
        assert "name another database" in said
    assert tables(bare_database_url) == {"article": ["headline"], "recipe": ["name"]}


def test_a_file_of_another_program_is_not_even_touched(tmp_path: Path) -> None:
    path = tmp_path / "recipes.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()
    before = path.read_bytes()
    for arguments in COMMANDS:
        assert "is of another program: it holds recipe" in refused(str(path), arguments)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_server_has_room_for_tables_of_other_programs(bare_database_url: str) -> None:
    open_database(bare_database_url).close()
    change(bare_database_url, "CREATE TABLE recipe (name TEXT)")
    with open_database(bare_database_url) as database:
        database.check()
        assert database.revision() == REVISION


def test_a_table_that_is_gone_in_the_middle_is_told(database_url: str) -> None:
    with Database(database_url) as database:

        def ask(statement: str) -> None:
            with database.begin() as connection:
                connection.execute(text(statement))

        for statement in (
            "SELECT 1 FROM no_such_table",
            "SELECT no_such_column FROM source",
            "CREATE TABLE run (a INT)",
        ):
            with pytest.raises(SchemaUnknown, match="its tables are not as they were made") as caught:
                ask(statement)
            assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("folder", "the file cannot be opened or made: it is a folder"),
        ("nowhere/news.db", "the file cannot be opened or made: there is no folder"),
        ("notes.db", "the file is not an SQLite database"),
        ("torn.db", "the file is damaged"),
    ],
)
def test_files_that_cannot_be_a_database_are_told(
    tmp_path: Path, sqlite_template: Path, name: str, reason: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "notes.db").write_text("Rye flour, a jam jar and a pound of plums.\n" * 100)
    (tmp_path / "torn.db").write_bytes(sqlite_template.read_bytes()[:8192] + b"\xff" * 8192)
    for arguments in COMMANDS:
        if name.startswith("nowhere") and arguments not in (["db", "upgrade"], ["crawl", "http://127.0.0.1:9/"]):
            assert "there is no database at" in refused(str(tmp_path / name), arguments) or arguments[0] == "ingest"
        else:
            assert reason in refused(str(tmp_path / name), arguments)


def test_what_keeps_a_file_from_being_written_is_told(sqlite_url: str) -> None:
    path = sqlite_url.removeprefix("sqlite:///")
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection, pytest.raises(sqlite3.Error) as caught:
        connection.execute("DELETE FROM source")
    assert sqlite.fault(caught.value, path)[1].startswith("the file is read-only")  # type: ignore[index]
    Path(path).chmod(0o444)
    may_write = os.access(path, os.W_OK)  # the superuser may
    assert may_write or "this user may not write it" in sqlite.fault(caught.value, path)[1]  # type: ignore[index]
