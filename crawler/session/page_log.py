"""What became of each address of a crawl, until it is written down."""

from __future__ import annotations

import logging
from collections import Counter, deque
from collections.abc import Sequence
from itertools import count, islice

from crawler.core.links.urls import canonical_url
from crawler.core.types import Judgement, Verdict
from crawler.logs import without_logins
from storage.run_records import RunPage

logger = logging.getLogger(__name__)

MOST_PAGES = 10_000
"""Addresses of one run that are told one by one; those of a larger one only count."""

_MESSAGE = 500  # characters


class PageLog:
    """Takes note of each address of a crawl; the event loop and the writer's thread may use it at once,
    only the thread writes it down.
    """

    def __init__(self) -> None:
        self._done: deque[RunPage] = deque()
        self._costs: dict[str, tuple[int, int | None]] = {}
        self._numbers = count(1)
        self.outcomes: Counter[str] = Counter()  # each outcome is counted by one thread only

    def fetched(self, url: str, size: int, seconds: float | None) -> None:
        """Remember what an answer cost: its bytes, and how long the server took."""
        self._costs[_key(url)] = size, None if seconds is None else round(seconds * 1000)

    def stored(self, url: str, judgements: Sequence[Judgement]) -> None:
        """Take note of a page with articles, and what the store said of each."""
        verdicts = [judgement.verdict for judgement in judgements]
        self._add(
            url,
            "stored",
            new=verdicts.count(Verdict.NEW) + verdicts.count(Verdict.NEAR),
            repeats=verdicts.count(Verdict.REPEAT),
            revisions=verdicts.count(Verdict.REVISION),
        )

    def unchanged(self, url: str) -> None:
        """Take note of a page that is as it was."""
        self._add(url, "unchanged")

    def no_article(self, url: str, reason: str) -> None:
        """Take note of a page without an article; `reason` is a word."""
        self._add(url, "none", reason=reason)

    def error(self, url: str, kind: str, message: str) -> None:
        """Take note of an address that could not be fetched or read."""
        self._add(url, "error", reason=kind, message=message[:_MESSAGE])

    def waiting(self) -> list[RunPage]:
        """Return what is not yet written down."""
        return list(islice(self._done, len(self._done)))

    def written(self, how_many: int) -> None:
        """Forget the first so many, which are written down."""
        for _ in range(how_many):
            self._done.popleft()

    def _add(
        self, url: str, outcome: str, *, reason: str | None = None, message: str | None = None, new: int = 0,
        repeats: int = 0, revisions: int = 0,
    ) -> None:  # fmt: skip
        size, milliseconds = self._costs.pop(_key(url), (0, None))
        number = next(self._numbers)
        self.outcomes[outcome] += 1
        shown = without_logins(url)
        counts = f"{new} new, {repeats} known, {revisions} revised"
        logger.debug("%s: %s", shown, counts if outcome == "stored" else message or reason or outcome)
        if number <= MOST_PAGES:
            page = RunPage(
                number=number, url=shown, outcome=outcome, reason=reason, message=message, new=new,
                repeats=repeats, revisions=revisions, bytes=size, milliseconds=milliseconds,
            )  # fmt: skip
            self._done.append(page)


def _key(url: str) -> str:
    return canonical_url(url) or url
