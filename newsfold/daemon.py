"""`newsfold daemon`: crawl the configured sources when they are due, for ever."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crawler.config.checks import PAGE
from newsfold.cli.options import checked, config_option
from newsfold.cli.service.node import in_place, node_options

if TYPE_CHECKING:
    from crawler.config.model import Config

EXAMPLES = """\b
Examples:
  newsfold daemon
  newsfold daemon --config /etc/newsfold.toml
  newsfold daemon --check
  newsfold daemon --listen 127.0.0.1:9469 --log-format json
  newsfold daemon --page 127.0.0.1:8090
  newsfold daemon --wait 60s
\b
A configuration to begin with:
  [[source]]
  name = "gazette"
  url = "https://gazette.example/"
  every = "15m"
\b
Exit codes:
  0    stopped by SIGTERM or Ctrl-C; what is stored is kept
  1    the configuration or the database cannot be used; with --check also that a source is written twice
  130  stopped at once by a second signal
"""


@click.command(short_help="Crawl the configured sources, each at its interval.", epilog=EXAMPLES)
@config_option("What to crawl, how often, and where to store it.")
@click.option("--check", is_flag=True, help="Look at the configuration, the database and the sources; crawl nothing.")
@click.option(
    "--page",
    metavar="HOST:PORT",
    callback=checked(PAGE["listen"]),
    help="Show the archive in a browser there, in place of where the file says; without both nowhere.",
)
@node_options
@click.pass_context
def command(
    ctx: click.Context,
    config: Path,
    database: str | None,
    check: bool,
    page: str | None,
    listen: str | None,
    wait: timedelta | None,
    log_format: str | None,
    verbose: bool,
) -> None:
    """Crawl the sources of a configuration file, each at its interval, until stopped.

    A restart loses nothing: what is due stands in the database. A file that changes, or SIGHUP, is read anew without
    one; where it has faults, the log names them and all stays as it was. Log lines go to stderr, their times are UTC.
    """
    from crawler.config.file import load_config

    given = in_place(database, listen, log_format)

    def load() -> Config:
        loaded = load_config(config)
        shown = loaded.page if page is None else replace(loaded.page, listen=page)
        return replace(loaded, page=shown, **given)

    if check:
        _check(ctx, load())
        return
    from scheduler import run_daemon

    run_daemon(load, config, verbose=verbose, wait=wait or timedelta())


def _check(ctx: click.Context, config: Config) -> None:
    """Tell whether a daemon could start."""
    from crawler.logs import printable, without_logins
    from newsfold.cli.render import plural
    from newsfold.cli.service.readiness import faults_of

    faults = faults_of(config)
    for fault in faults:
        click.echo(printable(without_logins(fault)), err=True)
    if faults:
        ctx.exit(1)
    click.echo(f"{plural(len(config.sources), 'source')}, and the database can be used: a daemon can start.")
