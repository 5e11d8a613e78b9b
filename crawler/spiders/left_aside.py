"""What a crawl left aside, and why: how many addresses, with an example each."""

from __future__ import annotations

from crawler.session.stats import LeftAddresses
from crawler.spiders.frontier import Frontier
from crawler.spiders.scope import Left

MAX_NOTED = 50_000
"""The most addresses that are kept to be counted; more are told as so many."""


class LeftAside:
    """The addresses that pages led to and that were not fetched; each counts once, those fetched later do not."""

    def __init__(self, frontier: Frontier) -> None:
        """`frontier` has what waits, and what it refused."""
        self._frontier = frontier
        self._reasons: dict[str, Left] = {}

    def note(self, url: str, reason: Left) -> None:
        """Take note of an address; the first reason stays."""
        if len(self._reasons) < MAX_NOTED:
            self._reasons.setdefault(url, reason)

    def counts(self) -> tuple[LeftAddresses, ...]:
        """Return how many addresses were left for each reason."""
        found: dict[str, LeftAddresses] = {}
        for url, reason in self._reasons.items():
            if url not in self._frontier:
                found[reason] = LeftAddresses.of(reason, 1, url, found.get(reason))
        return (*(found[reason] for reason in Left if reason in found), *self._frontier.left())
