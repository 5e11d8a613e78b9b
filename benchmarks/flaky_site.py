"""A site that fails now and then, or attacks, crawled some times over: `python -m benchmarks.flaky_site KIT`.

KIT is the hostile kit (see `benchmarks.hostile_kit`). After each crawl into one store: articles lost and doubled, most
attempts at one address, hits of canaries, which no crawl may reach, seconds, and the peak memory of all its processes.
With `--start /hostile/ --render` a browser opens pages that attack.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.hostile_kit import Site, served
from benchmarks.process_tree import PeakMemory


def main() -> None:
    """Crawl the site, and tell how each run went."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kit", type=Path, metavar="KIT")
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--fault-rate", type=float, default=0.3, help="share of ordinary requests that fail")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--start", default="/", metavar="PATH")
    parser.add_argument("--limit", type=int, default=5_000)
    parser.add_argument("--number", type=int, default=40, help="of the site, by which its address is its own")
    parser.add_argument("--render", action="store_true")
    options = parser.parse_args()
    pages = max(2, options.articles // 20)
    print(f"{'run':>3} {'exit':>4} {'lost':>6} {'doubled':>8} {'attempts':>9} {'canaries':>9} {'seconds':>8} {'MB':>6}")
    with tempfile.TemporaryDirectory() as room:
        kinds = {"articles": options.articles, "pages": pages, "fault_rate": options.fault_rate}
        with served(options.kit.resolve(), Path(room) / "site", options.number, **kinds) as site:
            for run in range(options.runs):
                print(f"{run + 1:3} {_crawl(site, Path(room) / 'news.db', options)}", flush=True)


def _crawl(site: Site, database: Path, options: argparse.Namespace) -> str:
    """Crawl the site once, and return the figures of the run."""
    log = site.folder / "requests.log"
    before = len(log.read_bytes()) if log.exists() else 0
    render = ["--render", "--scrolls", "2"] if options.render else []
    start = site.base + options.start
    bounds = ["--limit", str(options.limit), "--delay", "0"]
    command = [sys.executable, "-m", "newsfold", "crawl", start, *bounds]
    began = time.monotonic()
    with subprocess.Popen(
        [*command, *render, "--allow-private", site.place, "--db", f"sqlite:///{database}", "--json"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        peak = PeakMemory(process).join()
    seconds = time.monotonic() - began
    if process.returncode not in (0, 1):
        raise SystemExit(f"the crawl ended with {process.returncode}; try {' '.join(command[1:])}")
    score = site.score(f"sqlite:///{database}", options.articles)
    canaries = _check(site, "canary", "--sqlite", str(database))
    attempts = _most_attempts(log.read_bytes()[before:])
    reached = canaries["canary_hits"] + canaries["secret_rows"]
    figures = (score["lost"], score["doubled"], attempts, reached)
    return (
        f"{process.returncode:4} {figures[0]:6} {figures[1]:8} {figures[2]:9} {figures[3]:9} {seconds:8.0f} "
        f"{peak / 2**20:6.0f}"
    )


def _check(site: Site, what: str, *arguments: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "hostile.check", what, "--run", str(site.folder), *arguments]
    answer = subprocess.run(command, cwd=site.kit, capture_output=True, text=True, check=False).stdout
    found: dict[str, Any] = json.loads(answer)
    return found


def _most_attempts(log: bytes) -> int:
    """Return how often the address was asked for that was asked for most; robots.txt apart."""
    counts: dict[str, int] = {}
    for line in log.splitlines():
        if line.endswith(b"}") and (path := str(json.loads(line).get("target"))) != "/robots.txt":
            counts[path] = counts.get(path, 0) + 1
    return max(counts.values(), default=0)


if __name__ == "__main__":
    main()
