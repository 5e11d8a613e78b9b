"""`newsfold worker`: one more node that crawls the sources of a PostgreSQL database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsfold.cli.service.node import in_place, node_options

if TYPE_CHECKING:
    from crawler.config.model import Config

DEFAULT_CONFIG = Path("newsfold.toml")

EXAMPLES = """\b
Examples:
  newsfold worker --db postgresql://news@db.example/news
  newsfold worker --config /etc/newsfold.toml
\b
Exit codes:
  0    stopped by SIGTERM or Ctrl-C; what it was crawling is due at once for the other nodes
  1    the configuration or the database cannot be used, or the database is no PostgreSQL
  130  stopped at once by a second signal
"""


@click.command(short_help="Crawl the sources of a PostgreSQL database, beside other nodes.", epilog=EXAMPLES)
@click.option(
    "--config",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="How pages are fetched, and where they are stored; newsfold.toml, where there is one. Its sources are those of"
    " a daemon: a worker takes the sources that stand in the database.",
)
@node_options
def command(
    config: Path | None,
    database: str | None,
    listen: str | None,
    wait: timedelta | None,
    log_format: str | None,
    verbose: bool,
) -> None:
    """Crawl the sources of a PostgreSQL database when they are due, beside other workers and daemons, until stopped.

    Any number of nodes share the sources: each finds what is due and hands it to a queue in the database, and takes
    from there what it has room for. There is no leader; what a node was crawling that died is repeated by another
    within a minute or so. `newsfold daemon` brings the sources into the database, and crawls like a worker besides.
    """
    from crawler.config.file import load_config
    from crawler.config.model import Config
    from scheduler import run_daemon
    from storage.database import parse_url

    path = config or DEFAULT_CONFIG
    given = in_place(database, listen, log_format)

    def load() -> Config:
        is_there = config is not None or database is None or path.exists()
        loaded = load_config(path, needs_sources=False) if is_there else Config()
        return replace(loaded, **given)

    if parse_url(load().database).get_backend_name() == "sqlite":
        raise click.ClickException(
            "a worker shares its work with other machines by PostgreSQL, and this database is a file;"
            " crawl it with `newsfold daemon`"
        )
    run_daemon(load, path, verbose=verbose, wait=wait or timedelta(), kind="worker")
