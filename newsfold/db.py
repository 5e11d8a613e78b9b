"""`newsfold db`: the database as a whole."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from newsfold.cli.options import config_option, database_option
from newsfold.cli.terminal.lines import say

EXAMPLES = """\b
Examples:
  newsfold db check
  newsfold db backup /var/backups/news.db
  newsfold db restore /var/backups/news.db --db sqlite:///new.db
  newsfold db prune --dry-run
  newsfold db upgrade --db postgresql://me@localhost/news
"""

_FILE = click.argument("file", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))


@click.group(epilog=EXAMPLES)
def command() -> None:
    """Make, upgrade and check the tables of the database, copy it, and make room in it.

    `newsfold crawl` and `newsfold daemon` upgrade the tables by themselves; articles are kept.
    """


@command.command()
@database_option
def upgrade(database: str) -> None:
    """Make the tables, or bring them to the version of this program."""
    from migrations import open_database

    with open_database(database) as store:
        say(f"{store.url}: its tables are of version {store.revision()}")


@command.command()
@database_option
def current(database: str) -> None:
    """Print the version of the tables."""
    from newsfold.cli.store import find_store

    with find_store(database) as store:
        say(store.revision() or "none")


@command.command()
@click.option("--quick", is_flag=True, help="Do not read the whole database for damage.")
@database_option
@click.pass_context
def check(ctx: click.Context, quick: bool, database: str) -> None:
    """Tell whether this program can use the database; exit code 1 where it cannot.

    Something is written and taken back; every page and row is looked at, and the room on the disk.
    """
    from newsfold.cli.store import open_store
    from storage.care.checks import look_over

    with open_store(database) as store:
        state = look_over(store, quick=quick)
        for fault in state.faults:
            say(f"{store.url}: {fault}", err=True)
        free = "" if state.free is None else f", {state.free:,} free beside it"
        word = "ready" if not state.faults else "not sound"
        say(f"{store.url}: {word}, its tables are of version {store.revision()}; {state.size:,} bytes{free}")
    if state.faults:
        ctx.exit(1)


@command.command()
@_FILE
@click.option("--overwrite", is_flag=True, help="Replace FILE if it is there.")
@database_option
def backup(file: Path, overwrite: bool, database: str) -> None:
    """Copy the database into FILE as it is at one moment; crawls go on meanwhile.

    FILE appears only when the copy is whole and was looked at. Of PostgreSQL it is a dump, made by pg_dump.
    """
    from newsfold.cli.store import open_store
    from storage.care.copies import make_backup

    with open_store(database) as store:
        size = make_backup(store, file, overwrite=overwrite)
    say(f"{file}: a whole copy of {store.url}, {size:,} bytes")


@command.command()
@_FILE
@click.option("--overwrite", is_flag=True, help="Lose what the database holds now.")
@database_option
def restore(file: Path, overwrite: bool, database: str) -> None:
    """Make the database what FILE, a backup, holds.

    A database that holds anything is left as it is, unless --overwrite is said. Stop daemons and crawls before.
    """
    from migrations import upgrade as bring_up
    from storage.care.copies import put_back
    from storage.database import Database

    with Database(database) as store:
        put_back(store, file, overwrite=overwrite)
        bring_up(store)
        say(f"{store.url}: restored from {file}, its tables are of version {store.revision()}")


@command.command()
@database_option
def index(database: str) -> None:
    """Put the articles into the word index that were stored before there was one, the latest first.

    A daemon does it by itself. It may be broken off and gone on with; crawls go on meanwhile.
    """
    from crawler.archive.search.words import fill_index
    from newsfold.cli.bar import bar
    from newsfold.cli.render import plural
    from newsfold.cli.store import open_store
    from storage.words import count_unindexed

    with open_store(database) as store:
        with store.read() as connection:
            size = count_unindexed(connection)
        with bar("index", size) as show:
            done = fill_index(store, lambda articles: show(articles, f"{articles:,} articles"))
        click.echo(f"{store.url}: {plural(done, 'article')} put into the word index; every article is in it")


@command.command()
@database_option
def vacuum(database: str) -> None:
    """Write the database anew without its gaps, and look at the sizes of its tables; crawls wait meanwhile."""
    from newsfold.cli.store import open_store
    from storage.care import care_of
    from storage.near_index import sweep

    with open_store(database) as store:
        care = care_of(store)
        before, _ = care.room(store)
        sweep(store)
        care.pack(store)
        after, _ = care.room(store)
        say(f"{store.url}: {before:,} bytes before, {after:,} now")


@command.command()
@config_option("What is kept of which source.")
@click.option("--db", "database", metavar="URL", envvar="NEWSFOLD_DB", help="In place of the one that the file names.")
@click.option("--dry-run", is_flag=True, help="Say what would be removed, and remove nothing.")
def prune(config: Path, database: str | None, dry_run: bool) -> None:
    """Remove the articles that no source keeps any longer, as the daemon does once a day.

    An article goes once every source that has it lets it go; it does not come back.
    """
    from crawler.archive.maintenance.retention import prune as run_prune
    from crawler.config.file import load_config
    from newsfold.cli.bar import bar
    from newsfold.cli.render import plural
    from newsfold.cli.store import open_store

    loaded = load_config(config)
    rules = {source.name: source.keep for source in loaded.sources}
    looked_at = 0

    def report(more: int) -> None:
        nonlocal looked_at
        looked_at += more
        show(looked_at, f"{looked_at:,} articles looked at")

    with open_store(database or loaded.database) as store, bar("prune", None) as show:
        pruned = run_prune(store, rules, datetime.now(UTC), dry=dry_run, report=report)
    for source, count in sorted(pruned.by_source.items()):
        say(f"  {source}: {count:,}")
    verb = "would be removed" if dry_run else "removed"
    say(f"{plural(pruned.removed.articles, 'article')} {verb}")
