"""What came of a crawl, in a word that tells the truth: a source that gives nothing is not simply done."""

from __future__ import annotations

import re
from enum import StrEnum

from crawler.session.stats import CrawlStats


class Outcome(StrEnum):
    """What came of a crawl."""

    OK = "ok"  # something new, or another text of something known
    UNCHANGED = "unchanged"  # all is known
    PARTLY = "partly"  # some pages failed that another run may get
    NOTHING = "nothing"  # pages were read, and none of them holds an article
    UNREACHABLE = "unreachable"  # nobody answered with a page
    REFUSED = "refused"  # robots.txt forbids it, or the server wants it from others only
    STOPPED = "stopped"
    FAILED = "failed"  # the store, or a fault of this program


_REFUSALS = frozenset({"robots", "http-401", "http-403", "http-451"})
_PASSING = re.compile(
    r"dns|refused|timeout|connection|tls|busy|truncated|fetch-failed|site-down|robots-unreachable|bug|other"
    r"|proxy|no-browser|browser-failed|render-timeout"
    r"|pars(?:er|e)-.*|http-(?:408|425|429|5\d\d)"
)
"""Kinds of errors that say nothing of the page itself: it may be there the next time."""


def outcome_of(status: str, stats: CrawlStats) -> Outcome:
    """Return what came of a crawl; `status` is done, stopped or failed."""
    if status != "done":
        return Outcome(status)
    kinds = [error.kind for error in stats.errors]
    if not stats.pages and kinds:
        return Outcome.REFUSED if _REFUSALS.issuperset(kinds) else Outcome.UNREACHABLE
    if not (stats.new or stats.repeats or stats.revisions or stats.unchanged or stats.rested):
        return Outcome.NOTHING
    if any(map(_PASSING.fullmatch, kinds)):
        return Outcome.PARTLY
    return Outcome.OK if stats.new or stats.revisions else Outcome.UNCHANGED


def trouble_of(outcome: Outcome, stats: CrawlStats) -> str | None:
    """Return what is wrong with a source in a sentence with an address and a reason, None where nothing is.

    `is_same_trouble` tells whether two of them are one.
    """
    if outcome not in (Outcome.NOTHING, Outcome.UNREACHABLE, Outcome.REFUSED):
        return None
    for error in stats.errors:
        return f"{outcome} ({error.kind}): {error.message}"
    for pages in stats.empty:
        return f"{outcome} ({pages.reason}): {pages.url} holds no article"
    return f"{outcome}: there was no page"


def is_same_trouble(one: str | None, other: str | None) -> bool:
    """Whether two sentences tell of the same trouble: its outcome and kind; the address may be another."""
    return (one or "").partition("): ")[0] == (other or "").partition("): ")[0]
