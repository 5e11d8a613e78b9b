from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select, text, union_all

from crawler.archive.pages import archive
from storage.database import Database
from storage.models import article, page, revision, sighting
from tests.archive.writer import PER_PAGE, harvest_of, write

ROOT = Path(__file__).parents[2]


def check(database: Database, written: Iterable[tuple[int, int]]) -> None:
    """Assert that each article of these pages (seed, page) is stored once, with all its versions and sightings."""
    harvests = [harvest_of(seed, number) for seed, number in written]
    versions = {(str(c.article.url), c.fingerprint.digest) for harvest in harvests for c in harvest.candidates}
    with database.read() as connection:
        articles = connection.execute(select(article.c.url, article.c.id)).all()
        assert sorted(str(url) for url, _ in articles) == sorted({str(url) for url, _ in versions})
        urls = {number: url for url, number in articles}
        texts = connection.execute(
            union_all(select(article.c.id, article.c.digest), select(revision.c.article_id, revision.c.digest))
        ).all()
        assert sorted((str(urls[number]), bytes(digest)) for number, digest in texts) == sorted(versions)
        seen = connection.execute(
            select(page.c.url, article.c.url).select_from(sighting).join(page).join(article)
        ).all()
    assert sorted((where, str(url)) for where, url in seen) == sorted(
        (h.page.url, str(c.article.url)) for h in harvests for c in h.candidates
    )


@contextmanager
def running_writers(url: str, count: int, pages: int) -> Iterator[list[subprocess.Popen[str]]]:
    with ExitStack() as stack:
        writers = []
        for seed in range(count):
            command = [sys.executable, "-m", "tests.archive.writer", url, str(seed), str(pages)]
            pipe = subprocess.PIPE
            writer = subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True)
            stack.enter_context(writer)
            stack.callback(writer.kill)
            writers.append(writer)
        yield writers


def test_writers_in_several_threads_lose_and_double_nothing(database: Database, database_url: str) -> None:
    with ThreadPoolExecutor(5) as pool:
        list(pool.map(lambda seed: write(database_url, seed, 25), range(5)))
    check(database, [(seed, number) for seed in range(5) for number in range(25)])


def test_writers_that_store_the_same_page_at_once_store_it_once(database: Database, database_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: write(database_url, 1, 15), range(4)))
    check(database, [(1, number) for number in range(15)])


def test_threads_may_share_a_database(database: Database) -> None:
    with ThreadPoolExecutor(4) as pool:
        pages = [(seed, number) for seed in range(4) for number in range(10)]
        list(pool.map(lambda spot: archive(database, harvest_of(*spot), datetime.now(UTC)), pages))
    check(database, pages)


def test_processes_that_write_at_once_lose_and_double_nothing(database: Database, database_url: str) -> None:
    with running_writers(database_url, 2, 40) as writers:
        for writer in writers:
            _, errors = writer.communicate()
            assert (writer.returncode, errors) == (0, "")
    check(database, [(seed, number) for seed in range(2) for number in range(40)])


def killed_midway(url: str) -> list[str]:
    """Kill two writers amid their pages; return the pages that they said they had stored."""
    printed = []
    with running_writers(url, 2, 100_000) as writers:
        for writer in writers:
            assert writer.stdout is not None
            printed += [writer.stdout.readline() for _ in range(20)]
        for writer in writers:
            writer.kill()
        for writer in writers:
            assert writer.stdout is not None
            printed += [line for line in writer.stdout if line.endswith("\n")]  # from where readline has stopped
    return [line.strip() for line in printed]


def test_a_killed_writer_leaves_whole_pages_and_no_lock(database: Database, database_url: str) -> None:
    printed = killed_midway(database_url)
    with database.read() as connection:
        stored = {url for (url,) in connection.execute(select(page.c.url))}
        if connection.dialect.name == "sqlite":
            assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        counts = select(func.count()).select_from(sighting).group_by(sighting.c.page_id)
        assert set(connection.execute(counts).scalars()) == {PER_PAGE}
    assert stored >= set(printed)
    check(database, [tuple(map(int, url.split("/")[-2:])) for url in stored])  # type: ignore[misc]
    assert len(archive(database, harvest_of(9, 9), datetime.now(UTC))) == PER_PAGE
