"""`newsfold segment`: which articles stand on a page. Needs no database."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator

import click

from newsfold.cli.options import allow_private_option

EXAMPLES = """\b
Examples:
  newsfold segment page.html
  newsfold segment --url https://example.com/news page.html.gz
  newsfold segment saved-pages/ > articles.jsonl
  newsfold segment https://example.com/news | jq -r '.articles[].title'
"""


@click.command(epilog=EXAMPLES)
@click.argument("pages", metavar="FILE|FOLDER|URL|-...", nargs=-1, required=True)
@click.option("--url", metavar="URL", help="The address that the page was saved from; its links become absolute.")
@allow_private_option
@click.pass_context
def command(ctx: click.Context, pages: tuple[str, ...], url: str | None, allow_private: tuple[str, ...]) -> None:
    """Print which articles stand on pages: one line of JSON a page, nothing is stored.

    A page is HTML or plain text, packed with gzip or not. Of a folder every .html, .htm, .xhtml and .txt file below it
    is read. `-` is the standard input. What cannot be read is named on stderr, and the exit code is 1.
    """
    from newsfold.cli.inputs import InputError

    if url is not None and (len(pages) > 1 or _is_url(pages[0])):
        raise click.UsageError("--url gives the address of one saved page; name one file with it.")
    failed = False
    for page in pages:
        try:
            for line in _lines(page, url or ""):
                click.echo(line)
        except InputError as error:
            failed = True
            click.echo(f"newsfold: {error}", err=True)
    if failed:
        ctx.exit(1)


def _is_url(page: str) -> bool:
    return page.startswith(("http://", "https://"))


def _lines(page: str, url: str) -> Iterator[str]:
    """Yield one line of JSON for each page that `page` stands for."""
    from crawler.config import Fetch
    from crawler.core.decoding import decode
    from crawler.core.extraction import extract_page
    from newsfold.cli.article_json import article_json
    from newsfold.cli.inputs import list_files, load_document

    for name in list_files(page):
        document = load_document(name, url, Fetch().max_bytes)
        extraction = extract_page(decode(document.body, document.content_type), url or None)
        record = {
            "file": os.fsencode(name).decode("utf-8", "replace"),
            "url": url or None,
            "articles": [article_json(article) for article in extraction.articles],
            "nothing_because": extraction.nothing_because,
        }
        yield json.dumps(record, ensure_ascii=False)
