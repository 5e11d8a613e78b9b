"""Files of saved pages, a store, and a load from the one into the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from crawler.config.model import Fetch
from crawler.loading.load import load
from crawler.loading.marks import Load
from crawler.loading.report import LoadReport
from crawler.saved.values import Wanted
from crawler.session.workers import Workers
from storage.database import Database
from tests.event_loop import run


class LoadFile(Protocol):
    """Loads a file or folder and returns the report."""

    def __call__(
        self, path: Path, *, wanted: Wanted | None = None, url: str | None = None, again: bool = False
    ) -> LoadReport:
        """Load it."""


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    pool = Workers(1)
    yield pool
    pool.close()


@pytest.fixture
def load_file(workers: Workers, database: Database) -> LoadFile:
    def load_file(
        path: Path, *, wanted: Wanted | None = None, url: str | None = None, again: bool = False
    ) -> LoadReport:
        job = Load(path=path, source="old", wanted=wanted or Wanted(), url=url, again=again)
        return run(load(job, database=database, fetch=Fetch(), workers=workers))

    return load_file
