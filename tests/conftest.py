"""Databases for the tests: a fresh one of each kind, its tables made once a session and then copied."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from itertools import count
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from psycopg import sql
from sqlalchemy import make_url

from migrations import open_database
from storage.database import Database
from storage.dialects import postgresql
from storage.models import metadata
from tests.postgres import running_server

KINDS = ("sqlite", "postgresql")
QUEUE_TABLES = [f"procrastinate_{name}" for name in ("events", "jobs", "periodic_defers", "workers")]

# How long an example takes says how busy the machine is, and nothing of the code.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


class PostgresServer:
    """A server on which tests make and drop databases; `url` is that of its maintenance database."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._numbers = count()

    @contextmanager
    def database(self) -> Iterator[str]:
        """Make a database and yield its URL; drop it afterwards."""
        name = f"newsfold_test_{os.getpid()}_{next(self._numbers)}"
        self._run(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        try:
            yield make_url(self._url).set(database=name).render_as_string(hide_password=False)
        finally:
            self._run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def _run(self, statement: sql.Composed) -> None:
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute(statement)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A real PostgreSQL server: `$TEST_DATABASE_URL` where it is set, else a throw-away one."""
    given = os.environ.get("TEST_DATABASE_URL")
    with nullcontext(given) if given else running_server() as url:
        yield PostgresServer(url)


@pytest.fixture(scope="session")
def postgres_tables(postgres_server: PostgresServer) -> Iterator[str]:
    """The URL of a PostgreSQL database with tables, which the tests use one after the other."""
    with postgres_server.database() as url:
        open_database(url).close()
        yield url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with empty tables, to be copied."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    open_database(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The URL of a fresh SQLite file with empty tables."""
    shutil.copy(sqlite_template, tmp_path / "news.db")
    return f"sqlite:///{tmp_path / 'news.db'}"


@pytest.fixture
def postgres_url(postgres_tables: str) -> str:
    """The URL of a PostgreSQL database with empty tables."""
    _empty(postgres_tables)
    return postgres_tables


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of a fresh database with empty tables, one of each kind."""
    url: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return url


@pytest.fixture(params=KINDS)
def bare_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh database without tables, one of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'news.db'}"
    else:
        server: PostgresServer = request.getfixturevalue("postgres_server")
        with server.database() as url:
            yield url


def _empty(url: str) -> None:
    """Empty all tables, whoever still uses them: several times faster than a new database."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        ours = [name for name in metadata.tables if name != "compatibility"]  # its row is made with the tables
        names = [*ours, *postgresql.tables.tables, *QUEUE_TABLES]
        tables = sql.SQL(", ").join(map(sql.Identifier, names))
        connection.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY").format(tables))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh database with empty tables, one of each kind."""
    with Database(database_url) as database:
        yield database
