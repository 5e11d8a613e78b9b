"""`newsfold articles`: what is stored, latest first."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from newsfold.cli.options import WHOLE, database_option, json_option
from newsfold.cli.searching.narrowing import filter_for, narrowing_options

EXAMPLES = """\b
Examples:
  newsfold articles
  newsfold articles --limit 5 --search harbour
  newsfold articles --site example.com --json | jq -r .title
  newsfold articles --after 2026-05 --before 2026-06 --lang de --sort published
"""


@click.command(epilog=EXAMPLES)
@click.option("--limit", metavar="N", type=WHOLE, default=20, show_default=True, help="At most N.")
@click.option("--search", metavar="QUERY", help="Only those that a query finds, as `newsfold search` reads it.")
@click.option(
    "--sort",
    type=click.Choice(["stored", "published"]),
    default="stored",
    show_default=True,
    help="The latest first, by when they were stored or published.",
)
@narrowing_options
@database_option
@json_option
def command(limit: int, search: str | None, sort: str, database: str, as_json: bool, **options: Any) -> None:
    """List the stored articles, latest first.

    A DATE is a day, a month or a year, as 2026-05-01, 2026-05 or 2026, and means its beginning in UTC.
    With --json each line is one article, without its text; `newsfold export` gives everything.
    """
    from newsfold.cli.render import plural, print_json
    from newsfold.cli.searching.listed import listed
    from newsfold.cli.store import open_store
    from newsfold.cli.terminal.tables import print_table
    from storage.articles import count_articles, list_articles
    from storage.records import ALL, Order

    only = filter_for(search, **options)
    with open_store(database) as store, store.read() as connection:
        articles = list_articles(connection, only, order=Order(sort), limit=limit)
        count = len(articles) if len(articles) < limit else count_articles(connection, only)
    if as_json:
        for article in articles:
            print_json(asdict(listed(article)))
        return
    if not articles:
        click.echo("No article fits." if only != ALL else "No article is stored yet.", err=True)
        return
    rows = [
        (str(article.id), article.first_seen_at, article.site, article.sighting_count, article.title)
        for article in articles
    ]
    print_table(("id", "first seen", "site", "seen", "title"), rows, numbers=frozenset({"id", "seen"}), lead="title")
    if count > len(articles):
        click.echo(f"{len(articles)} of {plural(count, 'article')}; --limit shows more.", err=True)
