"""`newsfold sources`: how each source is."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

import click

from newsfold.cli.options import database_option, json_option

EXAMPLES = """\b
Examples:
  newsfold sources
  newsfold sources --json | jq 'select(.needs_a_look) | .name'
\b
Exit codes:
  0    all sources are well, rest, or are only in passing trouble
  1    a source needs a look, or the database cannot be used
"""


@click.command(short_help="Show how each source is.", epilog=EXAMPLES)
@database_option
@json_option
@click.pass_context
def command(ctx: click.Context, database: str, as_json: bool) -> None:
    """Show each source: its state, its last success, its next run, what its last runs gave, and what is wrong with it.

    The bar has a sign for each of the last twelve runs, as high as it gave new articles; a × is a run that failed.
    """
    from crawler.logs import printable
    from newsfold.cli.render import print_json, print_table
    from newsfold.cli.service.yields import yield_bar
    from newsfold.cli.store import open_store
    from storage.overview import list_states

    with open_store(database) as store, store.read() as connection:
        states = list_states(connection, datetime.now(UTC))
    if as_json:
        for state in states:
            every = None if state.every is None else state.every.total_seconds()
            print_json(asdict(state) | {"every": every, "needs_a_look": state.needs_a_look})
    elif not states:
        click.echo("There is no source yet; `newsfold daemon` brings those of its configuration.", err=True)
    else:
        rows = [
            (state.name, state.state, state.last_success_at, state.next_due_at, yield_bar(state.yields), state.failures)
            for state in states
        ]
        headers = ("source", "state", "last success", "next run", "yield", "failures")
        print_table(headers, rows, numbers=frozenset({"failures"}))
        for state in states:
            for sentence in state.wrong if state.state != "no longer configured" else ():
                click.echo(printable(f"{state.name}: {sentence}"))
    if any(state.needs_a_look for state in states):
        ctx.exit(1)
