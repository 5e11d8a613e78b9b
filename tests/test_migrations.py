from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, MetaData, Table, Text, inspect, text

import migrations
from migrations import open_database, upgrade
from storage.database import Database
from storage.errors import SchemaTooNew, SchemaTooOld
from storage.models import REVISION, metadata


def test_the_revision_of_the_models_is_the_newest_migration() -> None:
    assert ScriptDirectory(str(migrations.LOCATION)).get_heads() == [REVISION]


def is_ours(name: str | None, kind: str, _: object) -> bool:
    """Whether a thing is not of the queue, whose tables procrastinate makes, nor of FTS5, which makes its own."""
    return not (kind == "table" and re.match("procrastinate_|article_words_", str(name)))


def test_migrations_make_exactly_the_tables_of_the_models(bare_database_url: str) -> None:
    with open_database(bare_database_url) as database, database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True, "include_name": is_ours})
        tables: Any = [metadata, database.dialect.tables]
        if not database.dialect.SHARED:  # of FTS5
            tables.append(MetaData())
            Table("article_words", tables[-1], *(Column(name, Text()) for name in ("title", "authors", "text")))
        assert compare_metadata(context, tables) == []
        made = inspect(connection)
        for table in (*metadata.tables.values(), *database.dialect.tables.tables.values()):
            assert made.get_pk_constraint(table.name)["name"] == f"pk_{table.name}"
            assert {index["name"] for index in made.get_indexes(table.name)} >= {i.name for i in table.indexes}


def test_upgrading_twice_changes_nothing(bare_database_url: str) -> None:
    with open_database(bare_database_url) as database:
        upgrade(database)
        assert database.revision() == REVISION


def test_a_database_that_is_up_to_date_opens_without_alembic(database_url: str) -> None:
    code = (
        "import sys; from migrations import open_database; "
        f"open_database({database_url!r}).close(); sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(migrations.__file__).parent.parent)


def test_processes_that_start_at_once_upgrade_once(bare_database_url: str) -> None:
    code = f"from migrations import open_database; print(open_database({bare_database_url!r}).revision())"
    root = Path(migrations.__file__).parent.parent
    starts = [
        subprocess.Popen([sys.executable, "-c", code], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    for start in starts:
        out, err = start.communicate()
        assert (out.decode().strip(), err.decode()) == (REVISION, "")


def test_tables_of_a_later_version_are_refused_and_left_alone(bare_database_url: str) -> None:
    with open_database(bare_database_url) as database:
        with database.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
            connection.execute(text("UPDATE compatibility SET oldest = '9999'"))
        with pytest.raises(SchemaTooNew, match=rf"version 9999.*only {REVISION}; install the version") as caught:
            upgrade(database)
        assert "\n" not in str(caught.value)
        with pytest.raises(SchemaTooNew):
            database.check()
        assert database.revision() == "9999"


def test_tables_that_a_later_version_has_only_added_to_are_used(bare_database_url: str) -> None:
    """Nodes of two versions work side by side while they are upgraded one after the other."""
    with open_database(bare_database_url) as database:
        with database.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
            connection.execute(text("ALTER TABLE source ADD COLUMN later TEXT"))
        upgrade(database)
        database.check()
        assert database.revision() == "9999"


def test_the_queue_is_as_this_program_knows_it(bare_database_url: str) -> None:
    """Another schema of procrastinate needs a migration that brings databases of before to it."""
    with open_database(bare_database_url) as database, database.read() as connection:
        if database.dialect.QUEUE:
            note = text("SELECT obj_description('procrastinate_jobs'::regclass)")
            assert connection.execute(note).scalar() == "schema of 03.04.00_50_post_add_retry_failed_job_procedure"


def test_a_database_without_tables_is_named_so(bare_database_url: str) -> None:
    with Database(bare_database_url) as database, pytest.raises(SchemaTooOld, match="it has no tables yet"):
        database.check()


def test_a_migration_that_fails_leaves_nothing_behind(
    bare_database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    location = tmp_path / "broken"
    (location / "versions").mkdir(parents=True)
    (location / "env.py").write_text((migrations.LOCATION / "env.py").read_text())
    for version in (migrations.LOCATION / "versions").glob("*.py"):
        body = version.read_text().replace("    _run_error()\n", "    _run_error()\n    raise ValueError('broken')\n")
        (location / "versions" / version.name).write_text(body)
    with monkeypatch.context() as patch, Database(bare_database_url) as database:
        patch.setattr(migrations, "LOCATION", location)
        with pytest.raises(ValueError, match="broken"):
            upgrade(database)
        with database.read() as connection:
            assert inspect(connection).get_table_names() == []
    with open_database(bare_database_url) as database:
        assert database.revision() == REVISION
