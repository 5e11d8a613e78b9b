"""`newsfold load`: archive files and saved pages into the store, as a crawl would have taken them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsfold.cli.options import check_url, database_option, json_option, verbose_option

if TYPE_CHECKING:
    import asyncio

    from crawler.loading.report import LoadReport
    from storage.database import Database

EXAMPLES = """\b
Examples:
  newsfold load CC-NEWS-20240110000000-00001.warc.gz
  newsfold load --host example.com --after 2020-01-01 --before 2021-01-01 warcs/
  newsfold load collection.wacz page.mhtml
  newsfold load --url https://example.com/ mirror/
\b
Exit codes:
  0    done; pages that cannot be used are counted
  1    a file holds nothing that can be read, or the database failed
  2    wrong usage
  75   the source is being loaded by another process
  130  stopped by Ctrl-C or SIGTERM; the same command goes on from there
"""
_DATES = ["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]


@click.command(short_help="Store what WARC and WACZ files and saved pages hold.", epilog=EXAMPLES)
@click.argument("paths", metavar="FILE|FOLDER...", nargs=-1, required=True)
@click.option("--host", "hosts", metavar="HOST", multiple=True, help="Only pages of HOST and below it. Repeatable.")
@click.option("--after", metavar="DATE", type=click.DateTime(_DATES), help="Only pages saved at DATE (UTC) or later.")
@click.option("--before", metavar="DATE", type=click.DateTime(_DATES), help="Only pages saved before DATE (UTC).")
@click.option(
    "--url", metavar="URL", callback=check_url, help="The address of which a folder, or an HTML file, is a copy."
)
@click.option(
    "--source", metavar="NAME", help="The source that all of it is; without it the name of each file or folder."
)
@click.option("--again", is_flag=True, help="Read what was loaded before once more.")
@database_option
@json_option
@verbose_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    hosts: tuple[str, ...],
    after: datetime | None,
    before: datetime | None,
    url: str | None,
    source: str | None,
    again: bool,
    database: str,
    as_json: bool,
    verbose: bool,
) -> None:
    """Store the articles of WARC and WACZ files, of folders of these, and of saved pages (HTML, MHTML, mirrors).

    A page counts as seen when it was saved. What was loaded before is not read again, so that the same command goes on
    where it was interrupted. The files stay as they are.
    """
    from crawler.core.errors import SiteBusy
    from crawler.loading.marks import Load
    from crawler.loading.report import LoadReport
    from crawler.logs import log_to_stderr, without_logins
    from crawler.saved.values import Wanted
    from migrations import open_database
    from newsfold.cli.loading import loads_json, print_loads
    from newsfold.cli.render import print_json
    from newsfold.crawl import EXIT_BUSY

    if url is not None and len(paths) != 1:
        raise click.UsageError("--url gives the address of one folder or file; name one with it.")
    log_to_stderr(verbose=verbose)
    wanted = Wanted(
        hosts=tuple(host.lower().removeprefix("www.") for host in hosts), after=_utc(after), before=_utc(before)
    )
    with open_database(database) as store:
        jobs = [
            Load(
                path=Path(path),
                source=source or f"load:{Path(path).resolve().name}",
                wanted=wanted,
                url=url,
                again=again,
            )
            for path in dict.fromkeys(paths)
        ]
        ends, stopped = _load_all(store, jobs)
    reports = [end for end in ends if isinstance(end, LoadReport)]
    faults = [end for end in ends if not isinstance(end, LoadReport)]
    for fault in faults:
        click.echo(without_logins(f"newsfold: {fault}"), err=True)
    if as_json:
        print_json(loads_json(reports, store.url, stopped=stopped))
    elif reports:
        print_loads(reports)
    if stopped:
        ctx.exit(130)
    if any(report.failure for report in reports) or not all(isinstance(fault, SiteBusy) for fault in faults):
        ctx.exit(1)
    if faults:
        ctx.exit(EXIT_BUSY)


def _load_all(store: Database, jobs: list[Any]) -> tuple[list[LoadReport | Exception], bool]:
    """Load one after the other; what cannot be loaded stands in the place of its report."""
    from crawler.config.model import Fetch
    from crawler.core.errors import SiteBusy
    from crawler.crawl.event_loop import run_in_loop
    from crawler.loading.load import load
    from crawler.saved.values import SavedError
    from crawler.session.workers import Workers
    from newsfold.cli.loading import shown

    async def main(stop: asyncio.Event) -> tuple[list[LoadReport | Exception], bool]:
        fetch = Fetch()
        workers = Workers(fetch.workers, timeout=fetch.parse_timeout)
        ends: list[LoadReport | Exception] = []
        try:
            with shown() as show:
                for job in jobs:
                    if stop.is_set():
                        break
                    try:
                        ends.append(await load(job, database=store, fetch=fetch, workers=workers, stop=stop, show=show))
                    except (SavedError, SiteBusy) as error:
                        ends.append(error)
        finally:
            workers.close()
        return ends, stop.is_set()

    return run_in_loop(main)


def _utc(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.replace(tzinfo=UTC)
