"""Whole sites crawled over HTTP and scored: `python -m benchmarks.sites SITES_DIR [SITE…]` prints a line a site.

SITES_DIR holds `manifest.json`, `serve.py` (which serves one of its sites) and `score.py SITE EXPORT`, whose docstring
explains the figures. Each site is crawled twice into one store: `again` counts the articles that the second crawl
added, lost or changed in anything but their sightings.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.programs import load_program

_FIGURES = ("found", "doubled", "spurious", "titles", "mean_f1", "sightings")
_FIGURE = re.compile(r"\b(stored|{}) ([\d.]+)".format("|".join(_FIGURES)))


@dataclass(frozen=True, slots=True)
class Outcome:
    """One site: the scorer's report, articles touched by the second crawl, and seconds of the first one."""

    report: str
    again: int
    seconds: float


def main() -> None:
    """Crawl and score the sites of a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="SITES_DIR")
    parser.add_argument("sites", nargs="*", metavar="SITE", help="all of the manifest, unless named")
    parser.add_argument("--list", action="store_true", help="name what is missing, doubled and spurious")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the stores and exports there")
    options = parser.parse_intermixed_args()
    manifest = json.loads((options.folder / "manifest.json").read_text("utf-8"))
    print(f"{'site':18}", *(f"{name:>9}" for name in ("stored", *_FIGURES, "again", "seconds")), flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        kept = options.keep or Path(temporary)
        kept.mkdir(parents=True, exist_ok=True)
        for name in options.sites or [site["site"] for site in manifest["sites"]]:
            outcome = _crawl_twice(options.folder, name, kept)
            figures = dict(_FIGURE.findall(outcome.report))
            cells = [figures.get(figure, "") for figure in ("stored", *_FIGURES)]
            print(f"{name:18}", *(f"{cell:>9}" for cell in (*cells, outcome.again, round(outcome.seconds))), flush=True)
            if options.list:
                print(*(f"    {line}" for line in outcome.report.splitlines() if line[:2].isupper()), sep="\n")


def _crawl_twice(folder: Path, name: str, kept: Path) -> Outcome:
    database = kept / f"{name}.db"
    for file in kept.glob(f"{database.name}*"):
        file.unlink()
    with served(folder, name) as (starts, _):
        began = time.perf_counter()
        first = _crawl(starts, database, kept / f"{name}.jsonl")
        seconds = time.perf_counter() - began
        second = _crawl(starts, database, kept / f"{name}.again.jsonl")
    report = run_program(str(folder / "score.py"), name, str(kept / f"{name}.jsonl"), "--list")
    touched = {number for number in first.keys() | second.keys() if first.get(number) != second.get(number)}
    return Outcome(report, len(touched), seconds)


@contextmanager
def served(folder: Path, name: str) -> Iterator[tuple[list[str], list[str]]]:
    """Serve a site on loopback; yield where a crawl of it starts, and the list of the paths asked for, which grows."""
    module = load_program(folder / "serve.py", "name a folder that holds serve.py, score.py and manifest.json")
    described = module.described(name)
    if described is None:
        raise SystemExit(f"{name}: no site of {folder / 'manifest.json'}; name one of those.")
    root, hosts, starts = described
    server = module.SiteServer(root, hosts, quiet=True).start()
    server.handle_error = lambda *_: None  # a crawler that has seen enough hangs up
    asked: list[str] = []

    class Counted(server.RequestHandlerClass):  # type: ignore[name-defined,misc]
        def do_GET(self) -> None:
            asked.append(self.path)
            super().do_GET()

    server.RequestHandlerClass = Counted
    try:
        yield [server.origin + server.prefix + path for path in starts], asked
    finally:
        server.shutdown()
        server.server_close()


def _crawl(starts: list[str], database: Path, export: Path) -> dict[int, str]:
    """Crawl into a store, and return what it then holds by number, sightings left out."""
    store = ("--db", f"sqlite:///{database.resolve()}")
    address = starts[0].split("/")[2]
    # A start that is gone (exit code 1) shows in the figures.
    run_program("-m", "newsfold", "crawl", *starts, "--allow-private", address, *store, "--json", may_end=(0, 1))
    run_program("-m", "newsfold", "export", *store, "-o", str(export))
    rows = map(json.loads, export.read_text("utf-8").splitlines())
    kept = [
        {key: value for key, value in row.items() if key not in ("sightings", "publications", "last_seen_at")}
        for row in rows
    ]
    return {row["id"]: json.dumps(row, sort_keys=True) for row in kept}


def run_program(*arguments: str, may_end: tuple[int, ...] = (0,)) -> str:
    """Return what a Python program prints that has to end with one of some exit codes."""
    ended = subprocess.run([sys.executable, *arguments], capture_output=True, text=True)
    if ended.returncode not in may_end:
        raise SystemExit(f"{' '.join(arguments[:3])} failed: {ended.stderr.strip()[-500:]}")
    return ended.stdout


if __name__ == "__main__":
    main()
