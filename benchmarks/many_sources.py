"""A hundred thousand sources on a clock that only counts: `python -m benchmarks.many_sources [--sources 100000]`.

What the nodes decide is decided by the program's own functions, second by second: what is handed over, what is taken
first, how much room there is, when a source is due again. How long a crawl lasts is a model: most are polls of some
seconds, a few go on for half an hour, and a node begins no more a second than its processor bears (`--cpu`, as
`benchmarks.killed_nodes` measured it). The table says how late sources are with so many nodes.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush

from crawler.daemon.due_times import next_due
from crawler.daemon.timetable import AT_ONCE, LOOKED_AT, choose, room_beside, room_in_queue, urgency
from storage.run_records import SourceRecord

_BEGIN = datetime(2026, 3, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)
_INTERVALS = ((0.1, 600), (0.4, 3600), (0.5, 21_600))
"""Which share of the sources is crawled how often, in seconds."""

_SLOW = 0.002
"""The share of sources whose crawls take from ten to sixty minutes."""


@dataclass(slots=True)
class Node:
    """A node: its crawls under way, each with its end, and how many its processor may begin."""

    running: dict[int, tuple[SourceRecord, datetime, datetime]] = field(default_factory=dict)
    may_begin: float = 0.0

    def finished(self, now: datetime) -> list[SourceRecord]:
        """Return the crawls that have ended."""
        over = [source for source, _, end in self.running.values() if end <= now]
        for source in over:
            del self.running[source.id]
        return over


@dataclass(slots=True)
class Service:
    """The timetable and the queue, a heap for each lane, and how late each crawl began, in its intervals."""

    sources: list[SourceRecord]
    due: dict[bool, list[tuple[datetime, int]]] = field(default_factory=lambda: {False: [], True: []})
    queue: dict[bool, list[tuple[int, int]]] = field(default_factory=lambda: {False: [], True: []})
    late: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def wait(self, source: SourceRecord) -> None:
        """Let a source wait for its time."""
        assert source.next_due_at is not None
        self.sources[source.id] = source
        heappush(self.due[source.is_slow], (source.next_due_at, source.id))

    def hand_over(self, now: datetime) -> None:
        """Put what is due into the queue, as far as that has room."""
        room = room_in_queue([lane for lane, waiting in self.queue.items() for _ in waiting])
        lanes = [is_slow for is_slow, free in ((False, room.quick), (True, room.slow)) if free > 0]
        found = [source for is_slow in lanes for source in self._due(is_slow, now)]
        chosen = {source.id for source in choose(found, (), room)}
        for source in found:
            if source.id in chosen:
                heappush(self.queue[source.is_slow], (-urgency(source), source.id))
            else:
                self.wait(source)

    def take(self, node: Node, now: datetime, pick: random.Random, at_once: int) -> None:
        """Let a node begin what it has room for."""
        while node.may_begin >= 1:
            room = room_beside([(source, begun) for source, begun, _ in node.running.values()], now, at_once)
            free = [lane for lane, count in ((False, room.quick), (True, room.slow)) if min(count, room.together) > 0]
            first = min(((self.queue[lane][0], lane) for lane in free if self.queue[lane]), default=None)
            if first is None:
                return
            heappop(self.queue[first[1]])
            source = self.sources[first[0][1]]
            assert source.next_due_at is not None
            assert source.every is not None
            self.late.append((now - source.next_due_at) / source.every)
            self.seconds.append((now - source.next_due_at).total_seconds())
            again = next_due(source.name, source.every, source.schedule, now)
            node.running[source.id] = (replace(source, next_due_at=again), now, now + duration(source, pick))
            node.may_begin -= 1

    def _due(self, is_slow: bool, now: datetime) -> Iterator[SourceRecord]:
        waiting = self.due[is_slow]
        for _ in range(LOOKED_AT):
            if not waiting or waiting[0][0] > now:
                return
            yield self.sources[heappop(waiting)[1]]


def duration(source: SourceRecord, pick: random.Random) -> timedelta:
    """Return how long a crawl lasts: a poll two seconds in the middle and seldom a minute, a slow one far longer."""
    if source.is_slow:
        return timedelta(minutes=pick.uniform(10, 60))
    return timedelta(seconds=min(240.0, pick.lognormvariate(0.7, 0.9)))


def sources_of(count: int, pick: random.Random) -> Iterable[SourceRecord]:
    """Yield so many sources, whose times are spread over their intervals."""
    shares = [share for share, _ in _INTERVALS]
    for number in range(count):
        is_slow = pick.random() < _SLOW
        every = timedelta(seconds=86_400 if is_slow else pick.choices([each for _, each in _INTERVALS], shares)[0])
        yield SourceRecord(
            id=number, name=f"source-{number}", url="", site=f"site-{number}", every=every, is_slow=is_slow,
            page_limit=None, scope=None, next_due_at=_BEGIN + every * pick.random(), last_started_at=None,
            last_finished_at=None, failures=0,
        )  # fmt: skip


def play(count: int, nodes: int, hours: float, cpu: float, at_once: int) -> Service:
    """Let time pass second by second."""
    pick = random.Random(1)
    service = Service([])
    for source in sources_of(count, pick):
        service.sources.append(source)
        service.wait(source)
    machines = [Node() for _ in range(nodes)]
    for second in range(round(hours * 3600)):
        now = _BEGIN + second * _SECOND
        for node in machines:
            for source in node.finished(now):
                service.wait(source)
            node.may_begin = min(node.may_begin + 1 / cpu, 2 / cpu)
            service.hand_over(now)
            service.take(node, now, pick, at_once)
    return service


def main() -> None:
    """Read the command line, play, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=int, default=100_000, metavar="N")
    parser.add_argument("--nodes", type=int, nargs="+", default=[2, 4, 6, 8, 12], metavar="N")
    parser.add_argument("--hours", type=float, default=2.0, metavar="N")
    parser.add_argument("--cpu", type=float, default=0.1, metavar="SECONDS", help="processor time of a crawl")
    parser.add_argument("--crawls", type=int, default=AT_ONCE, metavar="N", help="under way at once in a node")
    options = parser.parse_args()
    head = ("nodes", "crawls/s", "late: median s", "99 % s", "longest s", "in intervals", "due at the end", "took s")
    print("".join(f"{word:>15}" for word in head))
    for nodes in options.nodes:
        begun = time.perf_counter()
        service = play(options.sources, nodes, options.hours, options.cpu, options.crawls)
        end = _BEGIN + timedelta(hours=options.hours)
        waiting = sum(due_at <= end for lane in service.due.values() for due_at, _ in lane)
        late = statistics.quantiles(service.seconds, n=100)
        row = (
            nodes, len(service.seconds) / options.hours / 3600, statistics.median(service.seconds), late[98],
            max(service.seconds), max(service.late), waiting, time.perf_counter() - begun,
        )  # fmt: skip
        print("".join(f"{value:15d}" if isinstance(value, int) else f"{value:15.1f}" for value in row))


if __name__ == "__main__":
    main()
