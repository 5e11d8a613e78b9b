"""Several files and folders loaded in one process, one after the other; kept ones read again."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from crawler.config.model import Fetch
from crawler.core.errors import SiteBusy
from crawler.crawl.event_loop import run_in_loop
from crawler.loading.load import load
from crawler.loading.marks import Load
from crawler.loading.replay import Replay, ReplayedPage
from crawler.loading.report import LoadReport
from crawler.saved.values import SavedError, Wanted
from crawler.session.workers import Workers
from newsfold.cli.loading.summary import shown
from newsfold.cli.options import EXIT_BUSY
from storage.database import Database

_INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of several loads: a report of each that was begun, what kept the others from it, whether it stopped."""

    reports: Sequence[LoadReport]
    faults: Sequence[SavedError | SiteBusy]
    stopped: bool

    @property
    def exit_code(self) -> int:
        """What the command ends with."""
        if self.stopped:
            return _INTERRUPTED
        if any(report.failure for report in self.reports) or any(isinstance(one, SavedError) for one in self.faults):
            return 1
        return EXIT_BUSY if self.faults else 0


def jobs_of(
    paths: Sequence[str],
    *,
    source: str | None,
    hosts: Sequence[str],
    after: datetime | None,
    before: datetime | None,
    url: str | None,
    again: bool,
) -> list[Load]:
    """Return what is to be loaded; times without a zone are UTC."""
    names = tuple(host.lower().removeprefix("www.") for host in hosts)
    wanted = Wanted(hosts=names, after=_utc(after), before=_utc(before))
    each = ((Path(path), source or f"load:{Path(path).resolve().name}") for path in dict.fromkeys(paths))
    return [Load(path=path, source=name, wanted=wanted, url=url, again=again) for path, name in each]


def load_all(store: Database, jobs: Sequence[Load]) -> Loaded:
    """Load one after the other. At most once a process; raises StorageError."""

    async def main(stop: asyncio.Event) -> Loaded:
        fetch = Fetch()
        workers = Workers(fetch.workers, timeout=fetch.parse_timeout)
        reports: list[LoadReport] = []
        faults: list[SavedError | SiteBusy] = []
        try:
            with shown() as show:
                for job in jobs:
                    if stop.is_set():
                        break
                    try:
                        done = await load(job, database=store, fetch=fetch, workers=workers, stop=stop, show=show)
                        reports.append(done)
                    except (SavedError, SiteBusy) as error:
                        faults.append(error)
        finally:
            workers.close()
        return Loaded(reports, faults, stop.is_set())

    return run_in_loop(main)


def replay_all(
    store: Database, path: Path, take: Callable[[ReplayedPage], None], *, apply: bool
) -> tuple[Counter[str], bool]:
    """Read kept pages again, give each that is compared to `take`, and return the counts and whether it stopped.

    At most once a process; raises ClickException where there is nothing to read.
    """

    async def main(stop: asyncio.Event) -> tuple[Counter[str], bool]:
        fetch = Fetch()
        workers = Workers(fetch.workers, timeout=fetch.parse_timeout)
        replay = Replay(path, store, workers, fetch.max_bytes, apply=apply)
        try:
            async for page in replay.pages(stop.is_set):
                take(page)
        finally:
            workers.close()
        return replay.counts, stop.is_set()

    try:
        return run_in_loop(main)
    except SavedError as error:
        raise click.ClickException(str(error)) from None


def _utc(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.replace(tzinfo=UTC)
