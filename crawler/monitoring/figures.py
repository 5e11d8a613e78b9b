"""The figures of a daemon for Prometheus: what happened since it began.

Names of sources are labels, addresses never.
"""

from __future__ import annotations

from collections import Counter as CounterType
from collections.abc import Iterator

from prometheus_client import Counter, Gauge, Histogram, Info, ProcessCollector, disable_created_metrics
from prometheus_client.registry import CollectorRegistry

from crawler.crawl.report import RunReport
from crawler.session.stats import Progress
from storage.exporting.program import program_version

_MOST_KINDS = 100
"""Kinds of errors that are told apart: servers choose their statuses, and each makes a kind."""

MOST_SOURCES = 1000
"""Sources that are told apart: with ten thousand a scrape costs a second of processor time."""

_STATUSES = range(100, 600)
"""Statuses that HTTP knows; what a server makes up beyond is counted as `other`."""

_SECONDS_OF_A_RUN = (1, 5, 15, 60, 300, 900, 3600, 4 * 3600)
_SECONDS_OF_A_TICK = (0.01, 0.05, 0.1, 0.5, 1, 5, 30)


class Figures:
    """What one daemon counts, in a registry of its own."""

    def __init__(self) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]  # they double the series, and nobody reads them
        self.registry = CollectorRegistry()
        registry = self.registry
        self.articles = Counter(
            "newsfold_articles", "Articles by what they were to the store", ["source", "verdict"], registry=registry
        )
        self.pages = Counter(
            "newsfold_pages", "Addresses by what became of them", ["source", "outcome"], registry=registry
        )
        self.fetched = Counter("newsfold_fetched_bytes", "Bytes of pages, unpacked", ["source"], registry=registry)
        self.responses = Counter(
            "newsfold_responses", "Answers of servers by HTTP status", ["status"], registry=registry
        )
        self.errors = Counter("newsfold_errors", "Errors of pages by kind", ["kind"], registry=registry)
        self.runs = Counter(
            "newsfold_runs", "Runs that ended, by what came of them", ["source", "outcome"], registry=registry
        )
        self.run_duration = Histogram(
            "newsfold_run_duration_seconds", "How long runs took", buckets=_SECONDS_OF_A_RUN, registry=registry
        )
        self.running = Gauge("newsfold_runs_under_way", "Runs of this daemon that are under way", registry=registry)
        self.tick_duration = Histogram(
            "newsfold_tick_duration_seconds",
            "How long looks at what is due took",
            buckets=_SECONDS_OF_A_TICK,
            registry=registry,
        )
        self.last_tick = Gauge(
            "newsfold_last_tick_timestamp_seconds", "When the last look at what is due ended", registry=registry
        )
        self.is_latest = Gauge(
            "newsfold_configuration_is_latest",
            "Whether the file as it is now is in force (1) or was refused (0)",
            registry=registry,
        )
        Info("newsfold_build", "The version of the program", registry=registry).info({"version": program_version()})
        ProcessCollector(registry=registry)
        self.kinds = Names(_MOST_KINDS)
        self.sources = Names(MOST_SOURCES)


class Names:
    """Names as labels: the first so many are told apart."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: set[str] = set()

    def label(self, name: str) -> str:
        """Return the name itself, or `other` where there are too many."""
        if name not in self._known and len(self._known) >= self._most:
            return "other"
        self._known.add(name)
        return name


class RunFigures:
    """Adds to the figures what one run tells while it goes on."""

    def __init__(self, figures: Figures, source: str) -> None:
        self._figures = figures
        self._source = figures.sources.label(source)
        self._told: CounterType[tuple[Counter, tuple[str, ...]]] = CounterType()

    def show(self, progress: Progress) -> None:
        """Count what has come since the last time."""
        counted: CounterType[tuple[Counter, tuple[str, ...]]] = CounterType()
        for counter, labels, count in self._counts(progress):
            counted[counter, labels] += count  # two kinds may have one label
        for (counter, labels), more in (counted - self._told).items():
            counter.labels(*labels).inc(more)
        self._told = counted

    def end(self, report: RunReport | None, seconds: float) -> None:
        """Count a run that ended; `report` is None where it raised."""
        self._figures.runs.labels(self._source, "failed" if report is None else str(report.outcome)).inc()
        self._figures.run_duration.observe(seconds)

    def _counts(self, progress: Progress) -> Iterator[tuple[Counter, tuple[str, ...], int]]:
        figures, source = self._figures, self._source
        yield figures.articles, (source, "new"), progress.new - progress.near
        yield figures.articles, (source, "near"), progress.near
        yield figures.articles, (source, "repeat"), progress.repeats
        yield figures.articles, (source, "revision"), progress.revisions
        yield figures.fetched, (source,), progress.bytes
        yield from ((figures.pages, (source, outcome), count) for outcome, count in progress.outcomes.items())
        yield from ((figures.errors, (figures.kinds.label(kind),), count) for kind, count in progress.kinds.items())
        for status, count in progress.statuses.items():
            yield figures.responses, (str(status) if status in _STATUSES else "other",), count
