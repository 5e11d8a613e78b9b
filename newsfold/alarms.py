"""`newsfold alarms`: what is wrong now, and what was told of it."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsfold.cli.options import Whole, config_option, database_option, json_option
from newsfold.cli.terminal.lines import say

if TYPE_CHECKING:
    from storage.alarm_records import AlarmRecord, ToldMessage

EXAMPLES = """\b
Examples:
  newsfold alarms
  newsfold alarms --json | jq .standing
  newsfold alarms --test --config /etc/newsfold.toml
\b
Exit codes:
  0    nothing is wrong, or only something to know; with --test: every target took the message
  1    something is wrong, or the database cannot be used; with --test: a target did not take it, or there is none
"""


@click.command(short_help="Show what is wrong now, and what was told of it.", epilog=EXAMPLES)
@click.option("--limit", metavar="N", type=Whole(min=0), default=10, show_default=True, help="Messages to show.")
@click.option("--test", is_flag=True, help="Send a message to the targets of the configuration, and show nothing.")
@config_option("With --test: the configuration that names the targets.")
@database_option
@json_option
@click.pass_context
def command(ctx: click.Context, limit: int, test: bool, config: Path, database: str, as_json: bool) -> None:
    """Show what is wrong with sources, since when, and what the targets were told of it, latest first.

    The daemon judges a source when a run of it has ended, and tells each change once.
    """
    if test:
        _test(ctx, config)
        return
    from crawler.config.model import Severity
    from newsfold.cli.render import print_json
    from newsfold.cli.store import open_store
    from storage.alarms import list_alarms, list_messages

    with open_store(database) as store, store.read() as connection:
        standing, told = list_alarms(connection), list_messages(connection, limit)
    if as_json:
        print_json({"standing": [asdict(one) for one in standing], "told": [asdict(one) for one in told]})
    else:
        _print(standing, told)
    if any(alarm.severity != Severity.INFO for alarm in standing):
        ctx.exit(1)


def _print(standing: list[AlarmRecord], told: list[ToldMessage]) -> None:
    from crawler.logs import printable
    from newsfold.cli.render import plural, short_time
    from newsfold.cli.terminal.tables import print_table

    if not standing:
        say("Nothing is wrong.")
    else:
        rows = [(one.source, one.kind, one.severity, one.since, one.told_at) for one in standing]
        print_table(("source", "alarm", "severity", "since", "told"), rows, numbers=frozenset())
    for alarm in standing:
        say(printable(f"{alarm.source}: {alarm.message}"))
    for message in told:
        reached = (
            "" if message.reached == message.targets else f", {message.reached} of {plural(message.targets, 'target')}"
        )
        say(printable(f"told {short_time(message.told_at)}{reached}: {message.text}"))


def _test(ctx: click.Context, file: Path) -> None:
    from crawler.config.file import load_config
    from crawler.daemon.alarms.messages import Message, Type
    from crawler.daemon.alarms.targets import Targets
    from crawler.logs import log_to_stderr
    from newsfold.cli.render import plural

    log_to_stderr()
    targets = Targets(load_config(file).alarms.targets)
    if not targets.urls:
        raise click.ClickException(f"{file} names no target: write [alarms] and targets = [...] into it")
    faults = asyncio.run(targets.tell(Message("Newsfold: a test", "Alarms of Newsfold come here.", Type.INFO)))
    for fault in faults:
        say(fault, err=True)
    say(f"{len(targets.urls) - len(faults)} of {plural(len(targets.urls), 'target')} took the message.")
    if faults:
        ctx.exit(1)
