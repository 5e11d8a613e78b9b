"""What the daemon decides: which sources to start, when they are due again, whose claims are void."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from crawler.crawl.report import RunReport
from crawler.daemon.due_times import adapted
from crawler.spiders.scope import Left
from storage.daemons import SILENCE
from storage.run_records import RunCounts, SourceRecord

AT_ONCE = 4
"""The most quick crawls under way in one node, and the most slow ones beside them, unless it is told otherwise."""

_MOST = 4
"""So many times that are the most crawls of both kinds: some of the quick ones turn out to be slow this time."""

SLOW = timedelta(minutes=5)
"""A crawl that takes longer is slow: it shares its room with its like only, so that it keeps no quick one waiting."""

LOOKED_AT = 64
"""Due sources of each kind that one look takes up, several of which may be of one site; the rest waits a second."""

LEASE = SILENCE
"""How long a claim lasts without being renewed: so long a source waits after a node of another machine died."""

_RETRY = timedelta(minutes=5)

_ASIDE = {
    Left.SCOPE: "outside its scope",
    Left.EXCLUDED: "excluded by its patterns",
    Left.TOO_DEEP: "deeper than it goes",
}
"""What a source leaves aside since its configuration says so."""


@dataclass(frozen=True, slots=True)
class Room:
    """How many crawls may begin: of quick sources, of slow ones, of all together."""

    quick: int
    slow: int
    together: int


def room_beside(running: Iterable[tuple[SourceRecord, datetime]], now: datetime, at_once: int = AT_ONCE) -> Room:
    """Return how many crawls may begin beside those under way, each with when it began."""
    are_slow = [source.is_slow or now - begun_at > SLOW for source, begun_at in running]
    slow, quick = are_slow.count(True), are_slow.count(False)
    return Room(at_once - quick, at_once - slow, _MOST * at_once - len(are_slow))


def choose(due: Iterable[SourceRecord], sites: Iterable[str], room: Room) -> list[SourceRecord]:
    """Return which of the due sources to start while crawls of `sites` are under way.

    First comes whose next interval would be over first: an hourly one bears a wait that one of every minute does not. A
    site is crawled once at a time, whatever sources it has: the pauses between requests are those of one crawl.
    """
    taken = set(sites)
    chosen: list[SourceRecord] = []
    for source in sorted(due, key=_deadline):
        like = sum(one.is_slow == source.is_slow for one in chosen)
        is_room = like < (room.slow if source.is_slow else room.quick) and len(chosen) < room.together
        if is_room and source.site not in taken:
            taken.add(source.site)
            chosen.append(source)
    return chosen


def _deadline(source: SourceRecord) -> tuple[datetime, int]:
    """Return when a source that is due will have missed an interval; a cron has a time and no interval."""
    due_at = source.next_due_at or datetime.min.replace(tzinfo=UTC)
    return due_at + (source.pace or source.every or timedelta()), source.id


def room_in_queue(waiting: Iterable[bool]) -> Room:
    """Return how many sources may be handed over beside those that wait, each slow or not.

    The queue holds what the nodes take within a second or two, and the timetable the rest: there it can still be paused
    or changed, and is found by an index, while a look into the queue takes the longer the more waits there.
    """
    are_slow = list(waiting)
    slow, quick = are_slow.count(True), are_slow.count(False)
    return Room(LOOKED_AT - quick, LOOKED_AT - slow, 2 * LOOKED_AT - len(are_slow))


def urgency(source: SourceRecord) -> int:
    """Return the priority of a source in the queue: the sooner it will have missed an interval, the higher."""
    return -int(_deadline(source)[0].timestamp())


def is_gone(owner: str, host: str, alive: Callable[[int], bool]) -> bool:
    """Whether the owner of a claim was a process of this machine that is no more."""
    name, pid, _ = owner.rsplit(":", 2) if owner.count(":") >= 2 else ("", "0", "")
    return name == host and pid.isdecimal() and not alive(int(pid))


def outcome(report: RunReport) -> str:
    """Return one line on how a crawl went."""
    errors = ", ".join(f"{error.count} × {error.kind}" for error in report.errors) or "no errors"
    asides = {left.reason: left.count for left in report.left_aside}
    left = "".join(f"{asides[reason]} addresses {words}, " for reason, words in _ASIDE.items() if reason in asides)
    rested = f", {report.rested} not asked for" if report.rested else ""
    line = (
        f"{report.source.name}: {_word(report)} in {report.duration:.1f} s: {report.pages} pages "
        f"({report.unchanged} unchanged{rested}), {report.new} new ({report.near} near copies), "
        f"{report.repeats} repeats, {report.revisions} revisions, {left}{errors}"
    )
    return line if report.failure is None else f"{line}; {report.failure}"


def _word(report: RunReport) -> str:
    return str(report.outcome) if report.status == "done" else report.status


def told(
    report: RunReport | None, source: SourceRecord, begun_at: datetime, now: datetime
) -> tuple[timedelta | None, bool | None]:
    """Return what a crawl tells of its source: its pace where it adapts, whether it is slow; None for nothing."""
    is_whole = report is not None and report.status == "done"
    is_slow = True if now - begun_at > SLOW else False if is_whole else None
    slowest = source.schedule.slowest
    if report is None or not is_whole or not report.pages or source.every is None or slowest is None:
        return None, is_slow
    counts = RunCounts(new=report.new, repeats=report.repeats, revisions=report.revisions)
    return adapted(
        source.pace, counts, report.unchanged + report.rested, source.every, slowest, fresh_for=report.fresh_for
    ), is_slow


def due_again(report: RunReport | None, every: timedelta | None, now: datetime) -> datetime | None:
    """Return when to crawl anew what was cut short: at once when stopped, soon when failed; None for its usual time."""
    if report is not None and report.status == "stopped":
        return now
    if report is None or report.status == "failed":
        return now + min(_RETRY, every or _RETRY)
    return None
