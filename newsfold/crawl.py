"""`newsfold crawl`: fetch pages now, and store every article once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsfold.cli.options import (
    EXIT_BUSY,
    allow_private_option,
    check_urls,
    database_option,
    json_option,
    log_format_option,
    source_options,
    verbose_option,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crawler.config.model import Source
    from crawler.crawl.report import RunReport
    from newsfold.cli.crawling import Crawled
    from storage.database import Database

EXAMPLES = """\b
Examples:
  newsfold crawl https://example.com/news
  newsfold crawl --limit 50 example.com https://example.org/feed.xml
  newsfold crawl --scope site https://example.com/archive/2019
  newsfold crawl --include '/news/**' --depth 2 https://example.com/
  newsfold crawl --db postgresql://me@localhost/news https://example.com
  newsfold crawl --allow-private 127.0.0.1:8000 http://127.0.0.1:8000/
\b
Exit codes:
  0    done
  1    a source gave no page at all, or the database failed
  2    wrong usage
  75   another process crawls a site at this moment; try again later
  130  stopped by Ctrl-C or SIGTERM; what is stored is kept
"""


@click.command(short_help="Crawl URLs and store every article once.", epilog=EXAMPLES)
@click.argument("urls", metavar="URL...", nargs=-1, required=True, callback=check_urls)
@source_options
@click.option(
    "--archive",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="Keep what is fetched in WARC files in FOLDER.",
)
@database_option
@json_option
@allow_private_option
@log_format_option
@verbose_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    urls: tuple[str, ...],
    archive: Path | None,
    database: str,
    as_json: bool,
    allow_private: tuple[str, ...],
    log_format: str | None,
    verbose: bool,
    **settings: Any,
) -> None:
    """Crawl each URL and what it leads to on its site, and store every article once.

    A URL is a front page, a section, an article, a feed or a sitemap, and is crawled as such unless --scope says
    otherwise; the summary says what was left aside. A second crawl asks only for what changed. Robots.txt is obeyed.
    The database is made where it is missing.
    """
    from crawler.config.checks import faults_of_reach
    from crawler.config.model import Fetch, LogFormat, Source
    from crawler.logs import log_to_stderr
    from migrations import open_database
    from newsfold.cli.crawling import crawl_all
    from newsfold.cli.progress import display
    from newsfold.cli.render import print_json
    from newsfold.cli.summary import print_summary, summary_json
    from newsfold.cli.terminal.lines import say

    log_to_stderr(verbose=verbose, as_json=log_format == LogFormat.JSON)
    for _, fault in faults_of_reach({name: value for name, value in settings.items() if value is not None}):
        raise click.UsageError(fault)
    sources = _once([Source(name=url, url=url, **settings) for url in dict.fromkeys(urls)])
    with open_database(database) as store:
        with display(sources, logged=log_format == LogFormat.JSON) as shown:
            fetch = Fetch(allow_private=allow_private)
            crawled = crawl_all(sources, database=store, fetch=fetch, on_progress=shown.show, archive=archive)
        reports, stopped = crawled.reports, crawled.stopped
        for busy in crawled.busy:
            say(f"Not crawled: {busy}.", err=True)
        if as_json:
            print_json(summary_json(reports, store.url, stopped=stopped))
        else:
            print_summary(reports)
            if reports or not crawled.busy:
                say(_advice(reports, store, _database_option(ctx, database), stopped=stopped))
    ctx.exit(_exit_code(crawled))


def _exit_code(crawled: Crawled) -> int:
    if crawled.stopped:
        return 130
    if any(report.failure or not report.pages for report in crawled.reports):
        return 1
    return EXIT_BUSY if crawled.busy else 0


def _once(sources: list[Source]) -> list[Source]:
    """Leave out a source that is written twice, and say so."""
    from crawler.config.twins import twins_among
    from newsfold.cli.terminal.lines import say

    twins = dict(twins_among(sources))
    for source, known in twins.items():
        say(f"{source.url} is the same as {known.url}; it is crawled once.", err=True)
    return [source for source in sources if source not in twins]


def _database_option(ctx: click.Context, given: str) -> str:
    """Return the option with which the next command finds the database, empty where it needs none."""
    from click.core import ParameterSource

    from newsfold.cli.store import option_of

    if ctx.get_parameter_source("database") is not ParameterSource.COMMANDLINE:
        return ""
    return f" {option_of(given)}"


def _advice(reports: Sequence[RunReport], store: Database, option: str, *, stopped: bool) -> str:
    """Return the sentence that says what to do next; `option` names the database."""
    from storage.articles import list_articles

    if stopped:
        return f"Stopped; what is stored is kept. See it with `newsfold articles{option}`, or crawl again to go on."
    if any(report.failure for report in reports):
        return "The database failed; mend that and crawl again: what is stored is kept, the rest is fetched anew."
    if not any(report.pages for report in reports):
        return "Nothing could be fetched; the reasons stand above."
    with store.read() as connection:
        latest = list_articles(connection, limit=1)
    if not latest:
        return "No article was found. `newsfold segment URL` says why a page has none."
    see = f"See the articles with `newsfold articles{option}`"
    if not any(report.new for report in reports):
        return f"{see}; none is new."
    return f"{see}, the latest with `newsfold show {latest[0].id}{option}`."
