"""What removal costs: `python -m benchmarks.tombstones [ARTICLES]` prints bytes a tombstone, times, waits, the log."""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

from crawler.archive.harvest import Harvest
from crawler.archive.maintenance.retention import prune
from crawler.archive.pages import archive, store_page
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.types import Article, Candidate
from migrations import open_database
from storage.care import care_of, tidy
from storage.database import Database
from storage.records import Keep, PageFetch
from storage.tombstones import count_tombstones

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
_WORDS = 250


def page(number: int, source: str = "harbour") -> Harvest:
    """Return an own page with an article whose words no other one has."""
    text = "\n\n".join(" ".join(f"word{number}x{part}y{word}" for word in range(_WORDS // 5)) for part in range(5))
    url = f"https://harbour.example/{number}"
    article = Article(title=f"Lanterns counted on quay {number}", text=text, url=url, published_at=NOON)
    candidate = Candidate(article=article, fingerprint=fingerprint(article.title, text))
    fetch = PageFetch(url=url, fetched_at=NOON, status=200, kind="page")
    return Harvest(source=source, page=fetch, candidates=(candidate,), is_own_page=True)


def measure(folder: Path, count: int) -> list[tuple[str, str]]:
    """Fill a store, prune half of it while a writer goes on, and say what that took."""
    rows = []
    path = folder / "news.db"
    with open_database(f"sqlite:///{path}") as database:
        largest, begun = 0, time.monotonic()
        for number in range(count):
            archive(database, page(number), NOON)
            largest = max(largest, _size(Path(f"{path}-wal")))
        rows.append(("articles stored", f"{count:,} in {time.monotonic() - begun:.1f} s"))
        rows.append(("largest log while they were", f"{largest / 1e6:.1f} MB"))
        tidy(database)
        rows.append(("log after tidying", f"{_size(Path(f'{path}-wal')):,} bytes"))
        waits, stop = [0.0], Event()
        writer = Thread(target=_write, args=(database.url, count, waits, stop))
        writer.start()
        begun = time.monotonic()
        removed = prune(database, {"harbour": Keep(articles=count // 2)}, NOON + timedelta(days=1)).removed
        took = time.monotonic() - begun
        stop.set()
        writer.join()
        rows.append(("removed", f"{removed.articles:,} in {took:.1f} s, {removed.articles / took:,.0f} a second"))
        rows.append(("longest write of a crawl meanwhile", f"{max(waits) * 1000:.0f} ms, of {len(waits)}"))
        begun = time.monotonic()
        prune(database, {"harbour": Keep(articles=count)}, NOON, dry=True)
        rows.append(("a look that removes nothing", f"{time.monotonic() - begun:.2f} s"))
        care_of(database).pack(database)
        with database.read() as connection:
            stones = count_tombstones(connection)
            size = connection.exec_driver_sql("SELECT sum(pgsize) FROM dbstat WHERE name = 'tombstone'").scalar_one()
        each = f"{size / removed.articles:.0f} bytes an article, {size / stones:.1f} a tombstone"
        rows.append(("tombstones", f"{stones / removed.articles:.1f} an article; {each}"))
        begun = time.monotonic()
        for number in range(min(count // 2, 500)):
            store_page(database, page(number), NOON)
        rows.append(("a removed page seen again", f"{(time.monotonic() - begun) / min(count // 2, 500) * 1000:.1f} ms"))
    return rows


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _write(url: str, first: int, waits: list[float], stop: Event) -> None:
    with Database(url) as database:
        while not stop.is_set():
            first += 1
            begun = time.monotonic()
            archive(database, replace(page(first), source="bay"), NOON)
            waits.append(time.monotonic() - begun)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        for what, how_much in measure(Path(name), int(sys.argv[1]) if len(sys.argv) > 1 else 10_000):
            print(f"{what:<36} {how_much}")
