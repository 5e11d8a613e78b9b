"""A load that is killed again and again holds in the end what one without a break does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from storage.articles import count_articles, get_article, list_articles
from storage.database import Database
from tests.saved.warcs import page, warc

PAGES = 60


def start(path: Path, url: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "newsfold", "load", str(path), "--db", url]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def kill_at(process: subprocess.Popen[bytes], url: str, count: int) -> None:
    """Kill a load as soon as so many articles are stored."""
    with Database(url) as database:
        while process.poll() is None:
            with database.read() as connection:
                if count_articles(connection) >= count:
                    process.kill()
                    break
    process.wait()


def held(url: str) -> list[object]:
    """Return all that a store holds of its articles."""
    with Database(url) as database, database.read() as connection:
        return [get_article(connection, one.id) for one in list_articles(connection, limit=1000)]


def test_killed_loads_hold_what_an_unbroken_one_does(tmp_path: Path, sqlite_url: str, postgres_url: str) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(
        warc([page(number % 40, f"2020-03-{1 + number // 24:02}T{number % 24:02}:00:00Z") for number in range(PAGES)])
    )
    for count in (5, 25):
        kill_at(start(path, sqlite_url), sqlite_url, count)
    assert start(path, sqlite_url).wait() == 0
    assert start(path, postgres_url).wait() == 0
    assert held(sqlite_url) == held(postgres_url)
    assert len(held(sqlite_url)) == 40
