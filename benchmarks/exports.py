"""How fast `newsfold export` is in each format, when its first byte comes, and how much memory it takes.

    python -m benchmarks.exports [--articles 20000] [--formats jsonl csv parquet atom rss] [--db URL] [--postgres]

A database is filled with so many articles (`benchmarks.filled_archive`), each seen on a page, and each format is
written by the command to a pipe. Beside it the same rows are read by bare SELECTs, in batches of as many, by the driver
of the database alone. A feed is asked for as many articles as a feed may have. Memory is the peak of the process tree,
start included. Another row is an increment that finds nothing changed. `--postgres` starts a throw-away server, without
fsync; `--db` measures an archive that is there. Goals: first byte within a second; 200 MB, however many articles there
are.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from benchmarks.filled_archive import fill
from benchmarks.process_tree import PeakMemory
from migrations import open_database
from storage.articles import count_articles
from storage.database import Database
from storage.exporting.feeds import MOST_ENTRIES
from tests.postgres import running_server

_BATCH = 200
_CHUNK = 1 << 16
_FEEDS = ("atom", "rss")
_BARE = "SELECT * FROM article WHERE id > {} ORDER BY id LIMIT {}"
_SEEN = (
    "SELECT s.*, p.url, p.publisher FROM sighting s JOIN page p ON p.id = s.page_id"
    " WHERE s.article_id BETWEEN {} AND {}"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One export: articles, seconds of the clock to the first byte and to the last, bytes written, peak of memory."""

    articles: int
    first: float
    seconds: float
    size: int
    peak: int


def measure(options: Sequence[str], url: str, articles: int) -> Measured:
    """Run one export into a pipe."""
    command = [sys.executable, "-m", "newsfold", "export", "--db", url, *options]
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    memory = PeakMemory(cast("subprocess.Popen[str]", process))
    assert process.stdout is not None
    size, first = 0, 0.0
    while chunk := os.read(process.stdout.fileno(), _CHUNK):
        first = first or time.monotonic() - began
        size += len(chunk)
    seconds = time.monotonic() - began
    peak = memory.join()
    if process.returncode:
        sys.exit(f"newsfold export failed with exit code {process.returncode}")
    return Measured(articles, first, seconds, size, peak)


def read_bare(database: Database) -> float:
    """Read the rows of all articles and of where they were seen; return articles a second."""
    count = last = 0
    began = time.monotonic()
    while True:
        with database.read() as connection:
            rows = connection.exec_driver_sql(_BARE.format(last, _BATCH)).all()
            if rows:
                connection.exec_driver_sql(_SEEN.format(last + 1, rows[-1].id)).all()
        count += len(rows)
        if len(rows) < _BATCH:
            return count / (time.monotonic() - began)
        last = rows[-1].id


def main() -> None:
    """Read the command line, measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000, metavar="N")
    parser.add_argument("--formats", nargs="+", default=["jsonl", "csv", "parquet", *_FEEDS], metavar="NAME")
    parser.add_argument("--db", metavar="URL")
    parser.add_argument("--postgres", action="store_true")
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = options.db or (
            stack.enter_context(running_server()) if options.postgres else f"sqlite:///{folder / 'exports.db'}"
        )
        database = stack.enter_context(open_database(url))
        if options.db is None:
            fill(database, options.articles)
        with database.read() as connection:
            count = count_articles(connection)
        bare = read_bare(database)
        print(f"{count:,} articles; bare SELECTs read {bare:,.0f} a second")
        print(f"{'format':14}{'articles':>10}{'per s':>9}{'ratio':>8}{'first s':>9}{'MB':>8}{'peak MB':>9}", flush=True)
        for name in options.formats:
            asked = ["--format", name, *(["--limit", str(MOST_ENTRIES)] if name in _FEEDS else [])]
            _print(name, measure(asked, url, min(count, MOST_ENTRIES) if name in _FEEDS else count), bare)
        state = ["--state", str(folder / "state")]
        measure(state, url, count)
        _print("jsonl, none new", measure(state, url, count), bare)


def _print(name: str, one: Measured, bare: float) -> None:
    rate = one.articles / one.seconds
    print(
        f"{name:14}{one.articles:10,}{rate:9,.0f}{rate / bare:8.3f}{one.first:9.2f}{one.size / 1e6:8.1f}"
        f"{one.peak / 2**20:9.0f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
