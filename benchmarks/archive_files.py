"""How `newsfold load` reads archive files: `python -m benchmarks.archive_files [--large MB] [--kills N]`.

A WARC of generated pages is read by fastwarc doing nothing, by our reader alone, and by a whole load. `--large` repeats
its records to a file of that size, in which all pages but the first are known ones, and loads it while its memory is
sampled. `--kills` loads the file (the large one, where there is one) once without a break and once by runs that are
killed at random places of it; both must hold the same.
"""

from __future__ import annotations

import argparse
import io
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from fastwarc.warc import ArchiveIterator
from sqlalchemy import func, select
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from benchmarks.generated_site import page
from benchmarks.process_tree import PeakMemory
from crawler.saved.values import Wanted
from crawler.saved.warc import iter_warc
from migrations import open_database
from storage.articles import get_article, list_articles
from storage.database import Database
from storage.models import loaded_file
from storage.records import LoadMark

_LOOK = 0.05  # seconds between two looks at how far a load is
_MB = 1024 * 1024


def write(path: Path, pages: int) -> None:
    """Write a WARC of generated pages, ten minutes apart."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True, warc_version="1.1")
        for number in range(pages):
            body = page(number, pages)
            at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(1_600_000_000 + 600 * number))
            record = writer.create_warc_record(
                f"https://harbour.example/story/{number}",
                "response",
                payload=io.BytesIO(body),
                length=len(body),
                http_headers=StatusAndHeaders("200 OK", [("Content-Type", "text/html")], "HTTP/1.1"),
                warc_headers_dict={"WARC-Date": at},
            )
            writer.write_record(record)


def start(path: Path, url: str, *more: str) -> subprocess.Popen[str]:
    """Start a load."""
    command = [sys.executable, "-m", "newsfold", "load", str(path), "--db", url, *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work takes."""
    started = time.monotonic()
    work()
    return time.monotonic() - started


def held(url: str) -> list[object]:
    """Return all that a store holds of its articles."""
    with Database(url) as database, database.read() as connection:
        return [get_article(connection, one.id) for one in list_articles(connection, limit=10**6)]


def rates(path: Path, url: str, pages: int) -> None:
    """Print how many records a second each way to read takes."""

    def nothing() -> None:
        with path.open("rb") as file:
            for _ in ArchiveIterator(file, parse_http=False):
                pass

    def ours() -> None:
        with path.open("rb") as file:
            for _ in iter_warc(file, path.name, LoadMark(), Wanted(), 8 * _MB):
                pass

    taken = {"fastwarc, nothing": seconds(nothing), "our reader": seconds(ours)}
    taken["newsfold load"] = seconds(lambda: start(path, url).wait())
    taken["the same, known"] = seconds(lambda: start(path, url, "--again").wait())
    base = taken["fastwarc, nothing"]
    print(f"{'':20}{'records/s':>12}{'of fastwarc':>14}")
    for name, took in taken.items():
        print(f"{name:20}{pages / took:12,.0f}{base / took:14.1%}")


def large(path: Path, folder: Path, size: int) -> Path:
    """Print the peak of memory over a file of `size` megabytes, and over a small one; return the large one."""
    repeated = folder / "large.warc.gz"
    body = path.read_bytes()
    with repeated.open("wb") as file:
        while file.tell() < size * _MB:
            file.write(body)
    print(f"{'':12}{'MB':>8}{'seconds':>9}{'peak MB':>9}")
    for name, each in (("once", path), ("repeated", repeated)):
        began = time.monotonic()
        peak = PeakMemory(start(each, f"sqlite:///{folder}/{name}.db")).join()
        print(f"{name:12}{each.stat().st_size / _MB:8,.0f}{time.monotonic() - began:9,.0f}{peak / _MB:9,.0f}")
    return repeated


def killed(path: Path, folder: Path, kills: int) -> None:
    """Print whether loads that are killed wherever they are in the file hold what an unbroken one does."""
    pick = random.Random(kills)
    whole, broken = (f"sqlite:///{folder}/{name}.db" for name in ("unbroken", "killed"))
    count = 0
    with open_database(broken) as database:
        for place in sorted(pick.randrange(path.stat().st_size) for _ in range(kills)):
            process = start(path, broken)
            while process.poll() is None and _read_to(database) < place:
                time.sleep(_LOOK)
            process.kill()
            count += process.wait() < 0
    codes = [start(path, url).wait() for url in (whole, broken)]
    one, other = held(whole), held(broken)
    print(f"{count} kills: {len(other):,} articles, unbroken {len(one):,}; exit {codes}; the same: {one == other}")


def _read_to(database: Database) -> int:
    """Return the byte up to which a file is loaded."""
    with database.read() as connection:
        return connection.execute(select(func.max(loaded_file.c.position))).scalar() or 0


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=2_000, metavar="N")
    parser.add_argument("--large", type=int, metavar="MB")
    parser.add_argument("--kills", type=int, metavar="N")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "pages.warc.gz"
        write(path, options.pages)
        rates(path, f"sqlite:///{folder}/rates.db", options.pages)
        if options.large:
            path = large(path, folder, options.large)
        if options.kills:
            killed(path, folder, options.kills)


if __name__ == "__main__":
    main()
