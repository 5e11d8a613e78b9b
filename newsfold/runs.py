"""`newsfold runs`: the history of crawls."""

from __future__ import annotations

from dataclasses import asdict

import click

from newsfold.cli.options import WHOLE, database_option, json_option

EXAMPLES = """\b
Examples:
  newsfold runs
  newsfold runs --source gazette --limit 5
  newsfold runs --json | jq 'select(.status != "done")'
"""


@click.command(epilog=EXAMPLES)
@click.option("--limit", metavar="N", type=WHOLE, default=20, show_default=True, help="At most N.")
@click.option("--source", metavar="NAME", help="Only the runs of one source.")
@database_option
@json_option
def command(limit: int, source: str | None, database: str, as_json: bool) -> None:
    """List the crawls, latest first, with their counts and errors.

    A run is running, done, stopped (by you), failed (the database) or crashed (its process ended without a word).
    """
    from crawler.logs import printable
    from newsfold.cli.render import empty_pages, plural, print_json, print_table, short_source
    from newsfold.cli.store import open_store
    from storage.runs import list_runs

    with open_store(database) as store, store.read() as connection:
        runs = list_runs(connection, limit=limit, source=source)
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
            run.status,
            *(getattr(run, name) for name in counts),
            sum(error.count for error in run.errors),
        )
        for run in runs
    ]
    headers = ("run", "started", "source", "status", *counts, "errors")
    print_table(headers, rows, numbers=frozenset({"run", *counts, "errors"}))
    for run in runs:
        if run.busy:
            click.echo(f"run {run.id}: asked to wait {plural(run.busy, 'time')}")
        if run.empty:
            click.echo(printable(f"run {run.id}: {empty_pages(run.empty)}"))
        for error in run.errors:
            click.echo(printable(f"run {run.id}: {error.count:,} × {error.kind}, for example {error.message}"))
