"""Whether a database can be used, and is whole."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, insert, select, text, update

from crawler.archive.pages import archive
from storage.care import care_of, checks, tidy
from storage.care.checks import look_over
from storage.database import Database
from storage.dialects import sqlite
from storage.errors import DatabaseFull, DatabaseUnavailable
from storage.models import article, link, marker, page_source, sighting
from storage.near_index import sweep
from tests.archive.lanterns import NOON, ORIGINAL, page
from tests.archive.lanterns import text as text_of


@pytest.fixture
def filled(database: Database) -> Database:
    """An archive with two near copies."""
    archive(database, ORIGINAL, NOON)
    for place in ("b", "c"):
        copy = text_of("Vellmar", f"A late word of {place}.")
        archive(database, page("Lanterns counted in Vellmar", copy, place, f"{place}.example"), NOON)
    return database


def test_a_sound_database_is_left_as_it_is(filled: Database) -> None:
    state = look_over(filled)
    assert state.faults == ()
    assert state.size > 10_000
    with filled.read() as connection:
        assert connection.execute(select(marker)).all() == []


def spoil_story(connection: Connection) -> None:
    connection.execute(update(link).where(link.c.article_id == 2).values(story_id=2))


def spoil_sighting(connection: Connection) -> None:
    connection.execute(update(sighting).values(revision=7))


def spoil_article(connection: Connection) -> None:
    connection.execute(delete(sighting).where(sighting.c.article_id == 3))


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (spoil_story, "1 stories are led by an article of another story"),
        (spoil_sighting, "3 sightings show a text that is not there"),
        (spoil_article, "1 articles were seen nowhere"),
    ],
)
def test_what_no_constraint_keeps_is_seen(filled: Database, spoil: Callable[[Connection], None], fault: str) -> None:
    with filled.begin() as connection:
        spoil(connection)
    assert fault in look_over(filled).faults
    assert look_over(filled, quick=True).faults == ()


def test_keys_of_articles_that_are_gone_are_seen(filled: Database) -> None:
    with filled.begin() as connection:
        connection.execute(delete(article).where(article.c.id == 1))
    (fault,) = look_over(filled).faults
    assert fault.startswith("the near-copy index has keys of 1 articles that are gone; `newsfold db vacuum`")
    sweep(filled)
    assert look_over(filled).faults == ()


def test_rows_that_name_nothing_are_seen(sqlite_url: str) -> None:
    with Database(sqlite_url) as database:
        with database.outside() as connection:
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.execute(insert(page_source).values(page_id=9, source="x"))
            connection.invalidate()
        assert look_over(database).faults == ("1 rows of page_source name no page",)


def spoiled(url: str, statement: str) -> Database:
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(statement)
    connection.close()
    return Database(url)


def test_a_damaged_index_is_seen(sqlite_url: str) -> None:
    with Database(sqlite_url) as database:
        archive(database, ORIGINAL, NOON)
    other = "UPDATE sqlite_master SET sql = replace(sql, 'url_key)', 'core_digest)') WHERE name = 'ix_article_url_key'"
    with spoiled(sqlite_url, other) as database:
        assert "the file is damaged: row 1 missing from index ix_article_url_key" in look_over(database).faults


def test_a_damaged_file_is_named(sqlite_url: str) -> None:
    other = "UPDATE sqlite_master SET rootpage = 2 WHERE name = 'ix_article_url_key'"
    with spoiled(sqlite_url, other) as database, pytest.raises(DatabaseUnavailable, match="the file is damaged"):
        look_over(database)


def test_a_full_disk_is_noticed_by_writing(sqlite_url: str) -> None:
    """The room is asked for before the end of the transaction, and nothing of it stays."""
    with Database(sqlite_url) as database:
        with database.read() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        limited(database, pages)
        with pytest.raises(DatabaseFull, match="the disk is full"):
            care_of(database).try_write(database)
        with database.read() as connection:
            assert connection.execute(select(marker)).all() == []


def limited(database: Database, pages: int) -> None:
    """Let the file of a database grow no more."""
    from sqlalchemy import event

    @event.listens_for(database._engine, "connect")
    def connect(driver: sqlite3.Connection, _: object) -> None:
        driver.execute(f"PRAGMA max_page_count = {pages}")

    database.close()


def test_little_room_is_told(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(".")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=checks.LEAST_FREE - 1))
    with Database(sqlite_url) as database:
        assert look_over(database).faults == (
            "only 268,435,455 bytes are free on its disk; make room before crawls fail",
        )
        monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=10))
        with pytest.raises(DatabaseFull, match="packing needs"):
            care_of(database).pack(database)


def test_a_server_that_only_reads_is_named(postgres_url: str) -> None:
    url = f"{postgres_url}?options=-c%20default_transaction_read_only%3Don"
    with Database(url) as database, pytest.raises(DatabaseUnavailable, match="the server is read-only"):
        look_over(database)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that all users may reach, as those of the tests are not."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("setpriv"), reason="root may write everything")
@pytest.mark.parametrize(("mode", "of_folder", "said"), [(0o444, 0o777, "may not write it"), (0o666, 0o555, "folder")])
def test_what_may_not_be_written_is_named(
    sqlite_template: Path, open_folder: Path, mode: int, of_folder: int, said: str
) -> None:
    """As a user sees it who may not write the file, or its folder."""
    path = open_folder / "news.db"
    shutil.copy(sqlite_template, path)
    path.chmod(mode)
    open_folder.chmod(of_folder)
    program = f"from newsfold.__main__ import cli; cli(['db', 'check', '--db', {str(path)!r}])"
    as_nobody = ["setpriv", "--reuid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    done = subprocess.run([*as_nobody, sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("code", [sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_IOERR_SHMMAP, sqlite3.SQLITE_IOERR_LOCK])
def test_a_share_without_locks_is_named(code: int) -> None:
    error = sqlite3.OperationalError("locking protocol")
    error.sqlite_errorcode = code
    found = sqlite.fault(error, "/share/news.db")
    assert found is not None
    assert found[0] is DatabaseUnavailable
    assert "keep the file on a disk of this machine" in found[1]


def test_a_log_of_another_user_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "news.db"
    for name in ("news.db", "news.db-wal"):
        (tmp_path / name).touch()
    monkeypatch.setattr(os, "access", lambda one, mode: mode != os.W_OK or not str(one).endswith("-wal"))
    error = sqlite3.OperationalError("attempt to write a readonly database")
    error.sqlite_errorcode = sqlite3.SQLITE_READONLY
    found = sqlite.fault(error, str(path))
    assert found is not None
    assert f"this user may not write news.db-wal, which is of {path.owner()}" in found[1]


def test_tidying_and_packing_change_no_row(filled: Database) -> None:
    with filled.read() as connection:
        before = connection.execute(select(article)).all()
    tidy(filled)
    care_of(filled).pack(filled)
    with filled.read() as connection:
        assert connection.execute(select(article)).all() == before
    assert look_over(filled).faults == ()


def test_the_log_is_small_after_tidying(sqlite_url: str) -> None:
    with Database(sqlite_url) as database:
        archive(database, ORIGINAL, NOON)
        log = Path(f"{database.location.database}-wal")
        assert log.stat().st_size > 0
        tidy(database)
        assert not log.exists() or log.stat().st_size == 0
