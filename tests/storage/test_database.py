from __future__ import annotations

import pickle
import socket
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from migrations import open_database
from storage.database import Database
from storage.errors import (
    DatabaseFull,
    DatabaseLocked,
    DatabaseUnavailable,
    SchemaUnknown,
    StorageError,
    UnsupportedDatabase,
)
from storage.models import source


def add_source(database: Database, name: str) -> None:
    with database.begin() as connection:
        connection.execute(source.insert().values(name=name, url="https://harbour.example/"))


def names(database: Database) -> list[str]:
    with database.read() as connection:
        return sorted(connection.execute(select(source.c.name)).scalars())


def test_a_transaction_is_kept_as_a_whole_or_not_at_all(database: Database) -> None:
    add_source(database, "kept")

    def fail() -> None:
        with database.begin() as connection:
            connection.execute(source.insert().values(name="lost", url="https://harbour.example/"))
            raise KeyError("on purpose")

    with pytest.raises(KeyError):
        fail()
    assert names(database) == ["kept"]


def test_what_was_committed_and_what_failed_is_counted(database: Database) -> None:
    def count() -> int:
        with database.read() as connection:
            return connection.execute(select(source.c.id)).rowcount

    with database.begin() as connection:
        connection.execute(select(source.c.id))
    with pytest.raises(KeyError), database.begin() as connection:
        raise KeyError
    count()
    assert (database.transactions, database.failures) == (1, 0)
    with database.begin() as connection:
        connection.execute(text("ALTER TABLE source RENAME TO elsewhere"))
    try:
        with pytest.raises(SchemaUnknown):
            count()
        assert (database.transactions, database.failures) == (2, 1)
    finally:
        with database.begin() as connection:
            connection.execute(text("ALTER TABLE elsewhere RENAME TO source"))


def test_a_fault_of_the_program_stays_what_it_is(database: Database) -> None:
    add_source(database, "harbour")
    with pytest.raises(IntegrityError):
        add_source(database, "harbour")
    assert names(database) == ["harbour"]


def test_reading_waits_for_no_writer(database: Database) -> None:
    add_source(database, "before")
    with database.begin() as connection:
        connection.execute(source.insert().values(name="during", url="https://harbour.example/"))
        assert names(database) == ["before"]


def test_a_locked_file_is_named_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    open_database(str(path)).close()
    with sqlite3.connect(path, isolation_level=None) as other, Database(str(path), lock_timeout=0.05) as database:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseLocked) as caught:
            add_source(database, "harbour")
        assert str(caught.value) == (
            f"database sqlite:///{path}: another program has locked it; "
            "find and stop the program that keeps it open, then try again"
        )
        other.execute("ROLLBACK")
        add_source(database, "harbour")
        assert names(database) == ["harbour"]
    other.close()


def test_a_lock_that_is_not_given_up_is_named(postgres_url: str) -> None:
    key = b"\x01" * 16
    with Database(postgres_url) as holder, Database(postgres_url, lock_timeout=0.05) as database:
        with holder.begin() as connection:
            holder.lock(connection, [key])
            with pytest.raises(DatabaseLocked), database.begin() as other:
                database.lock(other, [key])
        with database.begin() as other:
            database.lock(other, [key])


@pytest.mark.parametrize("many", [1, 2_000])
def test_locks_of_one_and_of_very_many_keys_exclude_each_other(postgres_url: str, many: int) -> None:
    keys = [number.to_bytes(16, "little") for number in range(many)]
    with Database(postgres_url) as holder, Database(postgres_url, lock_timeout=0.05) as database:
        with holder.begin() as connection:
            holder.lock(connection, keys)
            with pytest.raises(DatabaseLocked), database.begin() as other:
                database.lock(other, keys[:1])
        with holder.begin() as connection:
            holder.lock(connection, keys[:1])
            with pytest.raises(DatabaseLocked), database.begin() as other:
                database.lock(other, keys)


def test_locks_of_other_keys_exclude_nobody(postgres_url: str) -> None:
    with (
        Database(postgres_url) as holder,
        Database(postgres_url, lock_timeout=0.05) as database,
        holder.begin() as connection,
        database.begin() as other,
    ):
        holder.lock(connection, [b"\x01" * 16])
        database.lock(other, [b"\x02" * 16])


def test_a_full_disk_is_named_and_loses_nothing_of_before(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with open_database(str(path)) as database:
        add_source(database, "before")
        with database.read() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()

        def fill() -> None:
            with database.begin() as connection:
                connection.execute(text(f"PRAGMA max_page_count = {pages}"))
                connection.execute(source.insert().values(name="large", url="https://x.example/" + "a" * 100_000))

        with pytest.raises(DatabaseFull, match="the disk is full; free some space and try again"):
            fill()
        assert names(database) == ["before"]


@pytest.mark.parametrize("name", ["odd?name#1.db", "100%41.db", "two words.db"])
def test_a_path_is_a_path_whatever_it_holds(tmp_path: Path, name: str) -> None:
    with open_database(str(tmp_path / name)):
        assert [file.name for file in tmp_path.glob("*.db")] == [name]


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("milk, rye flour, a jam jar\n" * 100)
    with pytest.raises(DatabaseUnavailable, match=r"notes\.txt: the file is not an SQLite database; check the URL"):
        open_database(str(path))


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnavailable, match="the file cannot be opened or made"):
        open_database(f"sqlite:///{tmp_path}/nowhere/news.db")


def test_a_server_that_is_not_there_is_named_without_the_password() -> None:
    with socket.socket() as taken:  # bound, not listening: nobody else can answer there
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with pytest.raises(DatabaseUnavailable) as caught:
            open_database(f"postgres://me:secret@127.0.0.1:{port}/news")
    assert str(caught.value).startswith(f"database postgresql://me:***@127.0.0.1:{port}/news: ")
    assert "refused" in str(caught.value)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_database_that_is_not_there_is_named(postgres_url: str) -> None:
    with pytest.raises(DatabaseUnavailable, match=r'database "no_such_news" does not exist; check the URL'):
        open_database(postgres_url.rpartition("/")[0] + "/no_such_news")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("mysql://me:secret@host/news", "mysql is not supported"),
        ("sqlite://", "in memory"),
        ("sqlite:///:memory:", "in memory"),
        ("", "cannot be read"),
        ("postgresql://host:port/news", "cannot be read"),
    ],
)
def test_an_url_that_cannot_be_used_is_explained(url: str, reason: str) -> None:
    with pytest.raises(UnsupportedDatabase, match=reason) as caught:
        Database(url)
    assert "use sqlite:///PATH or postgresql://" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_errors_survive_pickling() -> None:
    error = DatabaseLocked("sqlite:///news.db", "another program has locked it")
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy)) == (DatabaseLocked, str(error))
    assert isinstance(copy, StorageError)


def test_another_process_has_a_database_of_its_own_and_one_alone(database: Database) -> None:
    add_source(database, "harbour")
    sent = pickle.dumps(database)
    theirs = pickle.loads(sent)
    assert theirs is not database
    assert theirs is pickle.loads(sent)
    assert names(theirs) == ["harbour"]
    theirs.close()


def test_a_connection_that_the_server_closed_is_replaced(postgres_url: str) -> None:
    def lose_it() -> None:
        with database.read() as connection:
            mine = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
            with Database(postgres_url) as other, other.begin() as door:
                door.execute(text("SELECT pg_terminate_backend(:pid, 10000)"), {"pid": mine})
            connection.execute(select(source.c.name))

    with Database(postgres_url) as database:
        with pytest.raises(DatabaseUnavailable, match="terminating connection"):
            lose_it()
        assert names(database) == []
