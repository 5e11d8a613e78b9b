"""`newsfold articles`: what is stored, latest first."""

from __future__ import annotations

import click

from newsfold.cli.options import WHOLE, database_option, json_option

EXAMPLES = """\b
Examples:
  newsfold articles
  newsfold articles --limit 5 --search harbour
  newsfold articles --site example.com --json | jq -r .title
"""


@click.command(epilog=EXAMPLES)
@click.option("--limit", metavar="N", type=WHOLE, default=20, show_default=True, help="At most N.")
@click.option("--search", metavar="TEXT", help="Only those with TEXT in title or text.")
@click.option("--site", metavar="HOST", help="Only those that a site publishes, as it has them; without www.")
@database_option
@json_option
def command(limit: int, search: str | None, site: str | None, database: str, as_json: bool) -> None:
    """List the stored articles, latest first.

    With --json each line is one article, without its text; `newsfold export` gives everything.
    """
    from newsfold.cli.render import plural, print_json
    from newsfold.cli.store import open_store
    from newsfold.cli.terminal.tables import print_table
    from storage.articles import count_articles, list_articles

    with open_store(database) as store, store.read() as connection:
        articles = list_articles(connection, limit=limit, search=search, site=site)
        count = len(articles) if len(articles) < limit else count_articles(connection, search=search, site=site)
    if as_json:
        for article in articles:
            print_json(
                {
                    "id": article.id,
                    "first_seen_at": article.first_seen_at,
                    "last_seen_at": article.last_seen_at,
                    "site": article.site,
                    "source": article.source,
                    "title": article.title,
                    "url": article.url,
                    "url_claimed": article.url_claimed,
                    "publisher": article.publisher,
                    "publishers": article.publisher_count,
                    "published_at": article.published_at,
                    "sightings": article.sighting_count,
                    "revisions": article.revision_count,
                }
            )
        return
    if not articles:
        click.echo("No article fits." if search or site else "No article is stored yet.", err=True)
        return
    rows = [
        (str(article.id), article.first_seen_at, article.site, article.sighting_count, article.title)
        for article in articles
    ]
    print_table(("id", "first seen", "site", "seen", "title"), rows, numbers=frozenset({"id", "seen"}), lead="title")
    if count > len(articles):
        click.echo(f"{len(articles)} of {plural(count, 'article')}; --limit shows more.", err=True)
