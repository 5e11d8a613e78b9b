"""`newsfold delete`: articles removed for good."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from newsfold.cli.options import WHOLE, check_url, database_option
from newsfold.cli.searching.narrowing import site_option
from newsfold.cli.terminal.lines import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.database import Database

_SHOWN = 10
"""Articles that are named before it asks."""

EXAMPLES = """\b
Examples:
  newsfold delete 12 13
  newsfold delete --site gazette.example --before 2024-01-01 --dry-run
  newsfold delete --source gazette --yes
  newsfold delete --url https://gazette.example/harbour --forget
\b
Exit codes:
  0  done, or nothing to do
  1  an article is not there, the question was answered with no, or the database failed
  2  wrong usage
"""


@click.command(short_help="Remove articles, which do not come back.", epilog=EXAMPLES)
@click.argument("numbers", metavar="[ID]...", nargs=-1, type=WHOLE)
@click.option("--source", metavar="NAME", help="Those that only this source has.")
@site_option("Those that only this site publishes: its host, or an address of it.")
@click.option("--before", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="Those first seen before that day.")
@click.option("--url", metavar="URL", callback=check_url, help="Those whose own address this is.")
@click.option("--dry-run", is_flag=True, help="Say what would be removed, and remove nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--forget", is_flag=True, help="Let them come back when a crawl sees them again.")
@database_option
def command(
    numbers: tuple[int, ...],
    source: str | None,
    site: str | None,
    before: datetime | None,
    url: str | None,
    dry_run: bool,
    yes: bool,
    forget: bool,
    database: str,
) -> None:
    """Remove articles by their numbers, or all of which everything holds that is said of them.

    With them go their earlier texts, sightings and publications, and the late repeats of them.
    """
    from crawler.core.links.addresses import permalink_key
    from newsfold.cli.render import plural
    from newsfold.cli.store import open_store
    from storage.deletable import Found, Wanted, find_deletable

    said = (source, site, before, url)
    if bool(numbers) == any(value is not None for value in said):
        raise click.UsageError("name articles by their numbers, or say what holds of them, one of both")
    wanted = Wanted(source=source, site=site, before=before and before.replace(tzinfo=UTC), url_key=permalink_key(url))
    with open_store(database) as store:
        found = Found(_known(store, numbers), 0) if numbers else find_deletable(store, wanted)
        if found.shared:
            others = "source has" if source is not None else "site publishes"
            say(f"{plural(found.shared, 'article')} stay, which another {others}, too; name them by number", err=True)
        _tell(store, found.numbers)
        if not found.numbers or dry_run:
            return
        if not yes:
            click.confirm(f"Remove {plural(len(found.numbers), 'article')}?", abort=True, err=True)
        _delete(store, found.numbers, forget=forget)


def _known(store: Database, numbers: Sequence[int]) -> tuple[int, ...]:
    """Return the numbers; raises ClickException where there is no such article."""
    from storage.story_links import find_existing

    with store.read() as connection:
        there = find_existing(connection, [number for number in numbers if number < 2**31])
    missing = sorted(set(numbers) - there)
    if missing:
        raise click.ClickException(f"no article has the number {missing[0]}; `newsfold articles` lists them")
    return tuple(sorted(there, reverse=True))


def _tell(store: Database, numbers: Sequence[int]) -> None:
    """Name the first of the articles, and how many more there are."""
    from crawler.logs import printable
    from newsfold.cli.render import plural
    from storage.furniture import find_shown

    with store.read() as connection:
        shown = find_shown(connection, numbers[:_SHOWN])
    for one in reversed(shown):
        say(printable(f"{one.article_id}  {one.title}  {one.url}"))
    if len(numbers) > _SHOWN:
        say(f"and {len(numbers) - _SHOWN:,} more")
    if not numbers:
        say(f"{plural(0, 'article')} to remove")


def _delete(store: Database, numbers: Sequence[int], *, forget: bool) -> None:
    from crawler.archive.maintenance.removal import remove_all
    from newsfold.cli.bar import bar
    from newsfold.cli.render import plural

    with bar("delete", len(numbers)) as show:
        done = remove_all(
            store, numbers, datetime.now(UTC), lambda gone: show(gone, f"{gone:,} articles"), forget=forget
        )
    more = f" with {plural(done.repeats, 'repeat')}" if done.repeats else ""
    comes = "they come back when they are seen again" if forget else "they do not come back"
    say(f"{plural(done.articles, 'article')}{more} removed; {comes}")
