"""`newsfold db`: the tables of the database."""

from __future__ import annotations

import click

from newsfold.cli.options import database_option

EXAMPLES = """\b
Examples:
  newsfold db check
  newsfold db upgrade --db postgresql://me@localhost/news
"""


@click.group(epilog=EXAMPLES)
def command() -> None:
    """Make, upgrade and check the tables of the database.

    `newsfold crawl` and `newsfold daemon` upgrade them by themselves; articles are kept.
    """


@command.command()
@database_option
def upgrade(database: str) -> None:
    """Make the tables, or bring them to the version of this program."""
    from migrations import open_database

    with open_database(database) as store:
        click.echo(f"{store.url}: its tables are of version {store.revision()}")


@command.command()
@database_option
def current(database: str) -> None:
    """Print the version of the tables."""
    from newsfold.cli.store import find_store

    with find_store(database) as store:
        click.echo(store.revision() or "none")


@command.command()
@database_option
def check(database: str) -> None:
    """Tell whether this program can use the database; exit code 1 where it cannot."""
    from newsfold.cli.store import open_store

    with open_store(database) as store:
        click.echo(f"{store.url}: ready, its tables are of version {store.revision()}")
