"""`newsfold ingest` against truth, on a real database: `python -m benchmarks.dedup_quality DOCS.jsonl TRUTH.jsonl`.

DOCS holds articles in arrival order, TRUTH the cluster, version and family of each; `score_pairs.py` beside TRUTH
explains each figure, and gives them by family. The upkeep pass is part of ingest. `--postgres` starts a throw-away
server. Goals: no article and no edit lost, repeats .98, links .995 / .99, pair F1 .99, 5 false links per 1,000 new; 450
bytes of index an article on SQLite and 1,000 on PostgreSQL.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from benchmarks.dedup_truth import Truth, read_lines
from crawler.core.dedup.paragraphs import KEY_VERSION
from storage.database import Database
from storage.totals import find_totals
from tests.postgres import running_server


def main() -> None:
    """Ingest the stream into a new database and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path, metavar="DOCS.jsonl")
    parser.add_argument("truth", type=Path, metavar="TRUTH.jsonl")
    parser.add_argument("--postgres", action="store_true")
    options = parser.parse_args()
    truth = Truth(options.docs, options.truth)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = stack.enter_context(running_server()) if options.postgres else f"sqlite:///{folder}/quality.db"
        out = folder / "verdicts.jsonl"
        command = [sys.executable, "-m", "newsfold", "ingest", str(options.docs), "--db", url, "--verdicts", str(out)]
        began = time.monotonic()
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        seconds = time.monotonic() - began
        truth.show(read_lines(out))
        with Database(url) as database, database.read() as connection:
            totals = find_totals(database, connection, KEY_VERSION)
    kept = totals.articles + totals.late_repeats
    size = (totals.index_bytes or 0) / kept
    rate, keys = len(truth.order) / seconds, totals.keys / kept
    print(f"\n{rate:.0f} articles/s, {keys:.1f} keys and {size:.0f} bytes of index each")


if __name__ == "__main__":
    main()
