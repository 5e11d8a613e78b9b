"""The figures that stand elsewhere: of the store, its timetable and the worker processes, as they are now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from crawler.session.workers import Workers
from storage.database import Database
from storage.overview import Timetable

STATES = ("running", "due", "waiting", "backing off", "failing", "paused")


class StoreFigures(Collector):
    """Gives what it was last told; where the store cannot be used nothing stands of the timetable."""

    def __init__(self) -> None:
        self.database: Database | None = None
        self.workers: Workers | None = None
        self._looked: tuple[Timetable, datetime] | None = None

    def saw(self, timetable: Timetable | None, now: datetime) -> None:
        """Take what the store has said, None where it could not be used."""
        self._looked = None if timetable is None else (timetable, now)

    def collect(self) -> Iterator[Metric]:
        """Yield the figures."""
        sources = GaugeMetricFamily("newsfold_sources", "Sources by state", labels=["state"])
        lag = GaugeMetricFamily("newsfold_oldest_due_seconds", "How long the longest due source has been waiting")
        success = GaugeMetricFamily(
            "newsfold_last_success_timestamp_seconds", "When a source was last crawled well", labels=["source"]
        )
        is_up = GaugeMetricFamily("newsfold_store_up", "Whether the store can be used", float(self._looked is not None))
        written = CounterMetricFamily("newsfold_store_transactions", "Transactions that wrote and were committed")
        failed = CounterMetricFamily("newsfold_store_failures", "Errors of the database")
        lost = CounterMetricFamily("newsfold_readers_lost", "Worker processes that a page ended", labels=["reason"])
        if self._looked is not None:
            timetable, now = self._looked
            for state in STATES:
                sources.add_metric([state.replace(" ", "_")], timetable.states.get(state, 0))
            since = timetable.oldest_due_at
            lag.add_metric([], 0.0 if since is None else (now - since).total_seconds())
            for name, moment in timetable.successes.items():
                success.add_metric([name], moment.timestamp())
        if self.database is not None:
            written.add_metric([], self.database.transactions)
            failed.add_metric([], self.database.failures)
        if self.workers is not None:
            for reason, count in zip(("time", "crash"), self.workers.lost(), strict=True):
                lost.add_metric([reason], count)
        yield from (sources, lag, success, is_up, written, failed, lost)
