"""How fast `newsfold ingest` is on a database that holds much already, and whether writers who race miss a near copy.

    python -m benchmarks.dedup_rate [--articles 10000 1000000] [--documents 5000] [--writers 1] [--postgres] [--keep DB]

A database is filled with so many articles (their rows and keys are made up, their texts are 2 KB), then a generated
stream goes through `newsfold ingest`, shared out to the writers line by line, so that the copies of a story race. In
the same database the same texts go into a plain table by INSERT … ON CONFLICT DO NOTHING, keyed by a hash of the text,
as many a transaction. Memory is the peak of the process tree of one writer. `--postgres` starts a throw-away server,
without fsync; `--keep` uses a SQLite file that stays, and fills it only where it holds less: ten million take an hour
and 49 GB. Goals: 900, 800 and 700 articles/s at 10 thousand, 1 and 10 million with one writer on SQLite, 800 with six
on PostgreSQL; index 450 and 1,000 bytes an article; 300 MB; no near copy missed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Column, Connection, LargeBinary, MetaData, Table, Text, func, insert, select

from benchmarks.generated_stream import Streamed, stream
from benchmarks.process_tree import PeakMemory
from crawler.archive.ingest import BATCH
from crawler.core.dedup.paragraphs import KEY_BITS, KEY_VERSION
from crawler.core.text.normalise import NORM_VERSION
from migrations import open_database
from storage.database import Database
from storage.dialects import insert_for
from storage.documents import find_documents
from storage.models import article, page, sighting
from storage.story_links import find_links
from tests.postgres import running_server

_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_CHUNK = 5_000
_KEYS = 14
_TEXT = 2_000  # characters
_PLAIN = Table(
    "plain", MetaData(), Column("digest", LargeBinary, primary_key=True), Column("title", Text), Column("text", Text)
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One stream into a database of `articles`; seconds are of the clock, `size` is bytes of the index an article."""

    articles: int
    rate: float
    plain: float
    peak: int
    size: float
    pairs: int
    missed: int


def fill(database: Database, count: int) -> None:
    """Add made-up articles until there are `count`."""
    with database.read() as connection:
        have = connection.execute(select(func.count()).select_from(article)).scalar_one()
    pick = random.Random(have)
    words = " ".join("".join(pick.choices("aeioubdfgklmnprstvz", k=pick.randint(2, 11))) for _ in range(50_000))
    for start in range(have, count, _CHUNK):
        size = min(_CHUNK, count - start)
        with database.begin() as connection:
            numbers = database.dialect.reserve_ids(connection, article, size)
            pages = database.dialect.reserve_ids(connection, page, size)
            connection.execute(insert(article), [_row(pick, number, words) for number in numbers])
            connection.execute(insert(page), [_page(pick, number) for number in pages])
            seen = {"position": 0, "first_seen_at": _NOW, "last_seen_at": _NOW}
            places = zip(numbers, pages, strict=True)
            connection.execute(insert(sighting), [seen | {"article_id": one, "page_id": at} for one, at in places])
            keys = {number: {pick.getrandbits(KEY_BITS) for _ in range(_KEYS)} for number in numbers}
            database.dialect.add_keys(connection, keys)


def _row(pick: random.Random, number: int, words: str) -> dict[str, object]:
    start = pick.randrange(len(words) - _TEXT)
    return {
        "id": number, "digest": pick.randbytes(16), "digest_version": NORM_VERSION, "core_digest": pick.randbytes(16),
        "key_version": KEY_VERSION, "url_key": pick.randbytes(16), "site": f"site{number % 977}.example",
        "source": "made up", "on_own_page": True, "first_seen_at": _NOW, "text_seen_at": _NOW, "confidence": 1.0,
        "tokens": 300, "title": words[start : start + 60], "text": words[start : start + _TEXT],
        "url": f"https://site{number % 977}.example/old/{number}",
    }  # fmt: skip


def _page(pick: random.Random, number: int) -> dict[str, object]:
    url = f"https://made.example/{number}"
    return {
        "id": number, "url": url, "url_key": pick.randbytes(16), "source": "made up", "kind": "document", "status": 0,
        "reader_version": 0, "first_fetched_at": _NOW, "last_fetched_at": _NOW,
    }  # fmt: skip


