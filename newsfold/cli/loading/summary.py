"""What a load shows while it runs, and says at its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from crawler.loading.report import LoadReport
from crawler.logs import printable
from crawler.session.stats import Progress
from newsfold.cli.bar import Show, bar
from newsfold.cli.render import empty_pages, plural
from newsfold.cli.terminal.lines import say
from newsfold.cli.terminal.tables import print_table

_COUNTS = ("records", "pages", "unchanged", "new", "near", "repeats", "revisions")
_WORDS = {
    "other-record": "of other kinds than answers",
    "other-type": "of content types other than those of pages",
    "other-host": "of other hosts",
    "other-date": "of other dates",
    "no-target": "without an address",
    "no-date": "without a date",
    "no-http": "without an HTTP header",
    "no-address": "without a known address (--url says it)",
    "unknown-before": "of unchanged pages that are not known",
}


@contextmanager
def shown() -> Iterator[Callable[[str, int, int, Progress], None]]:
    """Give what shows how far each file is."""
    with ExitStack() as stack:
        open_bars: dict[str, Show] = {}

        def show(name: str, done: int, size: int, progress: Progress) -> None:
            if name not in open_bars:
                stack.pop_all().close()
                open_bars.clear()
                open_bars[name] = stack.enter_context(bar(Path(name).name, size))
            words = f"{plural(progress.pages, 'page')}, {progress.new:,} new, {plural(progress.errors, 'error')}"
            open_bars[name](done, words)

        yield show


def loads_json(reports: Sequence[LoadReport], database: str, *, stopped: bool) -> dict[str, Any]:
    """Return the summary for programs."""
    return {
        "database": database,
        "stopped": stopped,
        "totals": {name: sum(getattr(report, name) for report in reports) for name in _COUNTS}
        | {"errors": sum(map(_error_count, reports))},
        "loads": [_report_json(report) for report in reports],
    }


def print_loads(reports: Sequence[LoadReport]) -> None:
    """Print the counts of each file or folder, then what was left out and what went wrong, with an example each."""
    rows = [
        (
            Path(report.name).name,
            *(getattr(report, name) for name in _COUNTS),
            _error_count(report),
            f"{report.duration:,.1f}",
        )
        for report in reports
    ]
    headers = ("file", *_COUNTS, "errors", "seconds")
    print_table(headers, rows, numbers=frozenset(headers[1:]))
    for report in reports:
        for sentence in _remarks(report):
            say(printable(f"{Path(report.name).name}: {sentence}"))


def _remarks(report: LoadReport) -> Iterator[str]:
    if report.failure is not None:
        yield f"given up; {report.failure}"
    if report.status == "stopped":
        yield "stopped; the same command goes on from here"
    if report.done_before:
        yield f"{plural(report.done_before, 'file')} loaded before (--again reads what was loaded once more)"
    for left in sorted(report.left_out, key=lambda left: -left.count):
        words = _WORDS.get(left.reason, f"answered {left.reason.removeprefix('http-')}")
        yield f"left out: {plural(left.count, 'record')} {words}, as {left.url}"
    if report.empty:
        yield empty_pages(report.empty)
    for error in report.errors:
        yield f"{error.count:,} × {error.kind}, for example {error.message}"


def _error_count(report: LoadReport) -> int:
    return sum(error.count for error in report.errors)


def _report_json(report: LoadReport) -> dict[str, Any]:
    return {
        "name": report.name,
        "run": report.run_id,
        "status": report.status,
        "outcome": report.outcome,
        "failure": report.failure,
        **{name: getattr(report, name) for name in _COUNTS},
        "bytes": report.bytes,
        "done_before": report.done_before,
        "seconds": round(report.duration, 3),
        "left_out": [asdict(left) for left in report.left_out],
        "no_article": [asdict(pages) for pages in report.empty],
        "errors": [asdict(error) for error in report.errors],
    }
