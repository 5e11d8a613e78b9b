"""What a daemon does to its store once a day: near copies judged again, what is kept no longer removed, room made."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from crawler.archive.maintenance.retention import prune
from crawler.archive.maintenance.upkeep import upkeep
from crawler.archive.search.words import fill_index
from crawler.config.model import Config
from crawler.core.types import Verdict
from storage.care import tidy
from storage.database import Database
from storage.errors import StorageError
from storage.run_sums import fold_runs, list_run_sources
from storage.tombstones import forget_tombstones

logger = logging.getLogger(__name__)


class _Stopped(Exception):
    """Work that may be broken off was, since the daemon stops."""


class Upkeep:
    """Keeps a store in order as the configuration that is `in_force` says; crawls go on meanwhile."""

    def __init__(self, database: Database, in_force: Callable[[], Config], clock: Callable[[], datetime]) -> None:
        self._database = database
        self._in_force = in_force
        self._clock = clock
        self._stopping = False

    def stop(self) -> None:
        """Break off what is under way at the next step; what is done stays done."""
        self._stopping = True

    async def keep_up(self) -> None:
        """Do it all; what fails or is broken off is done at the next time."""
        try:
            await asyncio.to_thread(self._keep_up)
        except StorageError as error:
            logger.warning("upkeep failed, it is tried again in a day: %s", error)
        except _Stopped:
            logger.info("upkeep was broken off")

    def _keep_up(self) -> None:
        verdicts = upkeep(self._database, self._clock(), self._go_on)
        if verdicts:
            logger.info("upkeep: %d articles judged again, %d are repeats", verdicts.total(), verdicts[Verdict.REPEAT])
        self._index()
        self._prune()
        self._fold_runs()
        tidy(self._database)

    def _index(self) -> None:
        indexed = fill_index(self._database, self._go_on)
        if indexed:
            logger.info("upkeep: %d articles put into the word index", indexed)

    def _prune(self) -> None:
        config, now = self._in_force(), self._clock()
        pruned = prune(self._database, {one.name: one.keep for one in config.sources}, now, report=self._go_on)
        if pruned.removed.articles:
            of = ", ".join(f"{count} of {source}" for source, count in sorted(pruned.by_source.items()))
            logger.info("upkeep: %d articles removed, kept no longer: %s", pruned.removed.articles, of)
        if config.retention.tombstones is not None:
            with self._database.begin() as connection:
                forgotten = forget_tombstones(connection, (now - config.retention.tombstones).date())
            if forgotten:
                logger.info("upkeep: %d tombstones forgotten", forgotten)

    def _fold_runs(self) -> None:
        keep = self._in_force().retention.runs
        if keep is None:
            return
        before, folded = self._clock() - keep, 0
        with self._database.read() as connection:
            sources = list_run_sources(connection)
        for source in sources:
            more = 1
            while more:
                self._go_on(0)
                with self._database.begin() as connection:
                    more = fold_runs(connection, source, before)
                folded += more
        if folded:
            logger.info("upkeep: %d old runs are kept as sums only", folded)

    def _go_on(self, _: int) -> None:
        if self._stopping:
            raise _Stopped
