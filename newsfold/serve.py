"""`newsfold serve`: the archive and its sources in a browser."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import Any

import click

from crawler.config.checks import PAGE
from newsfold.cli.options import checked, database_option

EXAMPLES = """\b
Examples:
  newsfold serve
  newsfold serve --db postgresql://news@localhost/news --read-only
  newsfold serve --listen 0.0.0.0:8090 --host news.example --password '${NEWSFOLD_PASSWORD}'
\b
Exit codes:
  0  stopped by SIGTERM or Ctrl-C
  1  the database cannot be used, or nobody can listen there
"""


@click.command(short_help="Show the archive and its sources in a browser.", epilog=EXAMPLES)
@click.option(
    "--listen",
    metavar="HOST:PORT",
    default="127.0.0.1:8090",
    show_default=True,
    callback=checked(PAGE["listen"]),
    help="Where to listen; beyond this machine a password is needed.",
)
@click.option(
    "--host",
    "hosts",
    metavar="NAME",
    multiple=True,
    callback=checked(PAGE["hosts"]),
    help="A name under which browsers may ask for the page, beside localhost and bare addresses. Repeatable.",
)
@click.option(
    "--password",
    metavar="SECRET",
    callback=checked(PAGE["password"]),
    help="What everybody has to know; '${NAME}' and '${file:PATH}' stand for a variable and a file that hold it.",
)
@click.option("--read-only", is_flag=True, help="Only show: take away what pauses and starts sources.")
@click.option(
    "--archive",
    metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Where crawls keep what they fetch, to show what a page was cut into.",
)
@database_option
def command(
    listen: str,
    hosts: tuple[str, ...] | None,
    password: str | None,
    read_only: bool,
    archive: Path | None,
    database: str,
) -> None:
    """Show the archive and its sources in a browser, until stopped.

    The page has no script that it needs and asks no other host for anything. It listens on this machine alone unless
    told otherwise.
    """
    from crawler.logs import log_to_stderr
    from newsfold.cli.store import open_store
    from newsfold.web.app import create_app
    from newsfold.web.serving import PageServer, address_of, bound
    from newsfold.web.settings import Settings, check_settings

    settings = Settings(read_only=read_only, password=password, hosts=hosts or (), archive=archive)
    check_settings(settings, listen.rpartition(":")[0])
    log_to_stderr(verbose=False)
    with open_store(database) as store, bound(listen) as place:
        server = PageServer(create_app(store, settings))

        def stop(number: int, frame: Any) -> None:
            server.stop()

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, stop)
        click.echo(f"Newsfold is at {address_of(place)}/ with {store.url}; Ctrl-C ends it.")
        server.run(sockets=[place])
