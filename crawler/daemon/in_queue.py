"""Claims on PostgreSQL: every node hands what is due to the queue, and takes from it what it has room for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from crawler.daemon.claims import Left, UnderWay, after, after_crash, choose_due, forget_gone
from crawler.daemon.due_times import in_quiet, out_of_quiet
from crawler.daemon.timetable import AT_ONCE, LEASE, Room, room_beside, room_in_queue, urgency
from storage import daemons, jobs, sources
from storage.database import Database
from storage.run_records import DaemonRecord, SourceRecord
from storage.runs import close_stale_runs

_FREEING = b"freeing"


class InQueue:
    """The claims of one node: jobs that its worker has taken from the queue."""

    def __init__(self, database: Database, me: DaemonRecord, at_once: int = AT_ONCE) -> None:
        """`at_once` is how many crawls of a kind are under way at once."""
        self._at_once = at_once
        self._database = database
        self._me = me
        self._worker: int | None = None
        self._jobs: dict[int, int] = {}  # of each source that was taken
        self._kept_at: datetime | None = None
        self._patient_until: datetime | None = None

    def keep(self, connection: Connection, running: Collection[int], now: datetime) -> set[int]:
        """See `Claims`."""
        silence = jobs.silence(connection) if self._kept_at is None else now - self._kept_at
        if silence > LEASE / 2:
            self._patient_until = now + LEASE  # the store was away, perhaps for all: others get the time to speak
        self._kept_at = now
        if self._worker is None or not jobs.beat(connection, self._worker):
            self._worker = jobs.register(connection)
        daemons.beat(connection, replace(self._me, seen_at=now, worker_id=self._worker))
        held = jobs.list_held(connection, self._worker)
        mine = {source_id for source_id in running if self._jobs.get(source_id) in held}
        # What was taken in a transaction whose end never reached us, or whose end could not be written down.
        astray = held.keys() - {self._jobs[source_id] for source_id in mine}
        sources.set_due_again(connection, self._take_out(connection, [(job, held[job]) for job in astray]), now)
        return set(running) - mine

    def free(self, connection: Connection, now: datetime, alive: Callable[[int], bool]) -> Left:
        """See `Claims`."""
        for one in forget_gone(connection, now, alive):
            if one.worker_id is not None:
                jobs.unregister(connection, one.worker_id)
        if self._patient_until is None or now >= self._patient_until:
            jobs.prune(connection, LEASE)
        crashed = close_stale_runs(connection, now, alive)
        if not jobs.list_abandoned(connection):
            return Left(len(crashed), ())
        self._database.lock(connection, (_FREEING,))  # of nodes that see it at once one frees it
        left = [(one.id, one.source_id) for one in jobs.list_abandoned(connection)]
        freed = self._take_out(connection, left)
        return Left(len(crashed), tuple(sources.crashed(connection, freed, now, lambda one: after_crash(one, now))))

    def take(self, connection: Connection, running: UnderWay, now: datetime) -> list[SourceRecord]:
        """See `Claims`."""
        if self._worker is None or not self._hand_over(connection, now):
            return []
        under_way, taken = list(running), list[SourceRecord]()
        while queues := _open_queues(room_beside(under_way, now, self._at_once)):
            job = jobs.fetch(connection, self._worker, queues)
            if job is None:
                break
            source = self._begin(connection, job, now)
            if source is not None:
                self._jobs[source.id] = job.id
                under_way.append((source, now))
                taken.append(source)
        return taken

    def end(self, connection: Connection, source_id: int) -> bool:
        """See `Claims`."""
        job = self._jobs.get(source_id)
        return job is not None and self._worker is not None and jobs.end(connection, job, self._worker)

    def leave(self, connection: Connection) -> None:
        """See `Claims`."""
        daemons.leave(connection, self._me.owner)
        if self._worker is not None:
            jobs.unregister(connection, self._worker)

    def _hand_over(self, connection: Connection, now: datetime) -> bool:
        """Put what is due into the queue, which is kept short, and return whether something waits there."""
        waiting = jobs.list_jobs(connection)
        room = room_in_queue([one.is_slow for one in waiting if not one.is_taken])
        chosen = choose_due(connection, [one.site for one in waiting if one.site is not None], room, now)
        new = []
        for one in chosen:
            sources.set_due(connection, one.id, after(one, now))
            due_at = one.next_due_at or now
            new.append(
                jobs.NewJob(source_id=one.id, site=one.site, due_at=due_at, is_slow=one.is_slow, priority=urgency(one))
            )
        jobs.hand_over(connection, new)
        return bool(new) or any(not one.is_taken for one in waiting)

    def _begin(self, connection: Connection, job: jobs.Job, now: datetime) -> SourceRecord | None:
        """Return the source of a job whose crawl begins; None, without the job, where it is not to be crawled now."""
        source = None if job.source_id is None else sources.get_source(connection, job.source_id)
        if source is not None and not source.paused and not in_quiet(source.schedule, now):
            sources.begin(connection, source.id, now, next_due_at=after(source, now))
            return source
        jobs.take_out(connection, job.id)
        if source is not None:  # what is due of it stays due
            due_at = job.due_at or now
            sources.set_due(connection, source.id, due_at if source.paused else out_of_quiet(source.schedule, now))
        return None

    def _take_out(self, connection: Connection, left: Sequence[tuple[int, int | None]]) -> list[int]:
        """Take jobs out of the queue; return the numbers of their sources."""
        for job, _ in left:
            jobs.take_out(connection, job)
        return [source for _, source in left if source is not None]


def _open_queues(room: Room) -> list[str]:
    """Return the queues for whose crawls there is room."""
    if room.together <= 0:
        return []
    return [queue for queue, free in ((jobs.QUICK, room.quick), (jobs.SLOW, room.slow)) if free > 0]
