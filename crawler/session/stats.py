"""What a crawl counts while it runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from crawler.core.types import Judgement, Verdict
from crawler.session.page_log import PageLog
from storage.run_records import EmptyPages, RunCounts, RunError

_MAX_KINDS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a crawl is: counts so far, and how many pages wait.

    `outcomes` counts addresses by what became of them, `kinds` errors, `statuses` the answers of servers.
    """

    pages: int
    new: int
    near: int
    repeats: int
    revisions: int
    unchanged: int
    bytes: int
    errors: int
    waiting: int
    outcomes: Mapping[str, int]
    kinds: Mapping[str, int]
    statuses: Mapping[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftAddresses:
    """Addresses that pages led to and that were not fetched for one reason: how many, and the first as an example."""

    reason: str
    count: int
    url: str

    @classmethod
    def of(cls, reason: str, count: int, url: str, known: LeftAddresses | None) -> LeftAddresses:
        """Return `count` more of a reason than are known."""
        if known is None:
            return cls(reason=str(reason), count=count, url=url)
        return cls(reason=known.reason, count=known.count + count, url=known.url)


class CrawlStats:
    """The counts of one crawl; errors by kind, each kind with the first of them as its example.

    `log` says what became of each address.
    """

    def __init__(self) -> None:
        self.log = PageLog()
        self.pages = 0
        self.bytes = 0
        self.unchanged = 0
        self.rested = 0  # known pages that were not asked for
        self.failed = 0
        self.fresh_for = timedelta()  # how long the first page stays as it is, as its server says
        self.busy = 0  # answers by which hosts asked for a pause
        self.statuses: Counter[int] = Counter()  # of every answer, robots.txt and what is tried again among them
        self.moved_to: str | None = None  # where the first page has moved for good
        self.led_to: str | None = None  # where the first page was found, if elsewhere
        self._is_moved_for_now = False
        self._verdicts = dict.fromkeys(Verdict, 0)
        self._errors: dict[str, RunError] = {}
        self._empty: dict[str, EmptyPages] = {}

    @property
    def new(self) -> int:
        """How many articles were stored for the first time, near copies among them."""
        return self._verdicts[Verdict.NEW] + self._verdicts[Verdict.NEAR]

    @property
    def near(self) -> int:
        """How many of the new articles are near copies of others."""
        return self._verdicts[Verdict.NEAR]

    @property
    def repeats(self) -> int:
        """How many articles were known already."""
        return self._verdicts[Verdict.REPEAT]

    @property
    def revisions(self) -> int:
        """How many known articles had another text."""
        return self._verdicts[Verdict.REVISION]

    @property
    def errors(self) -> tuple[RunError, ...]:
        """The errors by kind, the most frequent first."""
        return tuple(sorted(self._errors.values(), key=lambda error: (-error.count, error.kind)))

    @property
    def empty(self) -> tuple[EmptyPages, ...]:
        """The pages without an article by reason, the most frequent first."""
        return tuple(sorted(self._empty.values(), key=lambda pages: (-pages.count, pages.reason)))

    def moved(self, url: str, *, for_good: bool) -> None:
        """Take note of a step by which the first page is elsewhere; behind one that may change none is for good."""
        self.led_to = url
        self._is_moved_for_now = self._is_moved_for_now or not for_good
        if not self._is_moved_for_now:
            self.moved_to = url

    def judged(self, judgements: list[Judgement]) -> None:
        """Count what the store said of the articles of a page."""
        for judgement in judgements:
            self._verdicts[judgement.verdict] += 1

    def no_article(self, reason: str, url: str) -> None:
        """Count a page that gave no article; `reason` is a word."""
        self.log.no_article(url, reason)
        known = self._empty.get(reason)
        self._empty[reason] = EmptyPages(
            reason=reason, count=known.count + 1 if known else 1, url=known.url if known else url
        )

    def error(self, kind: str, url: str, message: str) -> None:
        """Count an error of a page; `message` is one sentence."""
        self.failed += 1
        self.log.error(url, kind, message)
        if kind not in self._errors and len(self._errors) >= _MAX_KINDS:
            kind = "other"
        known = self._errors.get(kind)
        if known is None:
            self._errors[kind] = RunError(kind=kind, count=1, url=url, message=message)
        else:
            self._errors[kind] = RunError(kind=kind, count=known.count + 1, url=known.url, message=known.message)

    def has_error(self, kind: str) -> bool:
        """Whether an error of a kind was counted."""
        return kind in self._errors

    def counts(self) -> RunCounts:
        """Return the counts of this moment as they are recorded."""
        return RunCounts(
            pages=self.pages,
            unchanged=self.unchanged,
            new=self.new,
            near=self.near,
            repeats=self.repeats,
            revisions=self.revisions,
            bytes=self.bytes,
            busy=self.busy,
        )

    def progress(self, waiting: int) -> Progress:
        """Return the counts of this moment."""
        return Progress(
            pages=self.pages,
            new=self.new,
            near=self.near,
            repeats=self.repeats,
            revisions=self.revisions,
            unchanged=self.unchanged,
            bytes=self.bytes,
            errors=self.failed,
            waiting=waiting,
            outcomes=dict(self.log.outcomes),
            kinds={kind: error.count for kind, error in self._errors.copy().items()},
            statuses=dict(self.statuses),
        )
