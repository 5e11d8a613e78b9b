"""What a daemon does to the timetable: sets it up, claims what is due, frees what the dead have left."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from crawler.config.model import Source
from crawler.core.links.publishers import crawled_site
from crawler.daemon.due_times import due_anew, in_quiet, next_due, out_of_quiet
from crawler.daemon.health import left_alone
from crawler.daemon.timetable import LEASE, LOOKED_AT, choose, is_gone, room_beside
from storage import sources
from storage.run_records import NewSource, SourceRecord
from storage.runs import close_stale_runs, is_alive, set_back_clock


@dataclass(frozen=True, slots=True)
class Left:
    """What the dead have left: how many runs were closed, and the names of the sources that they were crawling.

    These are due at once, but for those that have failed twice before: one may be what kills its crawler.
    """

    runs: int
    sources: tuple[str, ...]


def set_up(connection: Connection, configured: Sequence[Source], now: datetime) -> Left:
    """Make the timetable that of the configuration, before this process has crawled anything."""
    configure(connection, configured, now)
    return _free(connection, now, _is_other)


def configure(connection: Connection, configured: Sequence[Source], now: datetime) -> None:
    """Make the timetable that of the configuration; crawls under way go on."""
    new = [
        NewSource(
            name=one.name,
            url=one.url,
            site=crawled_site(one.url),
            every=one.every,
            schedule=one.schedule,
            page_limit=one.limit,
            scope=one.scope,
        )
        for one in configured
    ]
    sources.set_sources(connection, new, lambda one, known: due_anew(one, known, now))


def claim_due(
    connection: Connection, owner: str, running: Sequence[tuple[SourceRecord, datetime]], now: datetime
) -> tuple[Left, list[SourceRecord]]:
    """Claim what is due, as far as there is room beside the crawls under way, each with when it began."""
    left = _free(connection, now, is_alive)
    room = room_beside(running, now)
    due: list[SourceRecord] = []
    for is_slow, free in ((False, room.quick), (True, room.slow)):
        if min(free, room.together) > 0:
            due += sources.find_due(connection, now, is_slow=is_slow, limit=LOOKED_AT)
    for source in (one for one in due if in_quiet(one.schedule, now)):
        sources.set_due(connection, source.id, out_of_quiet(source.schedule, now))
    chosen = choose([one for one in due if not in_quiet(one.schedule, now)], [one.site for one, _ in running], room)
    return left, [source for source in chosen if _claim(connection, source, owner, now)]


def set_back(connection: Connection, now: datetime) -> None:
    """Make due what would keep waiting since the clock was set back."""
    set_back_clock(connection, now)
    for source in sources.list_sources(connection):
        latest = next_due(source.name, source.every, source.schedule, now, source.pace)
        if latest is not None and source.next_due_at is not None and latest < source.next_due_at:
            sources.set_due(connection, source.id, latest)


def _claim(connection: Connection, source: SourceRecord, owner: str, now: datetime) -> bool:
    after = next_due(source.name, source.every, source.schedule, now, source.pace)
    return sources.claim(connection, source, owner, now, LEASE, next_due_at=after)


def _free(connection: Connection, now: datetime, alive: Callable[[int], bool]) -> Left:
    host = socket.gethostname()
    crashed = close_stale_runs(connection, now, alive)
    freed = sources.release(
        connection,
        lambda owner: is_gone(owner, host, alive),
        now,
        lambda source: now + (left_alone(source.every, source.failures) or timedelta()),  # not for the first two
    )
    return Left(len(crashed), tuple(freed))


def _is_other(pid: int) -> bool:
    """Whether a process other than this one runs under a number; after a restart of a container it may be our own."""
    return pid != os.getpid() and is_alive(pid)
