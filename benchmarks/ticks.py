"""What a look at the timetable costs: `python -m benchmarks.ticks [--sources 10000]`, on both databases.

The daemon's own tick, with crawls that end at once, on a clock that moves a second a tick: with as many sources due as
an hour has for them, and with all of them due; by the clock on the wall, and the processor time of the daemon.
Then a daemon as a process whose sources are all due later: its memory and its share of a core.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import text, update

from benchmarks.process_tree import cpu_of, memory_of
from crawler.config.model import Source
from crawler.crawl.report import RunReport
from crawler.daemon.daemon import Daemon
from crawler.session.outcomes import Outcome
from migrations import open_database
from storage.database import Database
from storage.models import source
from tests.postgres import running_server

_HOUR = timedelta(hours=1)
_SETTLE, _WATCHED = 10.0, 60.0
"""Seconds that a daemon has to come to rest, and that it is then watched."""


async def crawl(source: Source, _: asyncio.Event) -> RunReport:
    """Find nothing new, at once."""
    return RunReport(
        source=source, run_id=1, status="done", pages=1, unchanged=1, bytes=0, new=0, near=0, repeats=0, revisions=0,
        errors=(), duration=0.0, limit_hit=False, given_up=0, outcome=Outcome.UNCHANGED,
    )  # fmt: skip


def sources(count: int) -> list[Source]:
    """Return so many sources, each of a site of its own."""
    return [
        Source(name=f"paper-{number}", url=f"https://paper-{number}.example/", every=_HOUR) for number in range(count)
    ]


async def ticks(database: Database, count: int, ticks: int, *, all_due: bool) -> tuple[list[float], float]:
    """Return how many milliseconds each tick took, and the milliseconds of processor time of one on the average."""
    now = datetime.now(UTC)
    daemon = Daemon(database, crawl, lambda: now)
    await daemon.prepare(sources(count))
    with database.begin() as connection:
        for number in range(60):
            due_at = now if all_due else now + _HOUR * number / 60
            spread = update(source).where(source.c.id % 60 == number)
            connection.execute(spread.values(next_due_at=due_at, is_slow=False))
        if connection.dialect.name == "postgresql":
            connection.execute(text("ANALYZE source"))
    taken, spent = [], 0.0
    for _ in range(ticks):
        now += timedelta(seconds=1)
        begun, spent_before = time.perf_counter(), time.process_time()
        await daemon.tick()
        taken.append(1000 * (time.perf_counter() - begun))
        spent += 1000 * (time.process_time() - spent_before)
        await asyncio.sleep(0.05)  # the crawls end
    await daemon.close()
    return taken, spent / ticks


def idle(url: str, folder: Path, count: int) -> tuple[float, float]:
    """Return the MB and the percent of a core that a daemon takes whose sources are all due later."""
    config = folder / "idle.toml"
    tables = "".join(f'[[source]]\nname = "{one.name}"\nurl = "{one.url}"\nevery = "1h"\n' for one in sources(count))
    config.write_text(f'database = "{url}"\n{tables}', "utf-8")
    with open_database(url) as database:
        asyncio.run(Daemon(database, crawl, lambda: datetime.now(UTC)).prepare(sources(count)))
        with database.begin() as connection:
            now = datetime.now(UTC)
            connection.execute(update(source).values(next_due_at=now + _HOUR, last_started_at=now))
    command = [sys.executable, "-m", "newsfold", "daemon", "--config", str(config)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        if not any("newsfold is up" in line for line in process.stderr):
            raise SystemExit("the daemon did not start")
        time.sleep(_SETTLE)
        begun = cpu_of(process.pid)
        time.sleep(_WATCHED)
        cpu, memory = cpu_of(process.pid) - begun, memory_of(process.pid)
        process.terminate()
        process.wait()
    return memory / 2**20, 100 * cpu / _WATCHED


@contextmanager
def databases(folder: Path) -> Iterator[list[tuple[str, str]]]:
    """Yield the name and the URL of a database of each kind."""
    with running_server() as url:
        yield [("SQLite", f"sqlite:///{folder}/ticks.db"), ("PostgreSQL", url)]


def main() -> None:
    """Read the command line, measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=int, default=10_000, metavar="N")
    parser.add_argument("--idle", type=int, default=1_000, metavar="N", help="sources of the daemon that rests")
    parser.add_argument("--ticks", type=int, default=200, metavar="N")
    options = parser.parse_args()
    print(f"{'':12}{'sources':>9}{'due':>8}{'median':>9}{'99 %':>9}{'longest':>9}{'processor':>11}  ms a tick")
    rows = []
    with tempfile.TemporaryDirectory() as temporary, databases(Path(temporary)) as both:
        for name, url in both:
            with open_database(url) as database:
                for word, all_due in (("hourly", False), ("all", True)):
                    taken, spent = asyncio.run(ticks(database, options.sources, options.ticks, all_due=all_due))
                    worst = statistics.quantiles(taken, n=100)[98]
                    print(
                        f"{name:12}{options.sources:9}{word:>8}{statistics.median(taken):9.1f}{worst:9.1f}"
                        f"{max(taken):9.1f}{spent:11.1f}"
                    )
            rows.append((name, *idle(url, Path(temporary), options.idle)))
    print(f"\n{'at rest':12}{'sources':>9}{'MB':>8}{'% of a core':>13}")
    for name, memory, cpu in rows:
        print(f"{name:12}{options.idle:9}{memory:8.0f}{cpu:13.2f}")


if __name__ == "__main__":
    main()
