"""How long the views of the page and the calls of the API take over real HTTP, beside the bare SQL of the same reads.

    python -m benchmarks.page DB [--articles 1000000] [--requests 40]
    python -m benchmarks.page --postgres [--articles 200000] [--requests 40]

DB is filled up to so many articles first (`benchmarks.filled_archive`), and every tenth article is tied to one before
it. `newsfold serve` runs as a process of its own; each request is for another article, story or place in a list. The
statements of a view are then run once more by the driver alone. Goal: 150 ms for 95 of 100 requests of every view.
`--postgres` starts a throw-away server without fsync.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from statistics import median
from typing import IO, Any

from sqlalchemy import Engine, event, func, insert, select, text
from starlette.testclient import TestClient

from benchmarks.filled_archive import fill, vocabulary
from migrations import open_database
from newsfold.web.app import create_app
from newsfold.web.settings import Settings
from storage.database import Database
from storage.models import article, link
from tests.postgres import running_server

_PERCENT = 95
_TIED = 10  # one article of so many is tied to the one before it
_GOAL = 150
_BARE = 10  # requests of a view whose statements are run by the driver alone

Statements = list[tuple[str, Any]]


def views(highest: int) -> dict[str, Callable[[random.Random], str]]:
    """Return kinds of addresses by name, each as a function that draws one."""
    words = vocabulary("en")

    def number(pick: random.Random) -> int:
        return pick.randrange(1, highest)

    return {
        "today": lambda pick: "/",
        "today by day": lambda pick: "/?chart=days",
        "article": lambda pick: f"/articles/{number(pick)}",
        "articles": lambda pick: f"/articles?after={number(pick)}",
        "articles of a site": lambda pick: f"/articles?site=site{pick.randrange(200)}.example",
        "articles by date": lambda pick: "/articles?sort=published",
        "search": lambda pick: f"/articles?q={words[pick.randrange(50, 3_000)]}",
        "stories": lambda pick: f"/stories?before={number(pick)}",
        "story": lambda pick: f"/stories/{number(pick) // _TIED * _TIED + 1}",
        "compare": lambda pick: f"/compare?a={number(pick)}&b={number(pick)}",
        "sources": lambda pick: "/sources",
        "source": lambda pick: f"/sources/source{pick.randrange(50)}",
        "runs": lambda pick: f"/runs?before={pick.randrange(41, 1_000)}",
        "run": lambda pick: f"/runs/{pick.randrange(1, 1_000)}",
        "page": lambda pick: f"/page?url=https://site{pick.randrange(200)}.example/{number(pick)}",
        "feed": lambda pick: "/feeds/new.atom",
        "api articles": lambda pick: f"/api/articles?after={number(pick)}",
        "api article": lambda pick: f"/api/articles/{number(pick)}",
        "api search": lambda pick: f"/api/search?q={words[pick.randrange(50, 3_000)]}",
        "api stories": lambda pick: f"/api/stories?before={number(pick)}",
        "api story": lambda pick: f"/api/stories/{number(pick) // _TIED * _TIED + 1}",
        "api compare": lambda pick: f"/api/compare?a={number(pick)}&b={number(pick)}",
        "api sources": lambda pick: "/api/sources",
        "api runs": lambda pick: f"/api/runs?before={pick.randrange(41, 1_000)}",
        "api run pages": lambda pick: f"/api/runs/{pick.randrange(1, 1_000)}/pages",
    }


def tie(database: Database) -> int:
    """Tie every tenth article to the one before it, unless that was done; return the highest number."""
    with database.begin() as connection:
        highest = int(connection.execute(select(func.max(article.c.id))).scalar_one())
        if connection.execute(select(link.c.article_id).limit(1)).first() is None:
            why = {"reasons": ["shares-text"], "here": 0.9, "there": 0.8, "only_here": [], "only_there": []}
            row = {"verdict": "near", "made_at": datetime.now(UTC), "why": why}
            for first in range(1, highest, _TIED * 5_000):
                numbers = range(first, min(first + _TIED * 5_000, highest), _TIED)
                rows = [{"article_id": each + 1, "of_id": each, "story_id": each, **row} for each in numbers]
                connection.execute(insert(link), rows)
    with database.outside() as connection:
        connection.execute(text("ANALYZE"))
    return highest


@contextmanager
def serving(url: str, log: IO[bytes] | None = None) -> Iterator[tuple[tuple[str, int], int]]:
    """Run `newsfold serve`, and yield where it listens and the id of its process; it may log to a file."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "newsfold", "serve", "--db", url, "--listen", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True) as process:
        assert process.stdout is not None
        assert re.search("Newsfold is at", process.stdout.readline())
        try:
            yield ("127.0.0.1", port), process.pid
        finally:
            process.terminate()


