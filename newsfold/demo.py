"""`newsfold demo`: a crawl of a small fictional news site on this machine, and what came of it."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storage.records import StoredArticle

_SHOWN = 6  # sightings of the example
_PREFIX = "newsfold-demo-"
_KEPT = 24 * 3600
"""Seconds that the database of a demo stays: the next demo after them removes it."""


@click.command()
@click.pass_context
def command(ctx: click.Context) -> None:
    """Crawl a small fictional news site, without the Internet, and show what Newsfold makes of it.

    Eight papers in seven languages print sixty stories, each on several pages: whole on the front page, in the
    archive, under tags and below other stories. The demo serves them on 127.0.0.1, crawls them into a new database
    and ends within half a minute.
    """
    from crawler.config.model import Fetch, Source
    from crawler.logs import log_to_stderr
    from migrations import open_database
    from newsfold.cli.crawling import crawl_all
    from newsfold.cli.progress import display
    from newsfold.cli.summary import print_summary
    from newsfold.cli.terminal.lines import say
    from newsfold.demo_site.server import DemoSite
    from newsfold.demo_site.stories import papers
    from storage.articles import iter_articles

    log_to_stderr(verbose=False)
    _remove_old()
    database = f"sqlite:///{Path(tempfile.mkdtemp(prefix=_PREFIX)) / 'demo.db'}"
    with DemoSite() as site, open_database(database) as store:
        click.echo(f"A fictional news site is up at {site.url}/ with {len(papers())} papers; crawling it.\n")
        sources = [Source(name="demo", url=f"{site.url}/")]
        fetch = replace(Fetch(), allow_private=(site.host,))
        with display(sources) as shown:
            crawled = crawl_all(sources, database=store, fetch=fetch, on_progress=shown.show)
        print_summary(crawled.reports, is_gone=True)
        articles = list(iter_articles(store))
    for line in _story(articles, site.url):
        say(line)
    say(_advice(articles, database))
    if crawled.stopped:
        ctx.exit(130)


def _remove_old() -> None:
    """Remove what demos of earlier days have left."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            known = folder.lstat()
            if known.st_uid == os.getuid() and stat.S_ISDIR(known.st_mode) and time.time() - known.st_mtime > _KEPT:
                shutil.rmtree(folder)


def _story(articles: Sequence[StoredArticle], base: str) -> Iterator[str]:
    """Yield what happened, with a page of several articles and an article of several pages as examples."""
    pages: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for article in articles:
        for sighting in article.sightings:
            pages[sighting.page_url].append((sighting.position, article.title))
    if not pages:
        return
    seen = sum(map(len, pages.values()))
    several = sum(len(found) > 1 for found in pages.values())
    yield f"\n{seen} whole articles stood on {len(pages)} pages; {several} of these pages held more than one."
    yield f"{len(articles)} articles are stored, each once; the other {seen - len(articles)} are kept as sightings."
    permalinks = {article.url for article in articles}
    own = [page for page in pages if page in permalinks]
    page = max(own or pages, key=lambda url: (len(pages[url]), url))
    yield f"\nA page with {len(pages[page])} articles: {page.removeprefix(base)}"
    yield from (f"  {place + 1}. {title}" for place, title in sorted(pages[page]))
    often = max(articles, key=lambda article: (article.sighting_count, -article.id))
    yield f"\nAn article seen on {often.sighting_count} pages: {often.title}"
    for sighting in often.sightings[:_SHOWN]:
        yield f"  {sighting.page_url.removeprefix(base)}, place {sighting.position + 1}"
    if often.sighting_count > _SHOWN:
        yield f"  and {often.sighting_count - _SHOWN} more"


def _advice(articles: Sequence[StoredArticle], database: str) -> str:
    if not articles:
        return "\nStopped before the first article was stored. Run `newsfold demo` again."
    return (
        "\nThe site is gone now, the database stays for a day. Try next:\n"
        f"  newsfold articles --db {database}\n"
        f"  newsfold show {articles[0].id} --db {database}\n"
        f"  newsfold search harbour --db {database}\n"
        f"  newsfold serve --db {database}\n"
        "  newsfold crawl https://your-news-site.example/"
    )
