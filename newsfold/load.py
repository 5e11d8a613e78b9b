"""`newsfold load`: archive files and saved pages into the store, as a crawl would have taken them."""

from __future__ import annotations

from datetime import datetime

import click

from newsfold.cli.options import check_url, database_option, json_option, verbose_option
from newsfold.cli.terminal.lines import say

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
    from crawler.logs import log_to_stderr, without_logins
    from migrations import open_database
    from newsfold.cli.loading.running import jobs_of, load_all
    from newsfold.cli.loading.summary import loads_json, print_loads
    from newsfold.cli.render import print_json

    if url is not None and len(paths) != 1:
        raise click.UsageError("--url gives the address of one folder or file; name one with it.")
    log_to_stderr(verbose=verbose)
    jobs = jobs_of(paths, source=source, hosts=hosts, after=after, before=before, url=url, again=again)
    with open_database(database) as store:
        loaded = load_all(store, jobs)
    for fault in loaded.faults:
        say(without_logins(f"newsfold: {fault}"), err=True)
    if as_json:
        print_json(loads_json(loaded.reports, store.url, stopped=loaded.stopped))
    elif loaded.reports:
        print_loads(loaded.reports)
    ctx.exit(loaded.exit_code)
