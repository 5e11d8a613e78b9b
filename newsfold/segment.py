"""`newsfold segment`: which articles stand on a page. Needs no database."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crawler.logs import without_logins
from newsfold.cli.options import allow_private_option, check_pages, check_url, render_pages_option

if TYPE_CHECKING:
    from crawler.config.model import Fetch
    from newsfold.cli.reading import PageReading

EXAMPLES = """\b
Examples:
  newsfold segment page.html
  newsfold segment --url https://example.com/news page.html.gz
  newsfold segment saved-pages/ > articles.jsonl
  newsfold segment --render https://example.com/news
  newsfold segment https://example.com/news | jq -r '.articles[].title'
"""


@click.command(short_help="Print which articles stand on pages; nothing is stored.", epilog=EXAMPLES)
@click.argument("pages", metavar="FILE|FOLDER|URL|-...", nargs=-1, required=True, callback=check_pages)
@click.option(
    "--url",
    metavar="URL",
    callback=check_url,
    help="The address that the page was saved from; its links become absolute.",
)
@click.option(
    "--save-case", "case", metavar="DIR", help="Write the page and what is read of it to DIR, a test case to be mended."
)
@render_pages_option
@allow_private_option
@click.pass_context
def command(
    ctx: click.Context,
    pages: tuple[str, ...],
    url: str | None,
    case: str | None,
    render: bool,
    allow_private: tuple[str, ...],
) -> None:
    """Print which articles stand on pages: one line of JSON a page, nothing is stored.

    A page is HTML or plain text, packed with gzip or not. Of a folder every .html, .htm, .xhtml and .txt file below it
    is read; of several pages each has ten seconds. `-` is the standard input. What cannot be read is named on stderr,
    and the exit code is 1.
    """
    from newsfold.cli.inputs import is_url

    single = len(pages) == 1 and not is_url(pages[0]) and not Path(pages[0]).is_dir()
    if url is not None and not single:
        raise click.UsageError("--url gives the address of one saved page; name one file with it.")
    if render and not any(map(is_url, pages)):
        raise click.UsageError("--render lets a browser run the scripts of a page of the Internet; name its URL.")
    from crawler.config.model import Fetch

    fetch = replace(Fetch(), allow_private=allow_private)
    if case is not None:
        _save_case(pages, url, Path(case), fetch, render=render)
        return
    failures = 0

    def give(page: PageReading) -> None:
        nonlocal failures
        if page.fault is not None:
            failures += 1
            click.echo(without_logins(f"newsfold: {page.fault}"), err=True)
        if page.fault is None or page.reason is not None:
            click.echo(_line(page))

    if single:
        from newsfold.cli.reading import read_here

        give(read_here(pages[0], url, fetch))
    else:
        from newsfold.cli.reading_pool import read_many

        read_many(pages, fetch, give, render=render)
    if failures:
        ctx.exit(1)


def _save_case(pages: tuple[str, ...], url: str | None, folder: Path, fetch: Fetch, *, render: bool) -> None:
    from newsfold.cli.case import save_case
    from newsfold.cli.documents import get_document
    from newsfold.cli.inputs import InputError

    if len(pages) != 1:
        raise click.UsageError("--save-case makes a case of one page; name one.")
    try:
        save_case(folder, get_document(pages[0], url, fetch, render=render))
    except InputError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"written to {folder}; mend {folder / 'expected.json'} to what the page holds", err=True)


def _line(page: PageReading) -> str:
    from newsfold.cli.article_json import article_json

    candidates = page.reading.candidates if page.reading else ()
    record = {
        "file": os.fsencode(page.name).decode("utf-8", "replace"),
        "url": page.url,
        "articles": [article_json(candidate.article) for candidate in candidates],
        "nothing_because": page.reading.nothing_because if page.reading else page.reason,
    }
    return json.dumps(record, ensure_ascii=False)
