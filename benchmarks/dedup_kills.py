"""What SIGKILL does to `newsfold ingest`: `python -m benchmarks.dedup_kills [--kills 100] [--postgres]`.

A generated stream is ingested into one database without a break, and into another by runs that are killed at random
moments and one last run that goes on to the end. Both must hold the same: every document, as many articles and links,
no copy outside its story, nothing left to be judged. `--postgres` starts a throw-away server.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import astuple, dataclass
from pathlib import Path

import psycopg
from sqlalchemy import text

from benchmarks.dedup_rate import count_missed, start_ingest
from benchmarks.generated_stream import Streamed, stream
from crawler.core.dedup.paragraphs import KEY_VERSION
from storage.database import Database
from storage.documents import find_documents
from storage.totals import find_totals
from tests.postgres import running_server

_LIVES = (0.5, 1.6)  # seconds; starting takes the first half of one
_CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class Held:
    """What a database holds of a stream."""

    documents: int
    articles: int
    links: int
    missed: int
    unjudged: int


def look(url: str, documents: Sequence[Streamed]) -> Held:
    """Count what a database holds; SystemExit where it is damaged."""
    with Database(url) as database, database.read() as connection:
        if connection.dialect.name == "sqlite":
            verdict = connection.execute(text("PRAGMA integrity_check")).scalar_one()
            if verdict != "ok":
                sys.exit(f"the database is damaged: {verdict}")
        totals = find_totals(database, connection, KEY_VERSION)
        there = sum(
            len(find_documents(connection, [each.name for each in documents[start : start + _CHUNK]]))
            for start in range(0, len(documents), _CHUNK)
        )
        _, missed = count_missed(connection, documents)
    links = totals.near_copies + totals.linked_revisions + totals.late_repeats
    return Held(there, totals.articles + totals.late_repeats, links, missed, totals.unjudged)


def kill_often(file: Path, url: str, kills: int) -> int:
    """Kill so many runs at random moments, fewer where one ends before; return how many were killed."""
    pick = random.Random(kills)
    for killed in range(kills):
        process = start_ingest(file, url)
        try:
            process.wait(pick.uniform(*_LIVES))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        else:
            return killed
        if (killed + 1) % 10 == 0:
            print(f"{killed + 1} killed", file=sys.stderr)
    return kills


def main() -> None:
    """Read the command line, kill, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100, metavar="N")
    parser.add_argument("--documents", type=int, default=20_000, metavar="N")
    parser.add_argument("--postgres", action="store_true")
    options = parser.parse_args()
    documents = list(stream(options.documents))
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        file = folder / "stream.jsonl"
        file.write_text("".join(each.line + "\n" for each in documents), "utf-8")
        urls = [f"sqlite:///{folder}/{name}.db" for name in ("whole", "killed")]
        if options.postgres:
            server = stack.enter_context(running_server())
            with psycopg.connect(server, autocommit=True) as connection:
                connection.execute("CREATE DATABASE killed")
            urls = [server, server.rsplit("/", 1)[0] + "/killed"]
        killed = kill_often(file, urls[1], options.kills)
        codes = [start_ingest(file, url).wait() for url in urls]
        held = [look(url, documents) for url in urls]
    print(f"{'':10}{'documents':>10}{'articles':>10}{'links':>8}{'missed':>8}{'unjudged':>10}{'exit':>6}")
    for name, each, code in zip(("unbroken", f"{killed} kills"), held, codes, strict=True):
        count, articles, links, missed, unjudged = astuple(each)
        print(f"{name:10}{count:10}{articles:10}{links:8}{missed:8}{unjudged:10}{code:6}")
    lost = len(documents) - held[1].documents
    print(f"lost {lost}, doubled {max(held[1].articles - held[0].articles, 0)}, the same: {held[0] == held[1]}")


if __name__ == "__main__":
    main()
