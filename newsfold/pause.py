"""`newsfold pause`: a source rests."""

from __future__ import annotations

import click

from newsfold.cli.options import database_option
from newsfold.cli.terminal.lines import say

EXAMPLES = """\b
Examples:
  newsfold pause gazette
"""


@click.command(short_help="Let a source rest.", epilog=EXAMPLES)
@click.argument("name", metavar="NAME")
@database_option
def command(name: str, database: str) -> None:
    """Let the source NAME rest until `newsfold resume`; a crawl of it that is under way goes on to its end.

    It rests through restarts and new configurations, too.
    """
    from crawler.logs import printable
    from newsfold.cli.service.named import named_source
    from newsfold.cli.store import open_store
    from storage.control import set_paused

    with open_store(database) as store, store.begin() as connection:
        source = named_source(connection, name)
        set_paused(connection, source.id, paused=True)
    say(printable(f"{name} was paused already." if source.paused else f"{name} is paused."))