def measure(database: Database, url: str, documents: Sequence[Streamed], writers: int) -> Measured:
    """Send documents through ingest and through plain inserts."""
    with database.read() as connection:
        articles = connection.execute(select(func.count()).select_from(article)).scalar_one()
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{writer}.jsonl" for writer in range(writers)]
        for writer, file in enumerate(files):
            file.write_text("".join(each.line + "\n" for each in documents[writer::writers]), "utf-8")
        plain = len(documents) / _insert_plainly(database, documents)
        began = time.monotonic()
        processes = [start_ingest(file, url) for file in files]
        peaks = [PeakMemory(process) for process in processes]
        codes = [process.wait() for process in processes]
        seconds = time.monotonic() - began
        peak = max(memory.join() for memory in peaks)
    if any(codes):
        sys.exit(f"newsfold ingest failed with exit codes {codes}")
    with database.read() as connection:
        _, size = database.dialect.count_keys(connection)
        indexed = connection.execute(select(func.count()).select_from(article)).scalar_one()
        pairs, missed = count_missed(connection, documents)
    return Measured(articles, len(documents) / seconds, plain, peak, (size or 0) / indexed, pairs, missed)


def start_ingest(file: Path, url: str) -> subprocess.Popen[str]:
    """Start to ingest a file, upkeep left out; what it prints is lost."""
    command = [sys.executable, "-m", "newsfold", "ingest", str(file), "--db", url, "--json", "--no-upkeep"]
    return subprocess.Popen(command, text=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _insert_plainly(database: Database, documents: Sequence[Streamed]) -> float:
    """Put the texts into a plain table; return the seconds that took."""
    with database.begin() as connection:
        _PLAIN.create(connection, checkfirst=True)
        statement = insert_for(connection.dialect.name, _PLAIN).on_conflict_do_nothing()
    began = time.monotonic()
    for start in range(0, len(documents), BATCH):
        read = [json.loads(each.line) for each in documents[start : start + BATCH]]
        rows = [{"title": each["title"], "text": each["text"]} for each in read]
        hashed = [row | {"digest": hashlib.blake2b(row["text"].encode(), digest_size=16).digest()} for row in rows]
        with database.begin() as connection:
            connection.execute(statement, hashed)
    return time.monotonic() - began


def count_missed(connection: Connection, documents: Sequence[Streamed]) -> tuple[int, int]:
    """Return how many of these are copies of others, and how many of those are not in one story with theirs."""
    stories = {}
    for start in range(0, len(documents), _CHUNK):
        names = [each.name for each in documents[start : start + _CHUNK]]
        found = find_documents(connection, names)
        links = find_links(connection, {each.article_id for each in found.values() if each.article_id is not None})
        for name, each in found.items():
            link = links.get(each.article_id or 0)
            stories[name] = link.story_id if link else each.article_id
    copies = [each for each in documents if each.place != each.of]
    return len(copies), sum(stories.get(each.name) != stories.get(f"s{each.of}", 0) for each in copies)


def _streams(sizes: Sequence[int], documents: int) -> Iterator[tuple[int, list[Streamed]]]:
    for place, size in enumerate(sizes):
        yield size, list(stream(documents, place * 1_000_000))


def main() -> None:
    """Read the command line, measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 1_000_000], metavar="N")
    parser.add_argument("--documents", type=int, default=5_000, metavar="N")
    parser.add_argument("--writers", type=int, default=1, metavar="N")
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--keep", type=Path, metavar="DB", help="a SQLite file that stays, filled where it holds less")
    options = parser.parse_args()
    print(f"{'articles':>10}{'per s':>8}{'plain':>9}{'ratio':>7}{'peak MB':>9}{'index':>7}{'copies':>8}{'missed':>8}")
    rates = []
    with ExitStack() as stack:
        if options.postgres:
            url = stack.enter_context(running_server())
        elif options.keep is not None:
            url = f"sqlite:///{options.keep.absolute()}"
        else:
            url = f"sqlite:///{stack.enter_context(tempfile.TemporaryDirectory())}/rate.db"
        database = stack.enter_context(open_database(url))
        for size, documents in _streams(sorted(options.articles), options.documents):
            fill(database, size)
            one = measure(database, url, documents, options.writers)
            rates.append(one.rate)
            print(
                f"{one.articles:10,}{one.rate:8.0f}{one.plain:9.0f}{one.rate / one.plain:7.3f}"
                f"{one.peak / 2**20:9.0f}{one.size:7.0f}{one.pairs:8}{one.missed:8}",
                flush=True,
            )
    print(f"an article costs {rates[0] / rates[-1]:.2f} times as much in the largest as in the smallest (goal 1.3)")


if __name__ == "__main__":
    main()
