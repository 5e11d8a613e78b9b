"""Claims on SQLite: a daemon takes what it has room for, by a lease that stands beside the source."""

from __future__ import annotations

import socket
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from crawler.daemon.claims import Left, UnderWay, after, after_crash, choose_due, forget_gone
from crawler.daemon.timetable import AT_ONCE, LEASE, is_gone, room_beside
from storage import claims, daemons, sources
from storage.run_records import DaemonRecord, SourceRecord
from storage.runs import close_stale_runs


class InTimetable:
    """The claims of one daemon among those of a file."""

    def __init__(self, me: DaemonRecord, at_once: int = AT_ONCE) -> None:
        """`at_once` is how many crawls of a kind are under way at once."""
        self._me = me
        self._at_once = at_once

    def keep(self, connection: Connection, running: Collection[int], now: datetime) -> set[int]:
        """See `Claims`."""
        daemons.beat(connection, replace(self._me, seen_at=now))
        held = claims.renew(connection, self._me.owner, now + LEASE)
        astray = held - set(running)
        claims.void(connection, astray)
        sources.set_due_again(connection, astray, now)
        return set(running) - held

    def free(self, connection: Connection, now: datetime, alive: Callable[[int], bool]) -> Left:
        """See `Claims`."""
        host = socket.gethostname()
        forget_gone(connection, now, alive)
        crashed = close_stale_runs(connection, now, alive)
        freed = claims.list_void(connection, lambda owner: is_gone(owner, host, alive), now)
        claims.void(connection, freed)
        return Left(len(crashed), tuple(sources.crashed(connection, freed, now, lambda one: after_crash(one, now))))

    def take(self, connection: Connection, running: UnderWay, now: datetime) -> list[SourceRecord]:
        """See `Claims`."""
        chosen = choose_due(connection, [one.site for one, _ in running], room_beside(running, now, self._at_once), now)
        taken = [one for one in chosen if claims.claim(connection, one.id, self._me.owner, now, now + LEASE)]
        for one in taken:
            sources.begin(connection, one.id, now, next_due_at=after(one, now))
        return taken

    def end(self, connection: Connection, source_id: int) -> bool:
        """See `Claims`."""
        return claims.end(connection, source_id, self._me.owner)

    def leave(self, connection: Connection) -> None:
        """See `Claims`."""
        daemons.leave(connection, self._me.owner)
