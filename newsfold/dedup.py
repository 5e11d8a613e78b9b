"""`newsfold dedup`: upkeep of what is known of near copies, and links that are taken back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from newsfold.cli.options import Whole, database_option, json_option
from newsfold.cli.terminal.lines import say

if TYPE_CHECKING:
    from crawler.archive.maintenance.rebuild import Rebuilt
    from storage.totals import Totals

EXAMPLES = """\b
Examples:
  newsfold dedup stats
  newsfold dedup upkeep
  newsfold dedup rebuild --dry-run
  newsfold dedup unlink 12
"""


@click.group(epilog=EXAMPLES)
def command() -> None:
    """Tell what the archive holds, judge near copies again, and take links back."""


@command.command()
@database_option
@json_option
def stats(database: str, as_json: bool) -> None:
    """Tell what the archive holds: articles, repeats, near copies, stories, furniture, and what waits."""
    from dataclasses import asdict

    from crawler.core.dedup.paragraphs import KEY_VERSION
    from newsfold.cli.render import print_json
    from newsfold.cli.store import open_store
    from storage.totals import find_totals

    with open_store(database) as store, store.read() as connection:
        totals = find_totals(store, connection, KEY_VERSION)
    if as_json:
        print_json(asdict(totals))
        return
    _print_totals(totals)


@command.command()
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--all", "every", is_flag=True, help="Judge every article again, also where no key of it changes.")
@database_option
@json_option
def rebuild(dry_run: bool, every: bool, database: str, as_json: bool) -> None:
    """Compute anew by what every text is known, after an upgrade or once sites have taught more furniture.

    Digests and keys of earlier versions become those of this one; what they change is judged again. Nothing is deleted.
    When it is broken off, the next run goes on where it was. Other commands may write at the same time.
    """
    from dataclasses import asdict

    from crawler.archive.maintenance.rebuild import count_left
    from crawler.archive.maintenance.rebuild import rebuild as run_rebuild
    from newsfold.cli.bar import bar
    from newsfold.cli.render import print_json
    from newsfold.cli.store import open_store

    with open_store(database) as store, bar("rebuild", count_left(store)) as show:
        done = run_rebuild(
            store,
            datetime.now(UTC),
            every=every,
            dry=dry_run,
            report=lambda articles: show(articles, f"{articles:,} articles"),
        )
    verdicts = [{"before": was, "now": now, "articles": count} for (was, now), count in sorted(done.verdicts.items())]
    if as_json:
        print_json(asdict(done) | {"verdicts": verdicts, "dry_run": dry_run})
        return
    _print_rebuilt(done, dry_run)


def _print_totals(totals: Totals) -> None:
    from newsfold.cli.render import plural

    seen = f"seen {plural(totals.sightings, 'time')} on {plural(totals.pages, 'page')}"
    say(f"{plural(totals.articles, 'article')}, {seen}")
    size = ""
    if totals.index_bytes and totals.articles:
        size = f", {totals.index_bytes / totals.articles:.0f} bytes an article"
    lines = {
        "stories of two or more": totals.stories,
        "near copies": totals.near_copies,
        "versions at other numbers": totals.linked_revisions,
        "earlier texts": totals.revisions,
        "repeats that were found late": totals.late_repeats,
        "links that were taken back": totals.taken_back,
        "documents that were ingested": totals.documents,
        "paragraphs that are furniture": totals.furniture,
        "paragraphs that are content after all": totals.undone,
        "keys of the near-copy index": f"{totals.keys:,}{size}",
    }
    for name, value in lines.items():
        say(f"  {name:<38} {value if isinstance(value, str) else f'{value:,}'}")
    if totals.unjudged:
        say(f"to be judged by the next crawl, or `newsfold dedup upkeep`: {plural(totals.unjudged, 'article')}")
    if totals.unapplied:
        say(f"to be applied by `newsfold dedup upkeep`: {plural(totals.unapplied, 'paragraph')} of furniture")
    if totals.unindexed:
        say(f"of an earlier version, for `newsfold dedup rebuild`: {plural(totals.unindexed, 'article')}")


def _print_rebuilt(done: Rebuilt, dry_run: bool) -> None:
    from newsfold.cli.render import plural

    would = "would change" if dry_run else "changed"
    say(
        f"{plural(done.articles, 'article')} looked at: {done.digests:,} digests, {done.cores:,} core digests, "
        f"keys of {done.keys:,} articles and {done.revisions:,} digests of earlier texts {would}"
    )
    for (was, now), count in sorted(done.verdicts.items()):
        say(f"  {was} {'would become' if dry_run else 'became'} {now}: {plural(count, 'article')}")
    if not done.verdicts_known:
        say("  which near copies the new keys find is known only when they are written")
    elif dry_run:
        say("  these are estimates: a run learns furniture on its way, and judges what comes later by it")


@command.command()
@database_option
def upkeep(database: str) -> None:
    """Judge again what was stored before its site's furniture was known; nothing is deleted."""
    from crawler.archive.maintenance.upkeep import upkeep as run_upkeep
    from newsfold.cli.render import named, plural
    from newsfold.cli.store import open_store

    with open_store(database) as store:
        verdicts = run_upkeep(store, datetime.now(UTC))
    say(f"{plural(verdicts.total(), 'article')} judged again" + (f": {named(verdicts)}" if verdicts else ""))


@command.command()
@click.argument("number", metavar="ID", type=Whole(min=1, max=2**31 - 1))
@database_option
def unlink(number: int, database: str) -> None:
    """Take back the link of article ID: it is never made again by itself."""
    from crawler.archive.near_copies.judging import judge_left_over
    from newsfold.cli.store import open_store
    from storage.errors import NotFound
    from storage.story_links import part

    now = datetime.now(UTC)
    with open_store(database) as store:
        try:
            with store.begin() as connection:
                link = part(store, connection, number, now)
        except NotFound as error:
            raise click.ClickException(str(error)) from None
        judge_left_over(store, now)
    name = "near copy" if link.verdict == "near" else link.verdict
    say(f"article {number} is no longer a {name} of article {link.of_id}")
