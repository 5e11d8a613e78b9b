"""`newsfold dedup`: upkeep of what is known of near copies, and links that are taken back."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from newsfold.cli.options import database_option

EXAMPLES = """\b
Examples:
  newsfold dedup upkeep
  newsfold dedup unlink 12
"""


@click.group(epilog=EXAMPLES)
def command() -> None:
    """Judge near copies again, and take links back."""


@command.command()
@database_option
def upkeep(database: str) -> None:
    """Judge again what was stored before its site's furniture was known; nothing is deleted."""
    from crawler.upkeep import upkeep as run_upkeep
    from newsfold.cli.render import named, plural
    from newsfold.cli.store import open_store

    with open_store(database) as store:
        verdicts = run_upkeep(store, datetime.now(UTC))
    click.echo(f"{plural(verdicts.total(), 'article')} judged again" + (f": {named(verdicts)}" if verdicts else ""))


@command.command()
@click.argument("number", metavar="ID", type=click.IntRange(min=1, max=2**63 - 1))
@database_option
def unlink(number: int, database: str) -> None:
    """Take back the link of article ID: it is never made again by itself."""
    from crawler.near_copies import judge_left_over
    from newsfold.cli.store import open_store
    from storage.errors import NotFound
    from storage.links import part

    now = datetime.now(UTC)
    with open_store(database) as store:
        try:
            with store.begin() as connection:
                link = part(store, connection, number, now)
        except NotFound as error:
            raise click.ClickException(str(error)) from None
        judge_left_over(store, now)
    name = "near copy" if link.verdict == "near" else link.verdict
    click.echo(f"article {number} is no longer a {name} of article {link.of_id}")
