"""What `newsfold sources add` proposes, crawled once: `python -m benchmarks.ways_in SITES_DIR [SITE…]` prints a table.

SITES_DIR is as for `benchmarks.sites`. Of each site it says which ways are proposed, the share of its true articles
that they give, and requests for each found article (the look at the site included), beside a crawl of everything: of
all starts of the manifest, however far they reach.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.sites import run_program, served

_FOUND = re.compile(r"\bfound ([\d.]+)")


def main() -> None:
    """Look at the sites of a folder, crawl what is proposed, and crawl everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="SITES_DIR")
    parser.add_argument("sites", nargs="*", metavar="SITE", help="all of the manifest, unless named")
    options = parser.parse_intermixed_args()
    manifest = json.loads((options.folder / "manifest.json").read_text("utf-8"))
    names = [site["site"] for site in manifest["sites"]]
    print(
        f"{'site':18} {'proposed':34} {'looks':>6} {'found':>7} {'per art.':>9} {'all':>7} {'per art.':>9}", flush=True
    )
    with tempfile.TemporaryDirectory() as temporary:
        for name in options.sites or names:
            cells = _compare(options.folder, name, Path(temporary))
            print(f"{name:18} {cells[0]:34}", *cells[1:], flush=True)


def _compare(folder: Path, name: str, room: Path) -> list[str]:
    articles = len((folder / f"{name}.articles.jsonl").read_text("utf-8").splitlines())
    with served(folder, name) as (starts, asked):
        allow = ("--allow-private", starts[0].split("/")[2])
        answer = run_program("-m", "newsfold", "sources", "add", starts[0], "--json", *allow, may_end=(0, 1))
        tables = json.loads(answer)["proposed"] if answer else []
        looks = len(asked)
        database = room / f"{name}.db"
        for table in tables:
            kind = ("--kind", table["kind"]) if "kind" in table else ()
            depth = ("--depth", str(table["depth"])) if "depth" in table else ()
            _crawl([table["url"], *kind, *depth, *allow], database)
        found = _score(folder, name, database, room)
        proposed = [_share(found, articles, len(asked))]
        asked.clear()
        everything = room / f"{name}.all.db"
        _crawl([*starts, *allow], everything)
        proposed.append(_share(_score(folder, name, everything, room), articles, len(asked)))
    return [_ways(tables), f"{looks:6}", *proposed]


def _ways(tables: Sequence[dict[str, Any]]) -> str:
    kinds = (
        table.get("kind") or "page" + (f" to depth {table['depth']}" if "depth" in table else "") for table in tables
    )
    return " + ".join(kinds) or "nothing"


def _crawl(arguments: Sequence[str], database: Path) -> None:
    run_program("-m", "newsfold", "crawl", *arguments, "--db", f"sqlite:///{database}", "--json", may_end=(0, 1))


def _score(folder: Path, name: str, database: Path, room: Path) -> float:
    if not database.exists():
        return 0.0
    export = room / f"{name}.jsonl"
    run_program("-m", "newsfold", "export", "--db", f"sqlite:///{database}", "-o", str(export))
    figure = _FOUND.search(run_program(str(folder / "score.py"), name, str(export), "--list"))
    return float(figure[1]) if figure else 0.0


def _share(found: float, articles: int, requests: int) -> str:
    each = f"{requests / (found * articles):9.2f}" if found else f"{'-':>9}"
    return f"{found:7.3f} {each}"


if __name__ == "__main__":
    main()
