"""`newsfold replay`: kept pages read again by today's rules, and held against what is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsfold.cli.options import Whole, database_option, json_option
from newsfold.cli.terminal.lines import say

if TYPE_CHECKING:
    from crawler.loading.replay import ReplayedPage

EXAMPLES = """\b
Examples:
  newsfold replay archive/
  newsfold replay archive/ --json | jq -c 'select(.differences != [])'
  newsfold replay archive/newsfold-20260301120000-quay-812-00001.warc.gz --apply
\b
Exit codes:
  0    done, whatever differs
  1    there is nothing to read, or the database failed
  130  stopped by Ctrl-C or SIGTERM
"""
_WORDS = {
    "more": "articles more",
    "fewer": "articles fewer",
    "text": "other texts",
    "title": "other titles",
    "date": "other dates",
    "authors": "other authors",
    "date-unsaid": "dates that the page does not say (a feed may have)",
    "authors-unsaid": "authors that the page does not say (a feed may have)",
    "unreadable": "pages that cannot be read",
}


@click.command(short_help="Read kept pages again and tell what would differ.", epilog=EXAMPLES)
@click.argument("path", metavar="FILE|FOLDER", type=click.Path(path_type=Path))
@click.option(
    "--compare/--apply", "compare", default=True, show_default=True, help="Tell what differs; or store it, too."
)
@click.option(
    "--examples", metavar="N", type=Whole(min=0), default=3, show_default=True, help="Examples of each change."
)
@database_option
@json_option
@click.pass_context
def command(ctx: click.Context, path: Path, compare: bool, examples: int, database: str, as_json: bool) -> None:
    """Read the pages of archive files again by the rules of this version, and tell what would differ in the store.

    Pages are compared in the form that was stored last; what else the files hold is counted. Nothing is changed unless
    --apply asks for it: then each page is stored as it is read now, at the time at which it was fetched.
    """
    from newsfold.cli.loading.running import replay_all
    from newsfold.cli.render import print_json
    from newsfold.cli.store import open_store

    tally = _Tally(examples, as_json=as_json)
    with open_store(database) as store:
        counts, stopped = replay_all(store, path, tally.take, apply=not compare)
    totals = {name: counts[name] for name in ("compared", "superseded", "unknown", "damaged")}
    totals["differing"] = tally.differing
    if as_json:
        print_json({"totals": totals, "changes": dict(tally.changes), "applied": not compare, "stopped": stopped})
    else:
        tally.print(totals, applied=not compare)
    if stopped:
        ctx.exit(130)


class _Tally:
    """Counts what differs, and keeps some examples of each change."""

    def __init__(self, examples: int, *, as_json: bool) -> None:
        self.changes: Counter[str] = Counter()
        self.differing = 0
        self._examples = examples
        self._as_json = as_json
        self._lines: list[str] = []

    def take(self, page: ReplayedPage) -> None:
        """Take note of a page, or print it for programs."""
        from newsfold.cli.render import print_json

        self.differing += bool(page.differences or page.fault)
        if self._as_json:
            differences = [asdict(each) for each in page.differences]
            print_json({"url": page.url, "differences": differences, "fault": page.fault})
        if page.fault is not None:
            self._note("unreadable", f"{page.url}: {page.fault}")
        for each in page.differences:
            number = "" if each.article_id is None else f", article {each.article_id}"
            values = "" if each.stored == each.now else f": {each.stored or 'none'} -> {each.now or 'none'}"
            self._note(each.change, f"{page.url}{number} ({each.title}){values}")

    def print(self, totals: Mapping[str, int], *, applied: bool) -> None:
        """Print the counts and the examples."""
        from crawler.logs import printable
        from newsfold.cli.render import plural
        from newsfold.cli.terminal.tables import print_table

        if self.changes:
            rows = [(count, change, _WORDS[change]) for change, count in self.changes.most_common()]
            print_table(("count", "change", "meaning"), rows, numbers=frozenset({"count"}))
        for line in sorted(self._lines):
            say(printable(line))
        rest = ", ".join(f"{totals[name]:,} {name}" for name in ("superseded", "unknown", "damaged") if totals[name])
        done = "; stored as they are read now" if applied else ""
        left = f"; left out: {rest}" if rest else ""
        say(f"{plural(totals['compared'], 'page')} read again, {self.differing:,} would differ{done}{left}")

    def _note(self, change: str, line: str) -> None:
        self.changes[change] += 1
        if self.changes[change] <= self._examples:
            self._lines.append(f"{change}: {line}")
