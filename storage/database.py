"""The one way into the database: an engine set up for it, transactions, and the version of its tables."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import cast

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from storage import models
from storage.dialects import Dialect
from storage.errors import SchemaTooNew, SchemaTooOld, SchemaUnknown, StorageError, UnsupportedDatabase
from storage.schema import Schema, fault_of, read_schema

_LOCK_TIMEOUT = 30.0
_IN_MEMORY = "a database in memory is gone when the program ends"
_NOT_SHOWN = "(not shown)"
_LOGIN = re.compile(r"[^:@]{1,200}:[^@]{1,1000}@")
_SECRET = re.compile(r"pass(?!file)|secret|scram", re.IGNORECASE)
"""Parameters of libpq that hold a secret."""


class Database:
    """A database by its URL: `sqlite:///PATH` (or the plain path) or `postgresql://USER:PASSWORD@HOST/NAME`.

    `url` may be shown; `location` has the password, if there is one. Nothing is opened before the first transaction.
    Errors of the driver arrive as `StorageError`. It may be used from several threads, but not across a fork; pickled
    to another process it is that one's own, the same each time.
    `transactions` counts those that wrote and were committed, `failures` the errors of the driver.
    """

    def __init__(self, url: str, *, lock_timeout: float = _LOCK_TIMEOUT) -> None:
        """`lock_timeout` is how many seconds to wait for another writer. Raises UnsupportedDatabase."""
        parsed = parse_url(url)
        self.url = masked(parsed)
        self.transactions = self.failures = 0
        self._counts = threading.Lock()
        self.location = parsed
        self._lock_timeout = lock_timeout
        self.dialect = _dialect(parsed.get_backend_name())
        self._engine: Engine = create_engine(parsed, **self.dialect.engine_options(lock_timeout))
        self._writer = self._engine.execution_options(writes=True)
        self.dialect.prepare(self._engine, lock_timeout)
        event.listen(self._engine, "handle_error", self._explain, retval=True)

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __reduce__(self) -> tuple[object, ...]:
        return _database_of, (self.location.render_as_string(hide_password=False), self._lock_timeout)

    def close(self) -> None:
        """Close all connections; a later transaction opens new ones."""
        self._engine.dispose()

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """Open a write transaction: committed at the end, rolled back on an exception."""
        with self._writer.begin() as connection:
            yield connection
        with self._counts:
            self.transactions += 1

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a transaction that only reads, and keeps no writer waiting."""
        with self._engine.begin() as connection:
            yield connection

    @contextmanager
    def outside(self) -> Iterator[Connection]:
        """Open a connection outside of any transaction, for what none may hold."""
        with self._engine.execution_options(**self.dialect.OUTSIDE).connect() as connection:
            yield connection

    def lock(self, connection: Connection, keys: Sequence[bytes]) -> None:
        """Hold these keys until the transaction ends: whoever writes under one of them waits for us."""
        self.dialect.lock(connection, keys)

    def revision(self, connection: Connection | None = None) -> str | None:
        """Return the version of the tables, None where there are none."""
        return self._schema(connection).revision

    def check(self) -> None:
        """Raise SchemaTooNew, SchemaTooOld or SchemaUnknown unless this program can work with the tables."""
        schema = self._schema()
        if self._needs_upgrade(schema):
            has = f"its tables are of version {schema.revision}" if schema.revision else "it has no tables yet"
            raise SchemaTooOld(self.url, f"{has}, this program needs version {models.REVISION}")

    def needs_upgrade(self, connection: Connection | None = None) -> bool:
        """Whether the tables are to be made or upgraded; raises SchemaTooNew and SchemaUnknown."""
        return self._needs_upgrade(self._schema(connection))

    def _needs_upgrade(self, schema: Schema) -> bool:
        own = [*models.metadata.tables, *self.dialect.tables.tables]
        fault = fault_of(schema, own, shared=self.dialect.SHARED)
        if fault is not None:
            raise SchemaUnknown(self.url, *fault)
        revision = schema.revision
        if revision is not None and revision > models.REVISION:  # versions are numbers with leading zeros
            if schema.oldest is not None and schema.oldest <= models.REVISION:
                return False  # a later program has added to them, and this one works beside it until it is upgraded
            known = f"this program knows only {models.REVISION}"
            raise SchemaTooNew(self.url, f"its tables are of version {revision}, {known}")
        return revision != models.REVISION

    def _schema(self, connection: Connection | None = None) -> Schema:
        if connection is not None:
            return read_schema(connection)
        with self.read() as connection:
            return read_schema(connection)

    def _explain(self, context: ExceptionContext) -> StorageError | None:
        """Turn an error of the driver into one of ours; None leaves SQLAlchemy's."""
        found = self.dialect.fault(context.original_exception, self.location.database or "")
        if found is None:
            return None
        with self._counts:
            self.failures += 1
        return found[0](self.url, found[1])


@cache
def _database_of(url: str, lock_timeout: float) -> Database:
    return Database(url, lock_timeout=lock_timeout)


def _dialect(name: str) -> Dialect:
    """Return what is special of a database; the driver of the other one is not loaded."""
    if name == "sqlite":
        from storage.dialects import sqlite

        return cast("Dialect", sqlite)
    from storage.dialects import postgresql

    return cast("Dialect", postgresql)


def parse_url(url: str) -> URL:
    """Return the URL as SQLAlchemy needs it; a text without a scheme is the path of an SQLite file.

    Raises UnsupportedDatabase.
    """
    if "://" not in url and url:
        if _LOGIN.match(url):
            raise UnsupportedDatabase(_NOT_SHOWN, "its URL begins with no scheme")
        if url == ":memory:":
            raise UnsupportedDatabase(url, _IN_MEMORY)
        return URL.create("sqlite", database=str(Path(url)))
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise UnsupportedDatabase(_NOT_SHOWN, "its URL cannot be read") from None
    if "@" in (parsed.host or ""):
        raise UnsupportedDatabase(_NOT_SHOWN, "its URL holds more than one @", "write %40 for each @ of a password")
    if parsed.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername != "sqlite":
        raise UnsupportedDatabase(masked(parsed), f"{parsed.drivername} is not supported")
    if parsed.database in (None, "", ":memory:"):
        raise UnsupportedDatabase(masked(parsed), _IN_MEMORY)
    return parsed


def masked(url: URL) -> str:
    """Return a URL that may be shown: without any password, in whatever part of it."""
    secret = {key: "***" for key in url.query if _SECRET.search(key)}
    shown = url.update_query_dict(secret).render_as_string(hide_password=True)
    return shown.replace("postgresql+psycopg:", "postgresql:", 1).replace("=%2A%2A%2A", "=***")
