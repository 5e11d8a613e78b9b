"""`newsfold daemon`: crawl the configured sources when they are due, for ever."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import click

from newsfold.cli.options import verbose_option

EXAMPLES = """\b
Examples:
  newsfold daemon
  newsfold daemon --config /etc/newsfold.toml
\b
A configuration to begin with:
  [[source]]
  name = "gazette"
  url = "https://gazette.example/"
  every = "15m"
\b
Exit codes:
  0    stopped by SIGTERM or Ctrl-C; what is stored is kept
  1    the configuration or the database cannot be used
  130  stopped at once by a second signal
"""


@click.command(short_help="Crawl the configured sources, each at its interval.", epilog=EXAMPLES)
@click.option(
    "--config",
    metavar="FILE",
    type=click.Path(path_type=Path),
    default=Path("newsfold.toml"),
    show_default=True,
    help="What to crawl, how often, and where to store it.",
)
@click.option(
    "--db",
    "database",
    metavar="URL",
    envvar="NEWSFOLD_DB",
    show_envvar=True,
    help="The database, in place of the one that the file names.",
)
@verbose_option
def command(config: Path, database: str | None, verbose: bool) -> None:
    """Crawl the sources of a configuration file, each at its interval, until stopped.

    A restart loses nothing: what is due stands in the database. Log lines go to stderr, their times are UTC.
    """
    from crawler.config.file import load_config

    loaded = load_config(config)
    if database is not None:
        loaded = replace(loaded, database=database)
    from crawler.logs import log_to_stderr
    from scheduler import run_daemon

    log_to_stderr(verbose=verbose, ours=logging.INFO)
    run_daemon(loaded)
