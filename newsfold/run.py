"""`newsfold run`: a source is due at once."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from newsfold.cli.options import database_option
from newsfold.cli.terminal.lines import say

EXAMPLES = """\b
Examples:
  newsfold run gazette
\b
Exit codes:
  0  the source is due
  1  there is no such source, or it is paused
"""


@click.command(short_help="Let a node crawl a source at once.", epilog=EXAMPLES)
@click.argument("name", metavar="NAME")
@database_option
def command(name: str, database: str) -> None:
    """Make the source NAME due at once, and say which node will crawl it: a daemon, or on PostgreSQL a worker.

    Where none is alive, the next one that starts begins with it. `newsfold crawl URL` crawls by itself.
    """
    from crawler.logs import printable
    from newsfold.cli.service.alive import described, living_daemons, owner_in_words
    from newsfold.cli.service.named import named_source
    from newsfold.cli.store import open_store
    from storage.control import ask_for
    from storage.overview import list_states

    now = datetime.now(UTC)
    with open_store(database) as store, store.begin() as connection:
        source = named_source(connection, name)
        if source.paused:
            raise click.ClickException(f"{name} is paused; `newsfold resume` lets it go on")
        ask_for(connection, source.id, now)
        daemons = living_daemons(connection, now)
        held_by = next(state.held_by for state in list_states(connection, now, name=name))
    if held_by is not None:
        said = f"{name} is being crawled by {owner_in_words(held_by)}; it is due again when that ends."
    elif daemons:
        others = f", or one of {len(daemons) - 1} others," if len(daemons) > 1 else ""
        said = f"{name} is due; the {described(daemons[0])},{others} starts it as soon as it has room."
    else:
        said = f"{name} is due, but no node is alive: the next `newsfold daemon` begins with it."
    say(printable(said))
