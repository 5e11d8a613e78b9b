"""What nodes do to the timetable: set it up, hand out what is due, free what the dead have left."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import Connection

from crawler.config.model import Source
from crawler.core.links.publishers import crawled_site
from crawler.daemon.due_times import due_anew, in_quiet, next_due, out_of_quiet
from crawler.daemon.health import left_alone
from crawler.daemon.timetable import LOOKED_AT, Room, choose, is_gone
from storage import daemons, sources
from storage.run_records import DaemonRecord, NewSource, SourceRecord
from storage.runs import is_alive, set_back_clock

UnderWay = Sequence[tuple[SourceRecord, datetime]]
"""The crawls of a node, each with when it began."""

_LEFT_AFTER_CRASH = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Left:
    """What the dead have left: how many runs were closed, and the names of the sources that they were crawling.

    These are due at once, but for those that have failed twice before: one may be what kills its crawler.
    """

    runs: int
    sources: tuple[str, ...]


class Claims(Protocol):
    """How a node comes by what it crawls; one way for each kind of database, each with a lease of a minute."""

    def keep(self, connection: Connection, running: Collection[int], now: datetime) -> set[int]:
        """Say that the node is alive and goes on with these sources; return those that it has no more."""

    def free(self, connection: Connection, now: datetime, alive: Callable[[int], bool]) -> Left:
        """Make due what nodes that are gone were crawling; `alive` tells of the processes of this machine."""

    def take(self, connection: Connection, running: UnderWay, now: datetime) -> list[SourceRecord]:
        """Take what is due, as far as there is room beside the crawls under way."""

    def end(self, connection: Connection, source_id: int) -> bool:
        """End the claim of a source; False where somebody else has it in the meantime."""

    def leave(self, connection: Connection) -> None:
        """Say that the node has ended."""


def this_node(kind: str, now: datetime) -> DaemonRecord:
    """Return what others know of this process, under a name that no other node ever has."""
    host, pid = socket.gethostname(), os.getpid()
    owner = f"{host}:{pid}:{secrets.token_hex(4)}"
    return DaemonRecord(owner=owner, host=host, pid=pid, started_at=now, seen_at=now, kind=kind)


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


def choose_due(connection: Connection, sites: Iterable[str], room: Room, now: datetime) -> list[SourceRecord]:
    """Return which sources that are due to begin while crawls of `sites` are under way; quiet ones are put off."""
    due: list[SourceRecord] = []
    for is_slow, free in ((False, room.quick), (True, room.slow)):
        if min(free, room.together) > 0:
            due += sources.find_due(connection, now, is_slow=is_slow, limit=LOOKED_AT)
    for source in (one for one in due if in_quiet(one.schedule, now)):
        sources.set_due(connection, source.id, out_of_quiet(source.schedule, now))
    return choose([one for one in due if not in_quiet(one.schedule, now)], sites, room)


def after(source: SourceRecord, now: datetime) -> datetime | None:
    """Return when a source is due again whose crawl begins now."""
    return next_due(source.name, source.every, source.schedule, now, source.pace)


def forget_gone(connection: Connection, now: datetime, alive: Callable[[int], bool]) -> list[DaemonRecord]:
    """Forget, and return, the nodes whose process was one of this machine and is no more."""
    host = socket.gethostname()
    gone = [one for one in daemons.list_daemons(connection, now) if is_gone(one.owner, host, alive)]
    for one in gone:
        daemons.leave(connection, one.owner)
    return gone


def set_back(connection: Connection, now: datetime) -> None:
    """Make due what would keep waiting since the clock was set back."""
    set_back_clock(connection, now)
    for source in sources.list_sources(connection):
        latest = after(source, now)
        if latest is not None and source.next_due_at is not None and latest < source.next_due_at:
            sources.set_due(connection, source.id, latest)


def after_crash(source: SourceRecord, now: datetime) -> datetime:
    """Return when a source is due again whose node died: at once, unless it was so the times before.

    Then after four times its interval at the latest, or a minute: a node dies of many things, and seldom of one source.
    """
    longest = max(4 * (source.every or timedelta()), _LEFT_AFTER_CRASH)
    return now + min(left_alone(source.every, source.failures) or timedelta(), longest)


def is_other(pid: int) -> bool:
    """Whether a process other than this one runs under a number; after a restart of a container it may be our own."""
    return pid != os.getpid() and is_alive(pid)
