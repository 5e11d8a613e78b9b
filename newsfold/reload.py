"""`newsfold reload`: the daemons of this machine read their configuration anew."""

from __future__ import annotations

import os
import signal
from datetime import UTC, datetime

import click

from newsfold.cli.options import database_option
from newsfold.cli.terminal.lines import say

EXAMPLES = """\b
Examples:
  newsfold reload
\b
Exit codes:
  0  every daemon was told
  1  there is none, or one runs on another machine
"""


@click.command(short_help="Let the daemons of this machine read their configuration anew.", epilog=EXAMPLES)
@database_option
@click.pass_context
def command(ctx: click.Context, database: str) -> None:
    """Send SIGHUP to each daemon and worker of this machine on the database: it reads its configuration anew.

    A file with faults stays out of force; the log of the daemon names them.
    """
    from crawler.logs import printable
    from newsfold.cli.service.alive import described, is_here, living_daemons
    from newsfold.cli.store import open_store

    with open_store(database) as store, store.read() as connection:
        daemons = living_daemons(connection, datetime.now(UTC))
    if not daemons:
        raise click.ClickException("no daemon or worker is alive")
    for one in daemons:
        if is_here(one):
            os.kill(one.pid, signal.SIGHUP)
            say(printable(f"told the {described(one)}"))
        else:
            say(printable(f"the {described(one)}, is not of this machine: send it SIGHUP there"), err=True)
    if not all(map(is_here, daemons)):
        ctx.exit(1)
