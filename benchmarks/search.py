"""What the word index costs a writer, and how long a search takes over many articles.

    python -m benchmarks.search [--articles 1000000] [--documents 2000] [--page 5] [--postgres] [--keep FILE]

Writing: the same generated documents are ingested into two empty databases, a page of them at a time by turns, with the
index and without it; the ratio is that of their times (goal: 1.15). Searching: an archive of so many articles is filled
(`benchmarks.filled_archive`), then queries of several kinds are asked, each beside the bare statement that reads the
first twenty numbers from the index (goal: 300 ms for 95 of 100). `--postgres` starts a throw-away server without fsync.
`--keep` fills, or goes on with, a database of SQLite that stays.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from statistics import median
from unittest.mock import patch

from sqlalchemy import Connection, select, text

from benchmarks.filled_archive import fill, vocabulary
from benchmarks.generated_stream import stream
from crawler.archive import transaction
from crawler.archive.ingest import ingest
from crawler.archive.search.searching import Sort, filter_of, search
from crawler.core.search.query import parse_query
from migrations import open_database
from storage.database import Database
from storage.dialects.words import words_of
from storage.models import article
from tests.postgres import running_server

_ROUNDS = 40
_PERCENT = 95


@contextmanager
def _unindexed() -> Iterator[None]:
    """Let articles be written without their words."""

    @contextmanager
    def nothing(*_: object) -> Iterator[None]:
        yield

    with patch.object(transaction, "index_new", lambda *_: None), patch.object(transaction, "kept_in_index", nothing):
        yield


def measure_writing(one: Database, other: Database, documents: int, page: int) -> tuple[float, float]:
    """Return the documents a second that `one` takes with the index, and `other` without it."""
    lines = [(number, each.line.encode()) for number, each in enumerate(stream(documents))]
    seconds = [0.0, 0.0]
    for start in range(0, len(lines), page):
        turns: list[tuple[int, Database]] = [(0, one), (1, other)]
        for index, database in turns if start // page % 2 else turns[::-1]:
            with ExitStack() as stack:
                if index:
                    stack.enter_context(_unindexed())
                began = time.perf_counter()
                for _ in ingest(database, lines[start : start + page], "stream"):
                    pass
                seconds[index] += time.perf_counter() - began
    return documents / seconds[0], documents / seconds[1]


def queries() -> Mapping[str, Callable[[random.Random], str]]:
    """Return kinds of queries by name, each as a function that draws one."""
    words, german, chinese = vocabulary("en"), vocabulary("de"), vocabulary("zh")
    return {
        "rare word": lambda pick: words[pick.randrange(2_000, 20_000)],
        "common word": lambda pick: words[pick.randrange(20)],
        "two words": lambda pick: f"{words[pick.randrange(50)]} {words[pick.randrange(50, 3_000)]}",
        "phrase": lambda pick: f'"{words[pick.randrange(20)]} {words[pick.randrange(200)]}"',
        "without": lambda pick: f"{german[pick.randrange(30)]} -{german[pick.randrange(10)]}",
        "Chinese": lambda pick: chinese[pick.randrange(3_000)],
        "word of a site": lambda pick: f"{words[pick.randrange(50)]} site:site{pick.randrange(200)}.example",
        "word of a month": lambda pick: (
            f"{words[pick.randrange(50)]} after:2024-0{pick.randrange(1, 9)} before:2024-10"
        ),
        "site alone": lambda pick: f"site:site{pick.randrange(200)}.example",
        "language": lambda pick: "lang:th",
    }


def measure_search(connection: Connection, kind: Callable[[random.Random], str]) -> tuple[list[float], list[float]]:
    """Return the milliseconds of searches of a kind, and of the bare statements beside them, both in order."""
    pick = random.Random(1)
    found, bare = [], []
    for _ in range(_ROUNDS):
        query = kind(pick)
        began = time.perf_counter()
        search(connection, query, sort=Sort.RELEVANCE)
        found.append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        _ask_plainly(connection, query)
        bare.append((time.perf_counter() - began) * 1000)
    return sorted(found), sorted(bare)


def _ask_plainly(connection: Connection, query: str) -> None:
    only = filter_of(parse_query(query))
    if only.words is None:
        statement = select(article.c.id).order_by(article.c.id.desc()).limit(20)
    else:
        index = words_of(connection.dialect.name)
        index.plan_anew(connection)
        held = index.holding(only.words)
        statement = select(held.c.id).order_by(held.c.id.desc()).limit(20)
    connection.execute(statement).all()


def _at(sorted_times: Sequence[float], percent: int) -> float:
    return sorted_times[min(len(sorted_times) - 1, len(sorted_times) * percent // 100)]


def main() -> None:
    """Read the command line, measure, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--documents", type=int, default=2_000, metavar="N")
    parser.add_argument("--page", type=int, default=5, metavar="N", help="Documents of a transaction.")
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--keep", metavar="FILE")
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        server = stack.enter_context(running_server()) if options.postgres else None

        def database(name: str) -> Database:
            if server is None:
                return stack.enter_context(open_database(f"sqlite:///{folder}/{name}.db"))
            with Database(server) as first, first.outside() as connection:
                connection.execute(text(f"CREATE DATABASE {name}"))
            return stack.enter_context(open_database(server.rsplit("/", 1)[0] + f"/{name}"))

        if options.documents:
            indexed, plain = measure_writing(database("one"), database("other"), options.documents, options.page)
            print(
                f"documents/s with the index {indexed:.0f}, without {plain:.0f}: it costs {plain / indexed:.3f} times"
            )
        if options.articles:
            filled = database("filled") if options.keep is None else open_database(f"sqlite:///{options.keep}")
            began = time.monotonic()
            fill(filled, options.articles)
            print(f"{options.articles:,} articles filled in {time.monotonic() - began:.0f} s")
            _print_searches(filled)


def _print_searches(database: Database) -> None:
    print(f"{'query':<18}{'median ms':>10}{'95 % ms':>10}{'bare median':>13}{'ratio':>8}")
    every: list[float] = []
    with database.read() as connection:
        for name, kind in queries().items():
            found, bare = measure_search(connection, kind)
            every += found
            ratio = median(found) / max(median(bare), 0.001)
            print(f"{name:<18}{median(found):10.1f}{_at(found, _PERCENT):10.1f}{median(bare):13.2f}{ratio:8.1f}")
    print(f"{'all':<18}{median(every):10.1f}{_at(sorted(every), _PERCENT):10.1f}   (goal 300)")


if __name__ == "__main__":
    main()
