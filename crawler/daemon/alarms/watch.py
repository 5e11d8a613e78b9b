"""The alarms of a daemon: sources are judged when runs of theirs have ended, and what is new is told."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection

from crawler.config.model import Alarms, Severity
from crawler.daemon.alarms.keeping import Noted, judge_source
from crawler.daemon.alarms.messages import Message, messages, severities
from crawler.daemon.alarms.store_alarm import StoreAlarm
from crawler.daemon.alarms.targets import TIME_LIMIT, Targets
from storage import alarms as store
from storage.alarm_records import AlarmRecord, ToldMessage
from storage.database import Database
from storage.errors import StorageError
from storage.run_history import find_unjudged

T = TypeVar("T")

logger = logging.getLogger(__name__)

AT_ONCE = 500
"""Sources that one look judges; the rest waits for the next."""

LEFT_ALONE = timedelta(minutes=1)
"""How long targets that all fail are left alone."""

_CLOSE_WITHIN = 1.0  # seconds
_HOUR = timedelta(hours=1)
_KEY = b"alarms"


class Watch:
    """Judges and tells; `alarms` is what the configuration says, `fault` why the daemon cannot use the store."""

    def __init__(
        self,
        database: Database,
        alarms: Callable[[], Alarms],
        fault: Callable[[], StorageError | None],
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._alarms = alarms
        self._fault = fault
        self._clock = clock
        self._targets = Targets(())
        self._store = StoreAlarm()
        self._looking = asyncio.Lock()

    async def look(self) -> None:
        """Judge the sources of which runs have ended, and tell what has changed; a store that fails is tried again."""
        async with self._looking:
            await self._look()

    async def close(self) -> None:
        """Let a message that is on its way arrive and be marked as told, unless that takes long."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._looking.acquire(), _CLOSE_WITHIN)

    async def _look(self) -> None:
        config = self._alarms()
        if config.targets != self._targets.urls:
            self._targets = await asyncio.to_thread(Targets, config.targets)
        message = self._store.look(self._fault(), self._clock())
        if message is not None and len(await self._targets.tell(message)) == len(config.targets):
            self._store.again(self._clock())
        try:
            await self._judge()
            if config.targets:
                await self._tell(config)
        except StorageError as error:
            logger.debug("alarms wait: %s", error)  # the daemon itself tells that the store cannot be used

    async def _judge(self) -> None:
        sources, is_any_dropped = await asyncio.to_thread(self._waiting)
        if is_any_dropped:
            await self._write(lambda connection: store.end_of_dropped(connection, self._clock()))
        for source in sources:
            for noted in await self._write(partial(self._judge_one, source)):
                _log(noted)

    def _waiting(self) -> tuple[list[str], bool]:
        with self._database.read() as connection:
            return find_unjudged(connection, AT_ONCE), store.has_dropped(connection)

    def _judge_one(self, source: str, connection: Connection) -> list[Noted]:
        return judge_source(connection, source, self._clock())

    async def _tell(self, config: Alarms) -> None:
        wanted = severities(config.severity)
        if not await asyncio.to_thread(self._untold, wanted):
            return
        waiting = await self._write(partial(self._take, config.per_hour, wanted))
        while waiting:
            message = waiting.pop(0)
            faults = await self._targets.tell(message)
            reached = len(config.targets) - len(faults)
            if not reached:
                rest = [alarm.id for one in (message, *waiting) for alarm in one.alarms]
                await self._write(partial(store.hold, ids=rest, until=self._clock() + LEFT_ALONE))
                return
            told = ToldMessage(told_at=self._clock(), text=message.body, reached=reached, targets=len(config.targets))
            await self._write(partial(_mark, message.alarms, told))

    def _untold(self, wanted: Sequence[Severity]) -> list[AlarmRecord]:
        with self._database.read() as connection:
            return store.find_untold(connection, wanted, self._clock())

    def _take(self, per_hour: int, wanted: Sequence[Severity], connection: Connection) -> list[Message]:
        """Return what this daemon is to tell now, and keep others from telling it, too."""
        now = self._clock()
        untold = store.find_untold(connection, wanted, now)
        taken = messages(untold, per_hour - store.count_messages(connection, now - _HOUR))
        longest = LEFT_ALONE + len(taken) * timedelta(seconds=TIME_LIMIT)
        store.hold(connection, [alarm.id for message in taken for alarm in message.alarms], now + longest)
        return taken

    async def _write(self, work: Callable[[Connection], T]) -> T:
        def run() -> T:
            with self._database.begin() as connection:
                self._database.lock(connection, (_KEY,))  # of several daemons one judges, and one tells
                return work(connection)

        return await asyncio.to_thread(run)


def _mark(alarms: Sequence[AlarmRecord], told: ToldMessage, connection: Connection) -> None:
    store.mark_told(connection, alarms, told.told_at)
    store.add_message(connection, told)


def _log(noted: Noted) -> None:
    alarm = noted.change.alarm
    if alarm is None:
        logger.info("%s: alarm over: %s", noted.source, noted.before)
    else:
        level = logging.INFO if alarm.severity is Severity.INFO else logging.WARNING
        logger.log(level, "%s: alarm: %s", noted.source, alarm.message)
