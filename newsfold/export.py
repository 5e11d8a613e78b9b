"""`newsfold export`: all articles, for other programs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from newsfold.cli.options import WHOLE, database_option
from newsfold.cli.searching.narrowing import filter_for, narrowing_options

EXAMPLES = """\b
Examples:
  newsfold export > articles.jsonl
  newsfold export --format csv -o articles.csv
  newsfold export --format parquet --partition month,language -o dataset
  newsfold export --format atom --search harbour -o harbour.atom
  newsfold export --state news.state -o news-2026-05-01.jsonl
  newsfold export --rights no-reservation --card README.md -o usable.jsonl
"""
PARTITIONS = ("day", "month", "seen-day", "seen-month", "language")


def _formats(ctx: click.Context, param: click.Parameter, value: str) -> str:
    from storage.export import format_names

    if value not in format_names():
        raise click.BadParameter(f"{value!r} is no format; there is {', '.join(format_names())}", ctx, param)
    return value


def _partitions(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    names = tuple(name.strip() for name in value.split(",")) if value is not None else ()
    wrong = next((name for name in names if name not in PARTITIONS), None)
    if wrong is not None:
        raise click.BadParameter(f"{wrong!r} is none of {', '.join(PARTITIONS)}", ctx, param)
    if len(set(names)) < len(names):
        raise click.BadParameter("a name stands there twice", ctx, param)
    return names


def _path(help_text: str, *names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    return click.option(*names, metavar="FILE", type=click.Path(path_type=Path), help=help_text)


@click.command(epilog=EXAMPLES)
@click.option(
    "--format", "name", metavar="NAME", default="jsonl", show_default=True, callback=_formats,
    help="jsonl, csv, parquet, atom or rss.",
)  # fmt: skip
@_path("Write to FILE.", "-o", "--output")
@click.option("--search", metavar="QUERY", help="Only articles that a query finds, as `newsfold search` reads it.")
@narrowing_options
@click.option(
    "--rights",
    type=click.Choice(["open", "no-reservation", "reserved"]),
    help="Only articles of whose use their publisher says that; `no-reservation` includes those that are open.",
)
@click.option("--since", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="Only those first seen since (UTC).")
@click.option("--limit", metavar="N", type=WHOLE, help="At most N; of a feed 100 without it.")
@_path("Only what is new or changed since the last export with FILE, where that is remembered.", "--state")
@click.option(
    "--partition", metavar="NAME,…", callback=_partitions,
    help="With parquet: write a folder, parted by day, month, seen-day, seen-month, language.",
)  # fmt: skip
@_path("Write what the export holds to FILE, as dataset hubs read it.", "--card")
@click.option("--bom", is_flag=True, help="With csv: begin with a byte order mark, as Excel needs it.")
@database_option
def command(
    name: str,
    output: Path | None,
    search: str | None,
    rights: str | None,
    since: datetime | None,
    limit: int | None,
    state: Path | None,
    partition: tuple[str, ...],
    card: Path | None,
    bom: bool,
    database: str,
    **narrowed: Any,
) -> None:
    """Write all articles, oldest first, each with all that is known of it; of a feed the newest first.

    FILE appears, or is replaced, only when all is written; a pipe or a device is written as it is. Without -o, or with
    `-o -`, the articles go to the standard output.
    """
    from newsfold.cli.exporting.running import Asked, run_export
    from newsfold.cli.render import plural
    from newsfold.cli.store import open_store

    output = None if output == Path("-") else output
    only = filter_for(search, since=None if since is None else since.replace(tzinfo=UTC), **narrowed)
    asked = Asked(
        format=name, output=output, only=only, search=search, rights=rights, limit=limit, state=state, card=card,
        partition=partition, bom=bom,
    )  # fmt: skip
    _check(name, partition, output, limit=limit, state=state, bom=bom)
    with open_store(database) as store:
        written = run_export(store, asked)
    if output is not None or state is not None:
        verb = "is" if written.gone == 1 else "are"
        gone = f"; {plural(written.gone, 'article')} of the last export {verb} gone" if written.gone else ""
        where = f" to {output}" if output is not None else ""
        click.echo(f"wrote {plural(written.count, 'article')}{where}{gone}", err=True)


def _check(
    name: str, partition: tuple[str, ...], output: Path | None, *, limit: int | None, state: Path | None, bom: bool
) -> None:
    """Raise UsageError where options do not go together."""
    from storage.export import get_format
    from storage.exporting.feeds import MOST_ENTRIES

    is_feed = get_format(name).is_feed
    if partition and name != "parquet":
        raise click.UsageError("--partition goes with --format parquet.")
    if partition and output is None:
        raise click.UsageError("--partition writes a folder; name it with -o.")
    if bom and name != "csv":
        raise click.UsageError("--bom goes with --format csv.")
    if state is not None and (is_feed or limit is not None):
        raise click.UsageError("--state remembers whole exports; it goes with no feed and no --limit.")
    if is_feed and limit is not None and limit > MOST_ENTRIES:
        raise click.UsageError(f"a feed has at most {MOST_ENTRIES:,} articles.")
