"""A paper on loopback, a store, and a crawl from the one into the other."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Protocol

import pytest

from crawler.config.model import Fetch, Scope, Source
from crawler.crawl.report import RunReport
from crawler.crawl.run import crawl
from crawler.session.workers import Workers
from storage.database import Database
from tests.event_loop import run
from tests.paper import Paper

NOTHING: Mapping[str, Any] = MappingProxyType({})


class Collect(Protocol):
    """Crawls a path of the paper, or a whole URL, and returns the report; keywords are those of `Fetch`."""

    def __call__(
        self,
        start: str,
        *,
        limit: int | None = None,
        scope: Scope | None = None,
        stop: asyncio.Event | None = None,
        own: Mapping[str, Any] = NOTHING,
        **fetch: Any,
    ) -> RunReport:
        """Crawl from a path or URL; `own` is what the source has of its own."""


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    pool = Workers(1)
    yield pool
    pool.close()


@pytest.fixture
def paper() -> Iterator[Paper]:
    with Paper() as paper:
        yield paper


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Database]:
    with Database(sqlite_url) as database:
        yield database


@pytest.fixture
def collect(paper: Paper, workers: Workers, store: Database) -> Collect:
    def collect(
        start: str,
        *,
        limit: int | None = None,
        scope: Scope | None = None,
        stop: asyncio.Event | None = None,
        own: Mapping[str, Any] = NOTHING,
        **fetch: Any,
    ) -> RunReport:
        settings = replace(Fetch(allow_private=(paper.host,), timeout=5.0, retries=1), **fetch)
        url = paper.url(start) if start.startswith("/") else start
        source = Source(name="paper", url=url, limit=limit, scope=scope, **own)
        return run(crawl(source, database=store, fetch=settings, workers=workers, stop=stop))

    return collect
