"""`newsfold status`: the nodes, what runs where, and what waits."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from newsfold.cli.options import database_option, json_option
from newsfold.cli.terminal.lines import say

if TYPE_CHECKING:
    from newsfold.cli.service.standing import Standing

EXAMPLES = """\b
Examples:
  newsfold status
  newsfold status --json | jq .faults
\b
Exit codes:
  0    all is well
  1    something needs a look and is named last, or the database cannot be used
"""


@click.command(short_help="Show what runs now, what waits, and what needs a look.", epilog=EXAMPLES)
@database_option
@json_option
@click.pass_context
def command(ctx: click.Context, database: str, as_json: bool) -> None:
    """Show the nodes, who crawls what since when, what waits for its turn, and what needs a look."""
    from newsfold.cli.render import print_json
    from newsfold.cli.service.alive import living_daemons
    from newsfold.cli.service.standing import standing_of
    from newsfold.cli.store import open_store
    from storage.overview import list_states
    from storage.runs import list_running

    now = datetime.now(UTC)
    with open_store(database) as store, store.read() as connection:
        daemons, running = living_daemons(connection, now), list_running(connection)
        standing = standing_of(daemons, list_states(connection, now, with_yields=False), running, now)
    if as_json:
        print_json(_as_json(standing))
    else:
        _print(standing)
    if standing.faults:
        ctx.exit(1)


def _as_json(standing: Standing) -> dict[str, Any]:
    return {
        "daemons": [asdict(one) for one in standing.daemons],
        "held": [{"source": one.name, "held_by": one.held_by, "since": one.last_started_at} for one in standing.held],
        "queue": [{"source": one.name, "due_at": one.next_due_at} for one in standing.queued],
        "running": [asdict(one) for one in standing.running],
        "waiting": [{"source": one.name, "due_at": one.next_due_at} for one in standing.waiting],
        "faults": standing.faults,
    }


def _print(standing: Standing) -> None:
    from crawler.logs import printable
    from newsfold.cli.render import plural, short_source, short_time
    from newsfold.cli.service.alive import described, owner_in_words
    from newsfold.cli.terminal.tables import print_table

    for one in standing.daemons:
        crawls = plural(sum(held.held_by == one.owner for held in standing.held), "source")
        say(printable(f"{described(one)}: up since {short_time(one.started_at)}, crawls {crawls}"))
    if standing.running:
        counts = ("pages", "new", "repeats", "revisions")
        rows = [
            (str(run.id), run.started_at, short_source(run.source), *(getattr(run, name) for name in counts), run.host)
            for run in standing.running
        ]
        print_table(("run", "started", "source", *counts, "on"), rows, numbers=frozenset({"run", *counts}))
    for held in standing.held:
        owner = owner_in_words(held.held_by or "")
        say(printable(f"{held.name}: held by {owner}, since {short_time(held.last_started_at)}"))
    if standing.queued:
        say(f"In the queue for a node with room: {plural(len(standing.queued), 'source')}.")
    if standing.waiting:
        first = standing.waiting[0]
        waits = "waits" if len(standing.waiting) == 1 else "wait"
        say(
            printable(
                f"{plural(len(standing.waiting), 'source')} {waits}, {first.name} since {short_time(first.next_due_at)}"
            )
        )
    else:
        say("No source waits.")
    for fault in standing.faults:
        say(printable(f"! {fault}"))
