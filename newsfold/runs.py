"""`newsfold runs`: the history of crawls, and every address of one."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from newsfold.cli.options import WHOLE, Whole, database_option, json_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.run_records import RunLeft, RunPage

_WORDS = {"none": "no article", "error": "error"}

EXAMPLES = """\b
Examples:
  newsfold runs
  newsfold runs --source gazette --limit 5
  newsfold runs --json | jq 'select(.outcome != "ok")'
  newsfold runs show 12 --errors
  newsfold runs sums --source gazette
\b
Outcomes:
  running      under way
  ok           something new, or another text of an article
  unchanged    all is known
  partly       some pages failed that another run may get
  nothing      pages were read, none holds an article
  unreachable  nobody answered with a page
  refused      robots.txt forbids it, or the server does
  stopped      by you
  failed       the database, or a fault of this program
  crashed      its process ended without a word
"""


@click.group(invoke_without_command=True, epilog=EXAMPLES)
@click.option("--limit", metavar="N", type=WHOLE, default=20, show_default=True, help="At most N.")
@click.option("--source", metavar="NAME", help="Only the runs of one source.")
@database_option
@json_option
@click.pass_context
def command(ctx: click.Context, limit: int, source: str | None, database: str, as_json: bool) -> None:
    """List the crawls, latest first, with what came of them, their counts and errors."""
    if ctx.invoked_subcommand is None:
        _list(limit, source, database, as_json=as_json)


def _list(limit: int, source: str | None, database: str, *, as_json: bool) -> None:
    from crawler.logs import printable
    from newsfold.cli.render import empty_pages, plural, print_json, short_source
    from newsfold.cli.store import open_store
    from newsfold.cli.terminal.lines import say
    from newsfold.cli.terminal.tables import print_table
    from storage.runs import list_runs

    with open_store(database) as store, store.read() as connection:
        runs = list_runs(connection, limit=limit, source=source)
    if source is not None and not runs:
        raise _no_run(source)
    if as_json:
        for run in runs:
            print_json(asdict(run))
        return
    if not runs:
        click.echo("There was no run yet.", err=True)
        return
    counts = ("pages", "new", "near", "repeats", "revisions")
    rows = [
        (
            str(run.id),
            run.started_at,
            short_source(run.source),
            run.outcome,
            *(getattr(run, name) for name in counts),
            sum(error.count for error in run.errors),
        )
        for run in runs
    ]
    headers = ("run", "started", "source", "outcome", *counts, "errors")
    print_table(headers, rows, numbers=frozenset({"run", *counts, "errors"}))
    for run in runs:
        if run.busy:
            say(f"run {run.id}: asked to wait {plural(run.busy, 'time')}")
        if run.empty:
            say(printable(f"run {run.id}: {empty_pages(run.empty)}"))
        for error in run.errors:
            say(printable(f"run {run.id}: {error.count:,} × {error.kind}, for example {error.message}"))


@command.command(short_help="Show what became of every address of a run.")
@click.argument("number", metavar="N", type=Whole(1, 2**31 - 1))
@click.option("--errors", is_flag=True, help="Only the addresses that failed.")
@database_option
@json_option
def show(number: int, errors: bool, database: str, as_json: bool) -> None:
    """Show run N: every address with its articles, why it has none, or its error; bytes, and how long the server took.

    They are kept of the latest runs of a source; of older ones the counts that `newsfold runs` lists are all.
    """
    from crawler.logs import printable
    from newsfold.cli.render import plural, print_json, short_time
    from newsfold.cli.store import open_store
    from newsfold.cli.terminal.lines import say
    from newsfold.cli.terminal.tables import print_table
    from storage.run_pages import pages_of_run
    from storage.runs import find_run

    with open_store(database) as store, store.read() as connection:
        run = find_run(connection, number)
        pages = pages_of_run(connection, number, only_errors=errors)
    if run is None:
        raise click.ClickException(f"there is no run {number}; `newsfold runs` lists them")
    if as_json:
        for page in pages:
            print_json(asdict(page))
        return
    ended = f", ended {short_time(run.finished_at)}" if run.finished_at else ""
    say(printable(f"run {run.id} of {run.source}: {run.outcome}; started {short_time(run.started_at)}{ended}"))
    rows = [(_outcome(page), page.bytes, page.milliseconds, page.url) for page in pages]
    if rows:
        print_table(("outcome", "bytes", "ms", "address"), rows, numbers=frozenset({"bytes", "ms"}))
    for sentence in _remarks(pages, () if errors else run.left):
        say(printable(sentence))
    fetched = run.pages + sum(error.count for error in run.errors)
    if not errors and len(pages) < fetched:
        click.echo(f"Of {plural(fetched - len(pages), 'page')} only the counts are known.", err=True)
    elif not pages:
        click.echo(
            "No address failed." if errors and not run.errors else "Nothing is known of its addresses.", err=True
        )


def _remarks(pages: Sequence[RunPage], left: Sequence[RunLeft]) -> list[str]:
    """Return what is to be said below the table: errors, and what was left aside."""
    messages = [page.message for page in pages if page.message is not None]
    return [*messages, *(f"left aside: {one.count:,} × {one.reason}, for example {one.url}" for one in left)]


@command.command(short_help="Sum the runs by source and outcome, those that are kept no more, too.")
@click.option("--source", metavar="NAME", help="Only the runs of one source.")
@database_option
@json_option
def sums(source: str | None, database: str, as_json: bool) -> None:
    """Show how many runs of each source came to which outcome, and what they did together.

    Old runs are kept as such sums only, see `runs` under `[retention]` of the configuration.
    """
    from newsfold.cli.render import print_json, short_source
    from newsfold.cli.store import open_store
    from newsfold.cli.terminal.tables import print_table
    from storage.run_sums import find_sums

    with open_store(database) as store, store.read() as connection:
        found = find_sums(connection, source)
    if source is not None and not found:
        raise _no_run(source)
    if as_json:
        for one in found:
            print_json(asdict(one))
        return
    if not found:
        click.echo("There was no run yet.", err=True)
        return
    counts = ("runs", "pages", "new", "near", "repeats", "revisions", "bytes")
    rows = [
        (short_source(one.source), one.outcome, *(getattr(one, name) for name in counts), one.first_at, one.last_at)
        for one in found
    ]
    print_table(("source", "outcome", *counts, "first", "last"), rows, numbers=frozenset(counts))


def _no_run(source: str) -> click.ClickException:
    return click.ClickException(f'there is no run of "{source}"; `newsfold runs` lists all')


def _outcome(page: RunPage) -> str:
    """Return what became of an address in a few words."""
    if page.outcome != "stored":
        return page.outcome if page.reason is None else f"{_WORDS[page.outcome]}: {page.reason}"
    counts = (("new", page.new), ("known", page.repeats), ("revised", page.revisions))
    return ", ".join(f"{count:,} {word}" for word, count in counts if count) or "no article is new"
