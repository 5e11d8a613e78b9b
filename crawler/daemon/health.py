"""Whether a source is well: what a crawl says of it, and how long one that fails is left alone."""

from __future__ import annotations

from datetime import timedelta

from crawler.crawl.report import RunReport
from crawler.session.outcomes import Outcome, is_same_trouble

LONGEST_WAIT = timedelta(hours=1)
"""A source that fails is asked at least so often, unless its interval is longer: it is never silently dead."""

_BAD = frozenset({Outcome.UNREACHABLE, Outcome.REFUSED})


def has_failed(report: RunReport | None) -> bool | None:
    """Whether a crawl failed, None where it says nothing of its source; `report` is None where it raised."""
    if report is None or report.status == "failed":
        return True
    if report.status == "stopped" or report.outcome is Outcome.NOTHING:
        return None
    return report.outcome in _BAD


def left_alone(every: timedelta | None, failures: int) -> timedelta | None:
    """Return how long a source is left alone after so many failures in a row, None for its usual interval."""
    if every is None or failures < 2 or every >= LONGEST_WAIT:
        return None
    doubled: int = 2 ** min(failures - 1, 16)
    return min(LONGEST_WAIT, every * doubled)


def now_wrong(report: RunReport | None, known: str | None) -> str | None:
    """Return what is wrong with a source after a crawl, given what was before; None for nothing.

    A crawl that was cut short changes nothing, nor does one that found the page without articles as it was.
    """
    if report is None or report.status != "done":
        return known
    if report.outcome is Outcome.UNCHANGED and (known or "").startswith(Outcome.NOTHING):
        return known
    return known if is_same_trouble(known, report.trouble) else report.trouble
