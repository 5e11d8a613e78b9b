"""What a crawl owes its source: pages that failed in passing, or whose turn did not come, for the next run to fetch."""

from __future__ import annotations

from collections.abc import Mapping

from storage.memory_records import LeftPage, SourceMemory

MAX_LEFT = 2_000
"""Pages that a source may owe; of more, a second crawl finds most by the links that led there."""

MAX_TRIES = 5
"""Runs in a row in which a page may fail in passing; then it is asked for only where a link leads to it."""

_PASSING = frozenset(
    {
        "timeout",
        "connection",
        "dns",
        "refused",
        "tls",
        "truncated",
        "bad-encoding",
        "robots-unreachable",
        "fetch-failed",
        "proxy",
        "browser-failed",
        "render-timeout",
    }
)
_PASSING_STATUSES = frozenset({"http-408", "http-425", "http-429"})
_NO_TRY = frozenset({"stopped", "busy", "held", "page-held", "later"})
"""Reasons for which a page was not really asked for."""


class Leftovers:
    """The pages that are owed, as a crawl goes on."""

    def __init__(self, known: SourceMemory) -> None:
        self._left = {page.url: page for page in known.left}
        self.barren: Mapping[str, float] = known.barren

    @property
    def pages(self) -> tuple[LeftPage, ...]:
        """What is owed now."""
        return tuple(self._left.values())

    def settle(self, url: str) -> None:
        """Take note that a page was answered."""
        self._left.pop(url, None)

    def fail(self, url: str, relation: str, kind: str, depth: int = 1) -> None:
        """Take note of a page that could not be fetched; `kind` says whether that may be otherwise the next time.

        `depth` is how many links it is from the start.
        """
        known = self._left.pop(url, None)
        tries = known.tries if known else 0
        if kind not in _NO_TRY:
            if not is_passing(kind):
                return
            tries += 1
        if tries < MAX_TRIES and len(self._left) < MAX_LEFT:
            self._left[url] = LeftPage(url=url, relation=relation, reason=kind, tries=tries, depth=depth)

    def memory(self) -> SourceMemory:
        """Return what the next run is told."""
        return SourceMemory(left=self.pages, barren=self.barren)


def is_passing(kind: str) -> bool:
    """Whether a failure of a kind says nothing of the next time."""
    return kind in _PASSING or kind in _PASSING_STATUSES or kind.startswith("http-5")
