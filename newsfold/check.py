"""`newsfold check`: signs of faults in what was read, without a truth."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crawler.config.model import DEFAULT_DATABASE
from crawler.logs import without_logins
from newsfold.cli.options import WHOLE, Whole, check_url, database_option, json_option
from newsfold.cli.terminal.lines import say

if TYPE_CHECKING:
    from crawler.core.checking.values import ObservedSite

EXAMPLES = """\b
Examples:
  newsfold check
  newsfold check example.com --examples 10
  newsfold check --url https://example.com/ mirror/
  newsfold check --json | jq -r '.site as $site | .signs[] | [$site, .sign, .count] | @tsv'
\b
Exit codes:
  0    done, whatever was found
  1    with --fail: a sign was seen; or a page could not be read, or the database failed
  2    wrong usage
"""


@click.command(short_help="Look for signs of faults in what was read, without a truth.", epilog=EXAMPLES)
@click.argument("names", metavar="[SOURCE|FILE|FOLDER]...", nargs=-1)
@click.option(
    "--url",
    metavar="URL",
    callback=check_url,
    help="The address of a folder, or of a file, of pages; links become absolute.",
)
@click.option("--examples", metavar="N", type=Whole(min=0), default=2, show_default=True, help="Examples of each sign.")
@click.option(
    "--limit",
    metavar="N",
    type=WHOLE,
    default=2000,
    show_default=True,
    help="Look at the latest N articles of each site.",
)
@click.option("--fail", is_flag=True, help="Exit with 1 where a sign was seen.")
@database_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    names: tuple[str, ...],
    url: str | None,
    examples: int,
    limit: int,
    fail: bool,
    database: str,
    as_json: bool,
) -> None:
    """Look for signs of faults in what was read: site by site, with counts and examples for `newsfold explain`.

    Looks at the stored articles of all sites, or of the named ones: a SOURCE is a site, or the name or address of what
    was crawled. A name that is there as a file or folder means the pages in it: they are read and no database is
    needed. A sign is a hint, and not each one a fault.
    """
    from crawler.core.checking.check import check
    from newsfold.cli.checking.report import print_site, site_json
    from newsfold.cli.render import print_json
    from newsfold.cli.store import option_of

    faults: list[str] = []
    found = False
    for site in _sites(names, url, database, limit, faults):
        findings = check(site)
        found = found or bool(findings)
        if as_json:
            print_json(site_json(site, findings, examples))
        else:
            print_site(site, findings, examples, "" if database == DEFAULT_DATABASE else option_of(database))
    if faults or (found and fail):
        ctx.exit(1)


def _sites(
    names: tuple[str, ...], url: str | None, database: str, limit: int, faults: list[str]
) -> Iterator[ObservedSite]:
    """Yield what is to be checked: the pages that are named, else what is stored."""
    pages = [name for name in names if Path(name).exists()]
    if pages and len(pages) < len(names):
        raise click.UsageError("name pages or sources, not both: " + ", ".join(set(names) - set(pages)))
    if url is not None and len(pages) != 1:
        raise click.UsageError("--url gives the address of one folder or file; name one with it.")
    return _read(pages, url, faults) if pages else _stored(names, database, limit)


def _read(pages: list[str], url: str | None, faults: list[str]) -> Iterator[ObservedSite]:
    from newsfold.cli.checking.pages import observe_pages

    def tell(fault: str) -> None:
        faults.append(fault)
        say(without_logins(f"newsfold: {fault}"), err=True)

    yield observe_pages(pages, url, tell)


def _stored(names: tuple[str, ...], database: str, limit: int) -> Iterator[ObservedSite]:
    from crawler.archive.observed import find_sites, matching, observe_site
    from newsfold.cli.store import open_store

    with open_store(database) as store:
        sites = find_sites(store)
        if not sites:
            say("Nothing was crawled yet.", err=True)
        wanted = [site for name in names for site in matching(sites, name)] if names else sites
        for name in names:
            if not any(matching(sites, name)):
                known = ", ".join(site.name for site in sites[:5])
                raise click.ClickException(f"nothing is stored of {name}; it is no file either. Sites: {known}")
        for site in dict.fromkeys(wanted):
            yield observe_site(store, site, limit)
