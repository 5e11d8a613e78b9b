"""When: one timer tick finds the sources that are due; `python scheduler.py --config FILE` runs it for ever."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import sys
import threading
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from crawler.config.file import load_config
from crawler.config.model import Config, LogFormat, Source
from crawler.config.twins import twins
from crawler.core.errors import CrawlerError
from crawler.crawl.event_loop import run_in_loop
from crawler.crawl.report import RunReport
from crawler.crawl.run import crawl
from crawler.daemon.alarms.watch import Watch
from crawler.daemon.daemon import Daemon
from crawler.daemon.reload import Hangups, InForce, Watched
from crawler.daemon.searches.telling import Teller
from crawler.daemon.upkeep import Upkeep
from crawler.daemon.waiting import open_when_there
from crawler.logs import log_to_stderr
from crawler.monitoring.http_server import serving
from crawler.monitoring.monitor import Monitor
from crawler.saved.writing import ArchiveWriter, archiving
from crawler.session.workers import Workers
from migrations import open_database
from storage.database import Database
from storage.errors import StorageError

logger = logging.getLogger("scheduler")

DEFAULT_CONFIG = Path("newsfold.toml")
TICK = 1.0
"""Seconds between two looks at what is due."""

WATCH_EVERY = 5.0
"""Seconds between two looks for alarms."""

UPKEEP_EVERY = 24
"""Hours between two times of upkeep; the first is at the start."""

STOP_WITHIN = 15.0
"""Seconds that the daemon has to stop."""


def run_daemon(
    load: Callable[[], Config],
    path: Path,
    *,
    verbose: bool = False,
    wait: timedelta = timedelta(),
    kind: str = "daemon",
) -> None:
    """Crawl the sources when they are due until a signal comes; at most once a process. It sets up the log.

    A "daemon" makes the sources of the store those of its configuration, a "worker" takes them as they stand there.

    The first SIGTERM or SIGINT ends it within 15 seconds, what is stored is kept; a second one ends it at once.
    SIGHUP, or a change of the file at `path`, has `load` read it anew. Raises ConfigError, and StorageError where the
    store cannot be used at the start for as long as `wait`; later it is waited for.
    """
    with Hangups() as hangups:
        file = Watched(path)
        config = load()
        log_to_stderr(verbose=verbose, ours=logging.INFO, as_json=config.log.format is LogFormat.JSON)
        known = None if wait else open_database(config.database)  # what is wrong is told before anything else begins
        with _page(config) if kind == "daemon" else nullcontext():  # a worker beside it has the same file
            run_in_loop(lambda stop: _run(config, load, file, hangups, known, wait, stop, kind=kind))


def _page(config: Config) -> AbstractContextManager[object]:
    """Return what shows the archive in a browser meanwhile, if the configuration asks for it. Raises ConfigError."""
    if config.page.listen is None:
        return nullcontext()
    from newsfold.web.beside import page_beside  # its libraries are loaded only where somebody wants the page

    return page_beside(config)


async def _run(
    config: Config,
    load: Callable[[], Config],
    file: Watched,
    hangups: Hangups,
    known: Database | None,
    wait: timedelta,
    stop: asyncio.Event,
    *,
    kind: str,
) -> None:
    monitor = Monitor()
    try:
        async with serving(config.metrics.listen, monitor):
            database = known or await open_when_there(config.database, wait, stop)
            if database is None:
                _end_within(STOP_WITHIN)
            else:
                with database, archiving(config.archive) as recorder:
                    await _serve(config, load, file, hangups, database, recorder, monitor, stop, kind=kind)
            logger.info("newsfold is down")
    finally:
        monitor.close()


async def _serve(
    config: Config,
    load: Callable[[], Config],
    file: Watched,
    hangups: Hangups,
    database: Database,
    recorder: ArchiveWriter | None,
    monitor: Monitor,
    stop: asyncio.Event,
    *,
    kind: str,
) -> None:
    workers = Workers(config.fetch.workers, timeout=config.fetch.parse_timeout)
    monitor.opened(database, workers)

    async def crawl_source(source: Source, stop_crawl: asyncio.Event) -> RunReport:
        fetch, full = in_force.config.fetch, in_force.in_full(source)
        run = partial(crawl, full, database=database, fetch=fetch, workers=workers, stop=stop_crawl, recorder=recorder)
        return await monitor.crawl(source.name, lambda show: run(on_progress=show))

    daemon = Daemon(database, crawl_source, lambda: datetime.now(UTC), kind=kind, at_once=config.fetch.crawls)
    in_force = InForce(config, load, daemon.configure)
    upkeep = Upkeep(database, lambda: in_force.config, lambda: datetime.now(UTC))
    asked = hangups.event()
    watch = Watch(database, lambda: in_force.config.alarms, lambda: daemon.store.fault, lambda: datetime.now(UTC))
    # A worker does no upkeep: it does not know what is to be kept of sources that its file does not name.
    keep_up = upkeep.keep_up if kind == "daemon" else None
    teller = Teller(database, lambda: in_force.config, lambda: datetime.now(UTC))
    timer = _timer(partial(monitor.tick, daemon.tick), partial(_look, watch, teller), keep_up)
    try:
        await daemon.prepare(config.sources)
        for sentence in twins(config.sources):
            logger.warning("configuration: %s", sentence)
        timer.start()
        logger.info("newsfold is up: %s, database %s", _described(kind, config), database.url)
        monitor.up(lambda: daemon.store.fault is not None)
        await _keep_in_force(partial(monitor.reload, in_force.read_anew), file, asked, stop)
        monitor.stopping()
        _end_within(STOP_WITHIN)
        timer.pause()
        upkeep.stop()
        await daemon.close()
        await watch.close()
        await asyncio.sleep(0)  # a job that was just submitted has begun: the timer logs the end of one that has not
        timer.shutdown(wait=False)
    finally:
        workers.close()


def _timer(
    tick: Callable[[], Awaitable[None]],
    look: Callable[[], Awaitable[None]],
    keep_up: Callable[[], Awaitable[None]] | None,
) -> AsyncIOScheduler:
    """Return a timer of these jobs, to be started; it keeps nothing: what is due stands in the store."""
    timer = AsyncIOScheduler(timezone=UTC)
    now, whenever = datetime.now(UTC), {"misfire_grace_time": None, "coalesce": True}
    for job, seconds in ((tick, TICK), (look, WATCH_EVERY)):
        timer.add_job(partial(_until_cancelled, job), "interval", seconds=seconds, max_instances=1, **whenever)
    if keep_up is not None:
        daily = partial(_until_cancelled, keep_up)
        timer.add_job(daily, "interval", hours=UPKEEP_EVERY, next_run_time=now, **whenever)
    return timer


def _described(kind: str, config: Config) -> str:
    return "a worker for the sources of the database" if kind == "worker" else f"{len(config.sources)} sources"


async def _look(watch: Watch, teller: Teller) -> None:
    """Tell what is wrong, then what is new of saved searches."""
    await watch.look()
    await teller.look()


async def _keep_in_force(
    read_anew: Callable[[], Awaitable[None]], file: Watched, asked: asyncio.Event, stop: asyncio.Event
) -> None:
    """Read the configuration anew when it is asked for, or the file has changed, until the daemon is to stop."""
    while not stop.is_set():
        await _first_of(stop.wait(), asked.wait(), timeout=TICK)
        if not stop.is_set() and (asked.is_set() or file.has_changed()):
            asked.clear()
            await _first_of(stop.wait(), read_anew())  # a store that is held by others keeps no stop waiting


async def _first_of(*waits: Awaitable[object], timeout: float | None = None) -> None:
    """Wait for the first of them, and cancel the others."""
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    try:
        await asyncio.wait(tasks, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()


async def _until_cancelled(job: Callable[[], Awaitable[None]]) -> None:
    """Run a job of the timer, which would log it as a fault of the job that the end of the daemon cancels it."""
    with suppress(asyncio.CancelledError):
        await job()


def _end_within(seconds: float) -> None:
    """End this process after that time, whatever it still waits for; no transaction is ever half written."""

    def end() -> None:
        logger.error("stopping took more than %g seconds; ended", seconds)
        os._exit(1)

    watchdog = threading.Timer(seconds, end)
    watchdog.daemon = True
    watchdog.start()


def main(arguments: list[str] | None = None) -> None:
    """Run the daemon from the command line."""
    parser = argparse.ArgumentParser(prog="scheduler.py", description="Crawl the configured sources when they are due.")
    parser.add_argument("--config", metavar="FILE", type=Path, default=DEFAULT_CONFIG, help="default: newsfold.toml")
    chosen = parser.parse_args(arguments)
    try:
        run_daemon(partial(load_config, chosen.config), chosen.config)
    except (CrawlerError, StorageError) as error:
        sys.exit(f"Error: {error}")


if __name__ == "__main__":
    main()
