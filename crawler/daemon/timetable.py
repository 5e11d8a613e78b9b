"""What the daemon decides: which sources to start, when they are due again, whose claims are void."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from crawler.crawl.report import RunReport
from crawler.spiders.scope import Left, bounds_of
from storage.run_records import SourceRecord

AT_ONCE = 4
"""The most crawls under way in one daemon."""

LEASE = timedelta(minutes=2)
"""How long a claim lasts without being renewed: so long a source waits after a daemon of another machine died."""

_RETRY = timedelta(minutes=5)


def choose(due: Sequence[SourceRecord], running: Sequence[SourceRecord], at_once: int = AT_ONCE) -> list[SourceRecord]:
    """Return which of the due sources, longest due first, to start beside the `running` ones.

    A site is crawled once at a time, whatever sources it has: the pauses between requests are those of one crawl.
    """
    sites = {bounds_of(source.url) for source in running}
    chosen: list[SourceRecord] = []
    for source in due:
        site = bounds_of(source.url)
        if site not in sites and len(running) + len(chosen) < at_once:
            sites.add(site)
            chosen.append(source)
    return chosen


def needs_renewal(renewed_at: datetime, now: datetime) -> bool:
    """Whether a claim is to be renewed: long before it ends, and not at each tick."""
    return now - renewed_at >= LEASE / 4


def is_gone(owner: str, host: str, alive: Callable[[int], bool]) -> bool:
    """Whether the owner of a claim was a process of this machine that is no more."""
    name, pid, _ = owner.rsplit(":", 2) if owner.count(":") >= 2 else ("", "0", "")
    return name == host and pid.isdecimal() and not alive(int(pid))


def outcome(report: RunReport) -> str:
    """Return one line on how a crawl went."""
    errors = ", ".join(f"{error.count} × {error.kind}" for error in report.errors) or "no errors"
    outside = sum(left.count for left in report.left_aside if left.reason == Left.SCOPE)
    left = f"{outside} addresses outside its scope, " if outside else ""
    line = (
        f"{report.source.name}: {_word(report)} in {report.duration:.1f} s: {report.pages} pages "
        f"({report.unchanged} unchanged), {report.new} new ({report.near} near copies), {report.repeats} repeats, "
        f"{report.revisions} revisions, {left}{errors}"
    )
    return line if report.failure is None else f"{line}; {report.failure}"


def _word(report: RunReport) -> str:
    return str(report.outcome) if report.status == "done" else report.status


def due_again(report: RunReport | None, every: timedelta | None, now: datetime) -> datetime | None:
    """Return when to crawl anew what was cut short: at once when stopped, soon when failed; None for its usual time."""
    if report is not None and report.status == "stopped":
        return now
    if report is None or report.status == "failed":
        return now + min(_RETRY, every or _RETRY)
    return None
