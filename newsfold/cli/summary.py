"""What a crawl says at its end: counts by source, errors by kind, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from crawler.core.links.urls import site_of
from crawler.crawl.report import RunReport
from crawler.logs import printable
from crawler.session.stats import LeftAddresses
from crawler.spiders.scope import Left
from newsfold.cli.render import empty_pages, plural, short_source
from newsfold.cli.terminal.lines import say
from newsfold.cli.terminal.tables import print_table

_COUNTS = ("pages", "unchanged", "new", "near", "repeats", "revisions")
_MORE_COUNTS = ("bytes", "busy", "rested")
_LEFT = {
    Left.SCOPE: "outside of it",
    Left.EXCLUDED: "that patterns leave out",
    Left.TOO_DEEP: "deeper than it goes",
    Left.OFF_SITE: "on other sites",
    Left.FOREIGN: "of other publishers, beyond what a run asks them for",
    Left.LIMIT: "behind the limit of pages",
    Left.FRUITLESS: "like many that held no article",
    Left.LATER: "that wait for the next run",
    Left.ENDLESS: "without end",
    Left.RETIRED: "that are gone, or sitemaps long without news, and are looked at again later",
}
_TAKEN_IN = {
    Left.SCOPE: "--scope site",
    Left.TOO_DEEP: "a higher --depth",
    Left.FOREIGN: "a higher --foreign-pages",
    Left.LIMIT: "a higher --limit",
}
"""What takes in the addresses that were left aside for a reason."""


def summary_json(reports: Sequence[RunReport], database: str, *, stopped: bool) -> dict[str, Any]:
    """Return the summary for programs."""
    return {
        "database": database,
        "stopped": stopped,
        "totals": {name: sum(getattr(report, name) for report in reports) for name in (*_COUNTS, *_MORE_COUNTS)}
        | {"errors": sum(map(_error_count, reports))},
        "sources": [_report_json(report) for report in reports],
    }


def print_summary(reports: Sequence[RunReport], *, is_gone: bool = False) -> None:
    """Print the counts of each source, then the errors of each by kind, with an example.

    Of sites that are gone by now nobody is asked to look at a page.
    """
    rows = [
        (
            short_source(report.source.name),
            *(getattr(report, name) for name in _COUNTS),
            _error_count(report),
            f"{report.duration:,.1f}",
        )
        for report in reports
    ]
    headers = ("source", *_COUNTS, "errors", "seconds")
    print_table(headers, rows, numbers=frozenset(headers[1:]))
    for report in reports:
        for sentence in _remarks(report, is_gone=is_gone):
            say(printable(sentence))


def _remarks(report: RunReport, *, is_gone: bool) -> list[str]:
    """Return what is to be said of a source besides its counts."""
    name = short_source(report.source.name)
    found = []
    if report.led_to is not None and site_of(report.led_to) != site_of(report.source.url):
        found.append(f"{name}: its address leads to {report.led_to}; what stands there was crawled.")
    if report.failure is not None:
        found.append(f"{name}: given up; {report.failure}")
    if report.limit_hit:
        found.append(f"{name}: stopped at the limit of {plural(report.source.limit or 0, 'page')}; more were left.")
    if report.busy:
        found.append(f"{name}: asked to wait {plural(report.busy, 'time')} by its host.")
    if report.rested:
        rested = plural(report.rested, "known page")
        found.append(f"{name}: {rested} not asked for again so soon (--recheck asks for all).")
    if report.left_aside:
        reach = f"{report.scope} {report.folder}" if report.folder else str(report.scope)
        found.append(f"{name}: crawled as {reach}; left aside: {'; '.join(map(_left, report.left_aside))}")
    if report.empty:
        found.append(f"{name}: {empty_pages(report.empty, is_gone=is_gone)}")
    for error in report.errors:
        found.append(f"{name}: {error.count:,} × {error.kind}, for example {error.message}")
    return found


def _left(left: LeftAddresses) -> str:
    """Return what was left aside for one reason, and how to take it in."""
    reason = Left(left.reason)
    words = f"{left.count:,} address{'' if left.count == 1 else 'es'} {_LEFT[reason]}, as {left.url}"
    return f"{words} (taken in by {_TAKEN_IN[reason]})" if reason in _TAKEN_IN else words


def _error_count(report: RunReport) -> int:
    return sum(error.count for error in report.errors)


def _report_json(report: RunReport) -> dict[str, Any]:
    return {
        "source": report.source.name,
        "url": report.source.url,
        "run": report.run_id,
        "status": report.status,
        "outcome": report.outcome,
        "trouble": report.trouble,
        "led_to": report.led_to,
        "failure": report.failure,
        **{name: getattr(report, name) for name in (*_COUNTS, *_MORE_COUNTS)},
        "seconds": round(report.duration, 3),
        "limit_hit": report.limit_hit,
        "given_up": report.given_up,
        "scope": report.scope,
        "folder": report.folder,
        "left_aside": [asdict(left) | {"taken_in_by": _TAKEN_IN.get(Left(left.reason))} for left in report.left_aside],
        "no_article": [asdict(pages) for pages in report.empty],
        "errors": [asdict(error) for error in report.errors],
    }