def measure(place: tuple[str, int], addresses: Sequence[str]) -> tuple[list[float], int]:
    """Return the milliseconds of requests, in order, and the most bytes of an answer."""
    connection = HTTPConnection(*place, timeout=60)
    taken, most = [], 0
    for address in addresses:
        began = time.perf_counter()
        connection.request("GET", address)
        answer = connection.getresponse()
        most = max(most, len(answer.read()))
        taken.append((time.perf_counter() - began) * 1000)
        assert answer.status in (200, 404), (address, answer.status)
    return sorted(taken), most


def statements_of(database: Database, addresses: Sequence[str]) -> list[Statements]:
    """Return for each address the statements that its view runs, with their values."""
    found: list[Statements] = []

    def keep(connection: object, cursor: object, statement: str, values: Any, *_: object) -> None:
        if statement.startswith(("SELECT", "WITH")):  # and no BEGIN
            found[-1].append((statement, values))

    event.listen(Engine, "before_cursor_execute", keep)
    try:
        with TestClient(create_app(database, Settings()), base_url="http://127.0.0.1") as client:
            for address in addresses:
                found.append([])
                client.get(address)
    finally:
        event.remove(Engine, "before_cursor_execute", keep)
    return found


def measure_bare(database: Database, all_statements: Sequence[Statements]) -> list[float]:
    """Return the milliseconds that the driver alone takes for the statements of requests, in order."""
    taken = []
    with database.read() as connection:
        cursor = connection.connection.cursor()
        for statements in all_statements:
            began = time.perf_counter()
            for statement, values in statements:
                cursor.execute(statement, values)
                cursor.fetchall()
            taken.append((time.perf_counter() - began) * 1000)
    return sorted(taken)


def _at(taken: Sequence[float], percent: int) -> float:
    return taken[min(len(taken) - 1, len(taken) * percent // 100)]


def main() -> None:
    """Read the command line, measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", metavar="DB", nargs="?")
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--articles", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--requests", type=int, default=40, metavar="N")
    parser.add_argument("--json", action="store_true", help="Print the figures as JSON.")
    options = parser.parse_args()
    with ExitStack() as stack:
        url = stack.enter_context(running_server()) if options.postgres else options.database
        if url is None:
            parser.error("name a database, or --postgres")
        database = stack.enter_context(open_database(url))
        fill(database, options.articles)
        highest = tie(database)
        place, _ = stack.enter_context(serving(url))
        rows = []
        for name, draw in views(highest).items():
            pick = random.Random(name)
            addresses = [draw(pick) for _ in range(options.requests)]
            taken, most = measure(place, addresses)
            bare = measure_bare(database, statements_of(database, addresses[:_BARE]))
            rows.append((name, taken[len(taken) // 2], _at(taken, _PERCENT), max(taken), median(bare), most))
    if options.json:
        print(
            json.dumps([dict(zip(("view", "p50", "p95", "most", "bare", "bytes"), row, strict=True)) for row in rows])
        )
        return
    print(f"{'view':<20}{'median ms':>10}{'95 % ms':>10}{'most':>8}{'bare SQL':>10}{'KB':>7}   (goal {_GOAL})")
    for name, middle, high, longest, plain, size in rows:
        print(f"{name:<20}{middle:10.1f}{high:10.1f}{longest:8.0f}{plain:10.1f}{size / 1000:7.0f}")


if __name__ == "__main__":
    main()
