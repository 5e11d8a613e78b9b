"""`newsfold stories`: which stories are carried by several articles, that with the latest one first."""

from __future__ import annotations

from dataclasses import asdict

import click

from newsfold.cli.options import WHOLE, Whole, database_option, json_option
from newsfold.cli.searching.narrowing import site_option
from newsfold.cli.terminal.lines import say

EXAMPLES = """\b
Examples:
  newsfold stories
  newsfold stories --site example.com --min-size 3
  newsfold stories --json | jq -r 'select(.site_count > 1) | .title'
"""


@click.command(short_help="List the stories that several articles carry.", epilog=EXAMPLES)
@click.option("--limit", metavar="N", type=WHOLE, default=20, show_default=True, help="At most N.")
@site_option("Only those that an article of one site carries: its host, or an address of it.")
@click.option(
    "--min-size",
    metavar="N",
    type=Whole(min=2, max=2**63 - 1),
    default=2,
    show_default=True,
    help="Only those of N articles or more.",
)
@database_option
@json_option
def command(limit: int, site: str | None, min_size: int, database: str, as_json: bool) -> None:
    """List the stories that several articles carry, that with the latest article first.

    A story is a lead article, by whose number and title it is listed, and its near copies and versions, on any site.
    `newsfold show ID` lists its articles. With --json each line is one story.
    """
    from newsfold.cli.render import print_json
    from newsfold.cli.store import open_store
    from newsfold.cli.terminal.tables import print_table
    from storage.stories import count_stories, list_stories

    with open_store(database) as store, store.read() as connection:
        stories = list_stories(connection, limit=limit, site=site, min_size=min_size)
        count = len(stories) if len(stories) < limit else count_stories(connection, site=site, min_size=min_size)
    if as_json:
        for story in stories:
            print_json(asdict(story))
        return
    if not stories:
        narrowed = site is not None or min_size > 2
        say("No story fits." if narrowed else "No article is tied to another one yet.", err=True)
        return
    rows = [
        (str(each.lead_id), each.latest_at, each.article_count, each.site_count, each.site, each.title)
        for each in stories
    ]
    headers = ("lead", "latest", "articles", "sites", "site", "title")
    print_table(headers, rows, numbers=frozenset({"lead", "articles", "sites"}), lead="title")
    if count > len(stories):
        say(f"{len(stories)} of {count:,} stories; --limit shows more.", err=True)
