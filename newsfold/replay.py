"""`newsfold replay`: kept pages read again by today's rules, and held against what is stored."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsfold.cli.options import database_option, json_option

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from crawler.loading.replay import ReplayedPage
    from storage.database import Database

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
    "--examples", metavar="N", type=click.IntRange(min=0), default=3, show_default=True, help="Examples of each change."
)
@database_option
@json_option
@click.pass_context
def command(ctx: click.Context, path: Path, compare: bool, examples: int, database: str, as_json: bool) -> None:
    """Read the pages of archive files again by the rules of this version, and tell what would differ in the store.

    Pages are compared in the form that was stored last; what else the files hold is counted. Nothing is changed unless
    --apply asks for it: then each page is stored as it is read now, at the time at which it was fetched.
    """
    from newsfold.cli.render import plural, print_json
    from newsfold.cli.store import open_store

    changes: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    lines: list[str] = []
    differing = 0

    def take(page: ReplayedPage) -> None:
        nonlocal differing
        differing += bool(page.differences or page.fault)
        if as_json:
            print_json(
                {"url": page.url, "differences": [asdict(each) for each in page.differences], "fault": page.fault}
            )
        if page.fault is not None:
            _note("unreadable", f"{page.url}: {page.fault}", changes, shown, lines, examples)
        for each in page.differences:
            number = "" if each.article_id is None else f", article {each.article_id}"
            values = "" if each.stored == each.now else f": {each.stored or 'none'} -> {each.now or 'none'}"
            _note(each.change, f"{page.url}{number} ({each.title}){values}", changes, shown, lines, examples)

    with open_store(database) as store:
        counts, stopped = _replay(store, path, take, apply=not compare)
    totals = {name: counts[name] for name in ("compared", "superseded", "unknown", "damaged")} | {
        "differing": differing
    }
    if as_json:
        print_json({"totals": totals, "changes": dict(changes), "applied": not compare, "stopped": stopped})
    else:
        _print(changes, lines)
        rest = ", ".join(f"{totals[name]:,} {name}" for name in ("superseded", "unknown", "damaged") if totals[name])
        done = "" if compare else "; stored as they are read now"
        click.echo(
            f"{plural(totals['compared'], 'page')} read again, {differing:,} would differ{done}"
            + (f"; left out: {rest}" if rest else "")
        )
    if stopped:
        ctx.exit(130)


def _note(change: str, line: str, changes: Counter[str], shown: Counter[str], lines: list[str], examples: int) -> None:
    changes[change] += 1
    if shown[change] < examples:
        shown[change] += 1
        lines.append(f"{change}: {line}")


def _print(changes: Counter[str], lines: list[str]) -> None:
    from crawler.logs import printable
    from newsfold.cli.render import print_table

    if changes:
        rows = [(count, change, _WORDS[change]) for change, count in changes.most_common()]
        print_table(("count", "change", "meaning"), rows, numbers=frozenset({"count"}))
    for line in sorted(lines):
        click.echo(printable(line))


def _replay(
    store: Database, path: Path, take: Callable[[ReplayedPage], None], *, apply: bool
) -> tuple[Counter[str], bool]:
    from crawler.config.model import Fetch
    from crawler.crawl.event_loop import run_in_loop
    from crawler.loading.replay import Replay
    from crawler.saved.values import SavedError
    from crawler.session.workers import Workers

    async def main(stop: asyncio.Event) -> tuple[Counter[str], bool]:
        fetch = Fetch()
        workers = Workers(fetch.workers, timeout=fetch.parse_timeout)
        replay = Replay(path, store, workers, fetch.max_bytes, apply=apply)
        try:
            async for page in replay.pages(stop.is_set):
                take(page)
        finally:
            workers.close()
        return replay.counts, stop.is_set()

    try:
        found: Any = run_in_loop(main)
    except SavedError as error:
        raise click.ClickException(str(error)) from None
    counts, stopped = found
    return counts, stopped
