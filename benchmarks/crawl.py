"""How fast a full crawl is (fetch, segment, judge, store) beside Scrapy that fetches the same pages and does nothing.

    python -m benchmarks.crawl [--pages 2000] [--rounds 2] [--workers N]
    python -m benchmarks.crawl --again [--pages 2000]

Both read the sitemap of one generated site, with the same concurrency and no delay, in turn, each in a fresh process.
The clock runs from the first page that the server is asked for to the end of the process; memory is the peak of the
whole process tree. Goal: a ratio of 0.4 or more, at most 400 MB.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import resource
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from benchmarks.process_tree import PeakMemory
from crawler.config.model import Fetch

CONCURRENCY = 8


@dataclass(frozen=True, slots=True)
class Outcome:
    """One crawl; `cpu` is in seconds, of all its processes; `stored` is None for Scrapy, which stores nothing.

    `conditional` are the requests that asked only for what changed.
    """

    pages: int
    seconds: float
    cpu: float
    peak: int
    stored: int | None = None
    conditional: int = 0

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.pages / self.seconds


def scrapy_child(base: str) -> None:
    """Fetch every page of the sitemap and do nothing with it."""
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.http import Response
    from scrapy.spiders import SitemapSpider

    class Nothing(SitemapSpider):
        name = "nothing"
        sitemap_urls = (f"{base}/sitemap.xml",)

        def parse(self, response: Response) -> None:
            """Leave the page as it is."""

    process = AsyncCrawlerProcess(
        {
            "ROBOTSTXT_OBEY": True,
            "CONCURRENT_REQUESTS": CONCURRENCY,
            "CONCURRENT_REQUESTS_PER_DOMAIN": CONCURRENCY,
            "DOWNLOAD_DELAY": 0,
            "LOG_LEVEL": "WARNING",
            "TELNETCONSOLE_ENABLED": False,
            "REMOTE_CONTROL_ENABLED": False,
        }
    )
    process.crawl(Nothing)
    process.start()


def newsfold_child(base: str, database: str, workers: int, pages: int) -> None:
    """Crawl the sitemap into an empty database."""
    from crawler.config.model import Source
    from crawler.crawl.event_loop import run_in_loop
    from crawler.crawl.report import RunReport
    from crawler.crawl.run import crawl
    from crawler.session.workers import Workers
    from migrations import open_database

    fetch = Fetch(allow_private=(base.removeprefix("http://"),), delay=0.0, concurrency=CONCURRENCY, workers=workers)
    source = Source(name="benchmark", url=f"{base}/sitemap.xml", limit=2 * pages)
    pool = Workers(fetch.workers, timeout=fetch.parse_timeout)

    async def main(stop: asyncio.Event) -> RunReport:
        return await crawl(source, database=store, fetch=fetch, workers=pool, stop=stop)

    try:
        with open_database(f"sqlite:///{database}") as store:
            report = run_in_loop(main)
    finally:
        pool.close()
    if report.status != "done" or report.errors:
        sys.exit(f"the crawl is {report.status}: {report.failure or report.errors}")


def measure(base: str, bytecode: Path, arguments: list[str], database: Path | None = None) -> Outcome:
    """Run one child to its end; `bytecode` is where compiled modules are kept, as an installed program has them."""
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(bytecode)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = _cpu_of_children()
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.crawl", *arguments], text=True, env=environment
    ) as process:
        peak = PeakMemory(process).join()
        end = time.monotonic()
    with urlopen(f"{base}/clock") as answer:
        first, served, conditional = answer.read().decode().split()
    if process.returncode or first == "None":
        sys.exit(f"{' '.join(arguments)} failed with exit code {process.returncode}")
    stored = None if database is None else _stored(database)
    cpu = _cpu_of_children() - before
    return Outcome(int(served), end - float(first), cpu, peak, stored, int(conditional))


def _cpu_of_children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _stored(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        count: int = connection.execute("SELECT count(*) FROM article").fetchone()[0]
    return count


def compare(pages: int, rounds: int, workers: int) -> None:
    """Run both in turn and print the table."""
    ours, theirs = [], []
    with _served(pages) as base, tempfile.TemporaryDirectory() as folder:
        bytecode = Path(folder)
        _crawl(base, bytecode, workers, 10)  # compiles the modules
        for _ in range(rounds):
            theirs.append(measure(base, bytecode, ["--child", "scrapy", base]))
            ours.append(_crawl(base, bytecode, workers, pages))
    _print(ours, theirs)


@contextmanager
def _served(pages: int) -> Iterator[str]:
    """Serve the generated site from a process of its own; yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = [sys.executable, "-m", "benchmarks.generated_site", str(port), str(pages)]
    server = subprocess.Popen(site, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        server.stdout.readline()
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _crawl(base: str, bytecode: Path, workers: int, pages: int, archive: Path | None = None) -> Outcome:
    """Measure a crawl into a new database, or into a copy of an archive."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "crawl.db"
        if archive is not None:
            shutil.copy(archive, database)
        child = ["--child", "newsfold", base, "--database", str(database)]
        return measure(base, bytecode, [*child, "--workers", str(workers), "--pages", str(pages)], database)


def again(pages: int, workers: int) -> None:
    """Crawl the unchanged site a second time, and say what that costs beside the first."""
    with _served(pages) as base, tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "crawl.db"
        child = ["--child", "newsfold", base, "--database", str(database)]
        arguments = [*child, "--workers", str(workers), "--pages", str(pages)]
        first, second = (measure(base, Path(folder) / "compiled", arguments, database) for _ in range(2))
    print(
        f"first: {first.pages} pages, {first.cpu:.1f} s CPU; second: {second.pages} pages, {second.cpu:.1f} s CPU "
        f"({second.cpu / first.cpu:.1%}), {second.conditional / max(second.pages, 1):.1%} conditional, "
        f"{second.stored} articles as before: {second.stored == first.stored}, "
        f"peaks {first.peak / 2**20:.0f} and {second.peak / 2**20:.0f} MB"
    )


def beside_empty(archive: Path, pages: int, workers: int, rounds: int) -> None:
    """Crawl into copies of an archive and into empty ones in turn, and say what the fuller one costs."""
    filled, empty = [], []
    with _served(pages) as base, tempfile.TemporaryDirectory() as folder:
        bytecode = Path(folder)
        _crawl(base, bytecode, workers, 10)  # compiles the modules
        for _ in range(rounds):
            empty.append(_crawl(base, bytecode, workers, pages))
            filled.append(_crawl(base, bytecode, workers, pages, archive))
    cpu, seconds = (
        min(getattr(one, name) for one in filled) / min(getattr(one, name) for one in empty)
        for name in ("cpu", "seconds")
    )
    before = _stored(archive)
    print(
        f"{before} articles stored before: {cpu:.2f} times the CPU, {seconds:.2f} times the seconds of an empty store"
    )


def _print(ours: list[Outcome], theirs: list[Outcome]) -> None:
    print(f"{'':10}{'pages':>8}{'pages/s':>9}{'CPU ms/page':>13}{'peak MB':>9}{'articles':>10}")
    for name, outcomes in (("newsfold", ours), ("scrapy", theirs)):
        for one in outcomes:
            stored = "-" if one.stored is None else str(one.stored)
            cpu = 1000 * one.cpu / one.pages
            print(f"{name:10}{one.pages:8}{one.rate:9.1f}{cpu:13.1f}{one.peak / 2**20:9.0f}{stored:>10}")
    ratio = statistics.median(one.rate for one in ours) / statistics.median(one.rate for one in theirs)
    print(f"ratio {ratio:.2f} (goal 0.40), peak {max(one.peak for one in ours) / 2**20:.0f} MB (goal 400)")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--workers", type=int, default=Fetch().workers, help="processes that read pages")
    parser.add_argument("--again", action="store_true", help="crawl twice, and tell what the second time costs")
    parser.add_argument("--filled", type=Path, metavar="DB", help="crawl into copies of this archive, too")
    parser.add_argument("--child", nargs=2, metavar=("KIND", "BASE"), help=argparse.SUPPRESS)
    parser.add_argument("--database", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.filled is not None:
        beside_empty(options.filled, options.pages, options.workers, options.rounds)
    elif options.again:
        again(options.pages, options.workers)
    elif options.child is None:
        compare(options.pages, options.rounds, options.workers)
    elif options.child[0] == "scrapy":
        scrapy_child(options.child[1])
    else:
        newsfold_child(options.child[1], options.database, options.workers, options.pages)


if __name__ == "__main__":
    main()
