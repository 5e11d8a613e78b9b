"""`newsfold resume`: a source that rests goes on."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from newsfold.cli.options import database_option
from newsfold.cli.terminal.lines import say

EXAMPLES = """\b
Examples:
  newsfold resume gazette
"""


@click.command(short_help="Let a source that rests go on.", epilog=EXAMPLES)
@click.argument("name", metavar="NAME")
@database_option
def command(name: str, database: str) -> None:
    """Let the source NAME go on after `newsfold pause`; what it missed is made up for by one run at once."""
    from crawler.logs import printable
    from newsfold.cli.render import short_time
    from newsfold.cli.service.named import named_source
    from newsfold.cli.store import open_store
    from storage.control import set_paused

    with open_store(database) as store, store.begin() as connection:
        source = named_source(connection, name)
        set_paused(connection, source.id, paused=False)
    if not source.paused:
        said = f"{name} was not paused."
    elif source.next_due_at is not None and source.next_due_at > datetime.now(UTC):
        said = f"{name} goes on, next at {short_time(source.next_due_at)}."
    else:
        said = f"{name} goes on; it is due now."
    say(printable(said))
