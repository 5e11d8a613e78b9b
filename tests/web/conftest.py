from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from newsfold.web.app import guarded
from newsfold.web.context import Context
from newsfold.web.settings import Settings
from storage.database import Database
from tests.web.press import NOON, fill

BASE = "http://127.0.0.1:8090"
LATER = NOON + timedelta(hours=8)


@pytest.fixture
def filled(database: Database) -> Database:
    """The archive of two papers, on each database."""
    fill(database)
    return database


@pytest.fixture
def sqlite_filled(sqlite_url: str) -> Iterator[Database]:
    """The archive of two papers, on SQLite alone, for what the database does not matter to."""
    with Database(sqlite_url) as database:
        fill(database)
        yield database


def client_of(database: Database, settings: Settings | None = None) -> TestClient:
    """Return a browser of the page of an archive; it is eight hours past its first noon."""
    context = Context(database, settings or Settings(), lambda: LATER)
    return TestClient(guarded(context), base_url=BASE, follow_redirects=False)


@pytest.fixture
def client(filled: Database) -> Iterator[TestClient]:
    with client_of(filled) as client:
        yield client


@pytest.fixture
def browser(sqlite_filled: Database) -> Iterator[TestClient]:
    with client_of(sqlite_filled) as client:
        yield client
