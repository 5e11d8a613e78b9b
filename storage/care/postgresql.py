"""PostgreSQL: its server does most of it; copies are made by pg_dump and pg_restore."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from sqlalchemy import func, insert, select, text

from storage.database import Database
from storage.dialects import postgresql
from storage.errors import BackupError
from storage.models import marker, metadata

_TRIED = 64  # rows that are written to know whether they can be
_TABLES = (*metadata.tables, *postgresql.tables.tables)
_VERSIONS = "alembic_version"


def tidy(database: Database) -> None:
    """Let the server know the sizes of the tables; it sees to their gaps by itself."""
    with database.outside() as connection:
        for table in _TABLES:
            connection.execute(text(f"ANALYZE {table}"))


def pack(database: Database) -> None:
    """Write each table anew; who wants to use it waits."""
    with database.outside() as connection:
        for table in _TABLES:
            connection.execute(text(f"VACUUM (FULL, ANALYZE) {table}"))


def try_write(database: Database) -> None:
    """Write some rows and take them back."""
    with database.begin() as connection:
        rows = [{"name": f"tried {part} {'x' * 1000}", "article_id": 0} for part in range(_TRIED)]
        part = connection.begin_nested()
        connection.execute(insert(marker), rows)
        part.rollback()


def damage(database: Database) -> list[str]:
    """Return nothing: a server looks after its files."""
    return []


def room(database: Database) -> tuple[int, int | None]:
    """Return the bytes of the whole database; what is free is known to its server's machine alone."""
    with database.read() as connection:
        return int(connection.execute(select(func.pg_database_size(func.current_database()))).scalar_one()), None


def backup(database: Database, file: Path) -> None:
    """Dump the tables of this program, as they are at one moment, packed."""
    tables = [f"--table={table}" for table in (*_TABLES, _VERSIONS)]
    _run(database, file, "pg_dump", "--format=custom", "--no-owner", "--no-acl", *tables, f"--file={file}")


def check_backup(file: Path) -> None:
    """Let pg_restore read what a dump holds, to its end."""
    found = _call(file, ["pg_restore", "--file=/dev/null", str(file)], None)
    if found is not None:
        raise BackupError(str(file), f"it is no whole dump ({found})")


def restore(database: Database, file: Path) -> None:
    """Put a dump in place of the tables that are there, in one transaction."""
    options = ("--clean", "--if-exists", "--no-owner", "--no-acl", "--single-transaction", "--exit-on-error")
    name = database.location.database or ""
    _run(database, file, "pg_restore", *options, f"--dbname={name}", str(file))


def _run(database: Database, file: Path, *command: str) -> None:
    """Run a program of PostgreSQL on a database; the password goes by its environment, where no other user sees it."""
    at = database.location
    said = {"PGHOST": at.host, "PGPORT": at.port, "PGUSER": at.username, "PGDATABASE": at.database}
    said |= {"PGPASSWORD": at.password}
    said |= {f"PG{name.upper()}": value for name, value in at.query.items() if isinstance(value, str)}
    environment = os.environ | {name: str(value) for name, value in said.items() if value}
    found = _call(file, list(command), environment)
    if found is not None:
        raise BackupError(str(file), f"{command[0]} failed ({found})")


def _call(file: Path, command: list[str], environment: dict[str, str] | None) -> str | None:
    """Run a program; return what it says where it fails."""
    program = shutil.which(command[0])
    if program is None:
        raise BackupError(
            str(file), f"this needs the program {command[0]}, which is not there; install PostgreSQL's client"
        )
    done = subprocess.run([program, *command[1:]], env=environment, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return None
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    return lines[0][:300] if lines else f"exit code {done.returncode}"
