"""How far an export is: a bar on a terminal, and nothing elsewhere but the line at its end."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator

from newsfold.cli.bar import bar
from storage.records import StoredArticle

_EVERY = 0.2  # seconds


def shown(articles: Iterable[StoredArticle], count: Callable[[], int | None]) -> Iterator[StoredArticle]:
    """Yield the articles, and show on a terminal how many they were; `count` returns how many are read in all."""
    if not sys.stderr.isatty():
        yield from articles
        return
    began = last = time.monotonic()
    with bar("exporting", count()) as show:
        for done, article in enumerate(articles, start=1):
            yield article
            now = time.monotonic()
            if now - last >= _EVERY:
                last = now
                show(done, f"{done:,} articles, {done / (now - began):,.0f}/s")
