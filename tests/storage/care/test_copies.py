"""Copies of a whole database: made while others write, and put back."""

from __future__ import annotations

import io
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from crawler.archive.pages import archive
from migrations import open_database, upgrade
from storage.articles import iter_articles
from storage.care.copies import make_backup, put_back
from storage.database import Database
from storage.errors import BackupError, DatabaseLocked, SchemaUnknown
from storage.export import jsonl
from storage.models import metadata
from storage.soundness import find_faults
from tests.archive.lanterns import NOON, ORIGINAL, page, teach, text


def exported(database: Database) -> str:
    out = io.StringIO()
    jsonl.write(iter_articles(database), out)
    return out.getvalue()


def rows(database: Database) -> dict[str, int]:
    with database.read() as connection:
        return {name: len(connection.execute(select(table)).all()) for name, table in metadata.tables.items()}


@pytest.fixture
def filled(database: Database) -> Database:
    """An archive with a near copy and furniture."""
    archive(database, ORIGINAL, NOON)
    archive(database, page("Lanterns counted in Vellmar", text("Vellmar", "A late word."), "b", "bay.example"), NOON)
    teach(database, "bay.example")
    return database


@pytest.fixture
def other(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> Iterator[Database]:
    """A database without tables, of the same kind."""
    if database_url.startswith("sqlite"):
        with Database(f"sqlite:///{tmp_path}/other.db") as database:
            yield database
    else:
        with request.getfixturevalue("postgres_server").database() as url, Database(url) as database:
            yield database


def test_what_is_put_back_is_what_was_there(filled: Database, other: Database, tmp_path: Path) -> None:
    file = tmp_path / "copy"
    assert make_backup(filled, file) == file.stat().st_size
    put_back(other, file)
    upgrade(other)
    assert (exported(other), rows(other)) == (exported(filled), rows(filled))
    assert find_faults(other) == []
    archive(other, page("Snow in Marbach", text("Marbach"), "snow"), NOON)
    assert len(exported(other).splitlines()) == len(exported(filled).splitlines()) + 1
    assert [each.name for each in tmp_path.glob(".*")] == []


def test_a_copy_made_during_a_crawl_is_of_one_moment(filled: Database, other: Database, tmp_path: Path) -> None:
    """Others write before, while and after it is made; the copy has all that was there at its begin."""
    before, started, done = exported(filled), threading.Event(), threading.Event()

    def crawl() -> None:
        with Database(filled.location.render_as_string(hide_password=False)) as mine:
            for number in range(400):
                archive(mine, page(f"Snow {number}", text(f"Marbach{number}"), f"snow{number}"), NOON)
                started.set()
                if done.is_set():
                    return

    writer = threading.Thread(target=crawl)
    writer.start()
    started.wait(30)
    try:
        make_backup(filled, tmp_path / "copy")
    finally:
        done.set()
        writer.join()
    put_back(other, tmp_path / "copy")
    lines = exported(other).splitlines()
    assert exported(filled).splitlines()[: len(lines)] == lines
    assert len(lines) > len(before.splitlines())
    assert find_faults(other) == []


def test_a_file_that_is_there_is_replaced_only_when_told(filled: Database, tmp_path: Path) -> None:
    file = tmp_path / "copy"
    file.write_text("mine")
    with pytest.raises(BackupError, match="there is a file already; name another one, or say --overwrite"):
        make_backup(filled, file)
    assert file.read_text() == "mine"
    assert make_backup(filled, file, overwrite=True) > 1000
    with pytest.raises(BackupError, match="there is no folder"):
        make_backup(filled, tmp_path / "no" / "copy")


def test_what_a_database_holds_is_lost_only_when_told(filled: Database, tmp_path: Path) -> None:
    make_backup(filled, tmp_path / "copy")
    before = exported(filled)
    archive(filled, page("Snow in Marbach", text("Marbach"), "snow"), NOON)
    now = exported(filled)
    with pytest.raises(BackupError, match="holds something already"):
        put_back(filled, tmp_path / "copy")
    assert exported(filled) == now
    put_back(filled, tmp_path / "copy", overwrite=True)
    assert exported(filled) == before
    assert find_faults(filled) == []


def test_tables_without_rows_are_no_loss(filled: Database, other: Database, tmp_path: Path) -> None:
    make_backup(filled, tmp_path / "copy")
    upgrade(other)
    put_back(other, tmp_path / "copy")
    assert exported(other) == exported(filled)


@pytest.mark.parametrize("cut", [0, 100, 0.5, 0.9])
def test_half_a_copy_is_none(filled: Database, other: Database, tmp_path: Path, cut: float) -> None:
    file = tmp_path / "copy"
    size = make_backup(filled, file)
    file.write_bytes(file.read_bytes()[: int(cut * size) if isinstance(cut, float) else cut])
    with pytest.raises(BackupError, match="it is "):
        put_back(other, file)


def test_no_copy_and_another_programs_database_are_named(other: Database, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="there is no such file"):
        put_back(other, tmp_path / "nothing")
    (tmp_path / "notes").write_text("milk, rye flour, a jam jar\n" * 100)
    with pytest.raises(BackupError, match="it is no "):
        put_back(other, tmp_path / "notes")


def test_another_programs_file_is_never_overwritten(sqlite_url: str, tmp_path: Path) -> None:
    with Database(sqlite_url) as mine:
        make_backup(mine, tmp_path / "copy")
    theirs = tmp_path / "theirs.db"
    with sqlite3.connect(theirs) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()
    with Database(f"sqlite:///{theirs}") as database, pytest.raises(SchemaUnknown):
        put_back(database, tmp_path / "copy", overwrite=True)
    with sqlite3.connect(theirs) as connection, pytest.raises(BackupError, match="another program"):
        put_back(Database(f"sqlite:///{tmp_path}/new.db"), theirs)
    connection.close()


def test_a_file_in_use_is_not_overwritten(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from storage.care import sqlite

    monkeypatch.setattr(sqlite, "_PATIENCE", 0.05)
    with open_database(sqlite_url) as database:
        make_backup(database, tmp_path / "copy")
        archive(database, ORIGINAL, NOON)
        with (
            Database(sqlite_url) as crawl,
            crawl.begin(),
            pytest.raises(DatabaseLocked, match="another program uses it"),
        ):
            put_back(database, tmp_path / "copy", overwrite=True)
        assert len(exported(database).splitlines()) == 1


def test_a_missing_client_of_postgresql_is_named(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    with Database(postgres_url) as database, pytest.raises(BackupError, match="needs the program pg_dump"):
        make_backup(database, tmp_path / "copy")
    assert list(tmp_path.iterdir()) == []
