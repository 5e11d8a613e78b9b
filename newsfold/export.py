"""`newsfold export`: all articles, for other programs."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsfold.cli.searching.narrowing import site_option
from newsfold.cli.options import database_option

if TYPE_CHECKING:
    from storage.rights import Stance

EXAMPLES = """\b
Examples:
  newsfold export > articles.jsonl
  newsfold export --format jsonl -o articles.jsonl
  newsfold export --rights no-reservation > usable.jsonl
  newsfold export --search harbour | jq -r .title
"""


def _formats(ctx: click.Context, param: click.Parameter, value: str) -> str:
    from storage.export import format_names

    if value not in format_names():
        raise click.BadParameter(f"{value!r} is no format; there is {', '.join(format_names())}", ctx, param)
    return value


@click.command(epilog=EXAMPLES)
@click.option("--format", "name", metavar="NAME", default="jsonl", show_default=True, callback=_formats, help="jsonl.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write to FILE.")
@click.option("--search", metavar="TEXT", help="Only articles with TEXT in title or text.")
@site_option("Only those of one site: its host, or an address of it.")
@click.option(
    "--rights",
    type=click.Choice(["open", "no-reservation", "reserved"]),
    help="Only articles of whose use their publisher says that; `no-reservation` includes those that are open.",
)
@database_option
def command(
    name: str, output: Path | None, search: str | None, site: str | None, rights: str | None, database: str
) -> None:
    """Write all articles, oldest first, each with where it was seen.

    FILE appears, or is replaced, only when all is written; a pipe or a device is written as it is. Without -o, or with
    `-o -`, the articles go to the standard output.
    """
    from newsfold.cli.files.written import written_to
    from newsfold.cli.render import plural
    from newsfold.cli.store import open_store
    from storage.articles import iter_articles
    from storage.export import get_writer
    from storage.records import ArticleFilter

    with open_store(database) as store:
        articles = iter_articles(store, ArticleFilter(search=search, site=site), stances=_stances(rights))
        if output is None or output == Path("-"):
            if hasattr(sys.stdout, "reconfigure"):
                sys.stdout.reconfigure(encoding="utf-8")
            get_writer(name)(articles, sys.stdout)
            return
        with written_to(output) as out:
            count = get_writer(name)(articles, out)
    click.echo(f"wrote {plural(count, 'article')} to {output}", err=True)


def _stances(rights: str | None) -> Collection[Stance] | None:
    from storage.rights import Stance

    if rights is None:
        return None
    asked = Stance(rights)
    return {asked, Stance.OPEN} if asked is Stance.UNRESERVED else {asked}
