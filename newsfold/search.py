"""`newsfold search`: what the archive holds on something."""

from __future__ import annotations

from pathlib import Path

import click

from newsfold.cli.options import WHOLE, config_option, database_option, json_option

EXAMPLES = """\b
Examples:
  newsfold search harbour ferry
  newsfold search '"night ferry" -strike after:2026-05 lang:en'
  newsfold search 'author:"Ilse Maartens" site:gazette.example' --sort newest
  newsfold search '港口 大雾' --json | jq -r .title
  newsfold search --saved harbour --sort newest
"""


@click.command(
    short_help="Find articles by words, phrases and filters.",
    epilog=EXAMPLES,
    # -word is a part of the query.
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@click.argument("query", metavar="[QUERY]...", nargs=-1)
@click.option("--saved", metavar="NAME", help="What the search NAME of the configuration finds, narrowed by QUERY.")
@config_option("The configuration that has the saved searches.")
@click.option("--limit", metavar="N", type=WHOLE, default=10, show_default=True, help="At most N.")
@click.option(
    "--sort",
    type=click.Choice(["relevance", "newest"]),
    default="relevance",
    show_default=True,
    help="The best first, or what was stored last.",
)
@click.option("--after-hit", "after", metavar="PLACE", help="Go on behind PLACE, which the search before told.")
@database_option
@json_option
def command(
    query: tuple[str, ...],
    saved: str | None,
    config: Path,
    limit: int,
    sort: str,
    after: str | None,
    database: str,
    as_json: bool,
) -> None:
    """Find the articles that hold all words of QUERY, in their titles, texts or authors.

    "Several words" are a phrase, -word leaves out, and source:, site:, author:, lang:, after: and before: narrow; a
    date is a day, a month or a year. Case and accents do not count; words are not stemmed. docs/search.md has it all.
    """
    from crawler.archive.search.searching import Sort, search
    from newsfold.cli.searching.hits import print_hits
    from newsfold.cli.store import open_store

    if not query and saved is None:
        raise click.UsageError("say what to search for, or name a saved search with --saved")
    text = " ".join((*(() if saved is None else (_saved(config, saved),)), *query))
    with open_store(database) as store, store.read() as connection:
        try:
            page = search(connection, text, limit=limit, after=after, sort=Sort(sort))
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--after-hit") from None
    print_hits(page, as_json=as_json)


def _saved(config: Path, name: str) -> str:
    """Return the query of a saved search; raises ClickException where there is none of that name."""
    from crawler.config.file import load_config

    searches = {each.name: each.query for each in load_config(config, needs_sources=False).searches}
    if name not in searches:
        known = f"there is {', '.join(sorted(searches))}" if searches else f"write [searches.{name}] and its query"
        raise click.ClickException(f"{config} has no search {name!r}; {known}")
    return searches[name]
