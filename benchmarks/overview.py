"""What `newsfold sources` and `newsfold status` cost: `python -m benchmarks.overview [--sources N] [--runs M]`.

Writes so many sources with so many runs each into a fresh database, and prints the least milliseconds and the queries
of one look, with the yields of the last runs (`sources`) and without (`status`).
"""

from __future__ import annotations

import argparse
import tempfile
import time
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event, insert

from migrations import open_database
from storage.database import Database
from storage.models import run, source
from storage.overview import list_states
from tests.postgres import running_server

_NOW = datetime(2026, 6, 1, tzinfo=UTC)
_TRIES = 3
_AT_ONCE = 20_000


def fill(database: Database, sources: int, runs: int) -> None:
    """Write the sources, and their runs in the order in which they would have come."""
    hour = timedelta(hours=1)
    with database.begin() as connection:
        connection.execute(
            insert(source),
            [
                {"name": f"s{number}", "url": f"https://s{number}.example/", "every": 3600, "next_due_at": _NOW + hour}
                for number in range(sources)
            ],
        )
        rows: list[dict[str, Any]] = []
        for number in range(runs * sources):
            name, at = f"s{number % sources}", _NOW - (runs - number // sources) * hour
            rows.append(
                {"source": name, "url": f"https://{name}.example/", "status": "done", "outcome": "ok", "new": 3}
                | {"started_at": at, "finished_at": at, "heartbeat_at": at, "host": "bench", "pid": 1}
            )
            if len(rows) == _AT_ONCE or number == runs * sources - 1:
                connection.execute(insert(run), rows)
                rows.clear()


def look(database: Database, *, with_yields: bool) -> tuple[float, int]:
    """Return the least milliseconds of a look, and how many queries it makes."""
    queries: list[str] = []
    best = float("inf")
    with database.read() as connection:
        event.listen(connection, "before_cursor_execute", lambda *given: queries.append(given[2]))
        for _ in range(_TRIES):
            queries.clear()
            began = time.perf_counter()
            list_states(connection, _NOW, with_yields=with_yields)
            best = min(best, time.perf_counter() - began)
    return best * 1000, len(queries)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sources", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--postgres", action="store_true")
    chosen = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = stack.enter_context(running_server()) if chosen.postgres else f"sqlite:///{folder / 'news.db'}"
        database = stack.enter_context(open_database(url))
        fill(database, chosen.sources, chosen.runs)
        print(f"{chosen.sources:,} sources of {chosen.runs} runs each")
        print(f"{'a look':<30}{'ms':>10}{'queries':>10}")
        for name, with_yields in (("newsfold sources", True), ("newsfold status", False)):
            milliseconds, queries = look(database, with_yields=with_yields)
            print(f"{name:<30}{milliseconds:>10,.0f}{queries:>10}")


if __name__ == "__main__":
    main()
